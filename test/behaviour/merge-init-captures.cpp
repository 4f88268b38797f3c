// RUN: %behaviour defercliff-too-many-guards %s %t

// Guards with captures of their own making, and one that is cancelled, are
// left alone. Those beside them are merged.

#include <absl/cleanup/cleanup.h>
#include <cstdio>
#include <memory>
#include <utility>

int main() {
  auto number = std::make_unique<int>(1);
  absl::Cleanup one = [] { std::puts("one"); };
  absl::Cleanup two = [] { std::puts("two"); };
  absl::Cleanup three = [owned = std::move(number)] {
    std::printf("three %d\n", *owned);
  };
  absl::Cleanup four = [] { std::puts("four"); };
  absl::Cleanup five = [] { std::puts("five"); };
  absl::Cleanup six = [] { std::puts("six"); };
  absl::Cleanup seven = [] { std::puts("seven"); };
  absl::Cleanup eight = [] { std::puts("eight"); };
  absl::Cleanup nine = [] { std::puts("nine"); };
  absl::Cleanup ten = [] { std::puts("ten"); };
  std::printf("%d\n", number == nullptr);
  std::move(six).Cancel();
}
// PRINTS: 1
// PRINTS: ten
// PRINTS: nine
// PRINTS: eight
// PRINTS: seven
// PRINTS: five
// PRINTS: four
// PRINTS: three 1
// PRINTS: two
// PRINTS: one
