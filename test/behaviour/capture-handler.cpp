// RUN: %behaviour defercliff-loop-capture %s %t --was=wrong

// What a handler catches by value is gone with the handler.

#include <cstdio>
#include <functional>
#include <string>
#include <vector>

int main() {
  std::vector<std::function<void()>> reports;
  for (int i = 0; i < 2; ++i)
    try {
      throw std::string("error number ") + std::to_string(i);
    } catch (std::string text) {
      reports.push_back([&] { std::puts(text.c_str()); });
    }
  for (const auto &report : reports)
    report();
}
// PRINTS: error number 0
// PRINTS: error number 1
