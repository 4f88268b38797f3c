// RUN: %behaviour defercliff-guard-in-loop %s %t --fix-notes

// A continue becomes a return of the helper: the guards before it still run,
// those behind it are never made.

#include <absl/cleanup/cleanup.h>
#include <cstdio>

int main() {
  for (int i = 0; i < 4; ++i) {
    absl::Cleanup first = [i] { std::printf("first %d\n", i); };
    if (i == 1)
      continue;
    for (int j = 0; j < 2; ++j) {
      if (j == 0)
        continue;
      std::printf("inner %d\n", j);
    }
    switch (i) {
    case 2:
      continue;
    default:
      break;
    }
    absl::Cleanup second = [i] { std::printf("second %d\n", i); };
  }
}
// PRINTS: inner 1
// PRINTS: second 0
// PRINTS: first 0
// PRINTS: first 1
// PRINTS: inner 1
// PRINTS: first 2
// PRINTS: inner 1
// PRINTS: second 3
// PRINTS: first 3
