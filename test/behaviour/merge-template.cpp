// RUN: %behaviour defercliff-too-many-guards %s %t

// In a template guards are merged once, for all that it is used with.

#include <absl/cleanup/cleanup.h>
#include <iostream>
#include <string>

template <class T> static void count(T value) {
  absl::Cleanup one = [] { std::cout << "one\n"; };
  absl::Cleanup two = [&value] { std::cout << "two " << value << ".\n"; };
  absl::Cleanup three = [&value] { std::cout << "three " << value << ".\n"; };
  value += value;
  absl::Cleanup four = [] { std::cout << "four "; };
  value += value;
  absl::Cleanup five = [] { std::cout << "five "; };
  value += value;
  absl::Cleanup six = [] { std::cout << "six "; };
  value += value;
  absl::Cleanup seven = [] { std::cout << "seven "; };
  value += value;
  absl::Cleanup eight = [] { std::cout << "eight "; };
  value += value;
  absl::Cleanup nine = [] { std::cout << "nine "; };
}

int main() {
  count(1);
  count(0.5);
  count(std::string());
}
// PRINTS: nine eight seven six five four three 64.
// PRINTS: two 64.
// PRINTS: one
// PRINTS: nine eight seven six five four three 32.
// PRINTS: two 32.
// PRINTS: one
// PRINTS: nine eight seven six five four three .
// PRINTS: two .
// PRINTS: one
