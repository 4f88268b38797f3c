// RUN: %behaviour defercliff-guard-in-loop %s %t --fix-notes

// The break and the continue of a loop inside, and the break of a switch,
// stay what they are.

#include <absl/cleanup/cleanup.h>
#include <cstdio>

int main() {
  for (int i = 0; i < 3; ++i) {
    absl::Cleanup close = [i] { std::printf("close %d\n", i); };
    for (int j = 0; j < 4; ++j) {
      if (j == 0)
        continue;
      if (j == i + 1)
        break;
      std::printf("%d %d\n", i, j);
    }
    switch (i) {
    case 1:
      std::puts("one");
      break;
    default:
      std::puts("another");
    }
  }
}
// PRINTS: another
// PRINTS: close 0
// PRINTS: 1 1
// PRINTS: one
// PRINTS: close 1
// PRINTS: 2 1
// PRINTS: 2 2
// PRINTS: another
// PRINTS: close 2
