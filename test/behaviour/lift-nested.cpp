// RUN: %behaviour defercliff-guard-in-loop %s %t --fix-notes

// Two loops, one in the other, with guards in both.

#include <absl/cleanup/cleanup.h>
#include <cstdio>

int main() {
  for (int i = 0; i < 2; ++i) {
    absl::Cleanup outer = [i] { std::printf("outer %d\n", i); };
    for (int j = 0; j <= i; ++j) {
      absl::Cleanup inner = [i, j] { std::printf("inner %d %d\n", i, j); };
      if (j == 1)
        continue;
      std::printf("%d %d\n", i, j);
    }
  }
}
// PRINTS: 0 0
// PRINTS: inner 0 0
// PRINTS: outer 0
// PRINTS: 1 0
// PRINTS: inner 1 0
// PRINTS: inner 1 1
// PRINTS: outer 1
