// RUN: %behaviour defercliff-guard-in-loop %s %t --fix-notes

// A body that does not use the loop variable gets a parameter that it does not
// use: -Wextra warns of it, and the attribute of the second is lost.

#include <absl/cleanup/cleanup.h>
#include <cstdio>

int main() {
  for (int i = 0; i < 2; ++i) {
    absl::Cleanup tell = [] { std::puts("end"); };
    std::puts("body");
  }
  for ([[maybe_unused]] int number : {1}) {
    absl::Cleanup tell = [] { std::puts("end"); };
    std::puts("body");
  }
}
// PRINTS: body
// PRINTS: end
// PRINTS: body
// PRINTS: end
// PRINTS: body
// PRINTS: end
