// RUN: %behaviour defercliff-guard-in-loop %s %t --fix-notes

// The body of a loop becomes a lambda before it. The clean-ups still run at
// the end of each iteration, before the step.

#include <absl/cleanup/cleanup.h>
#include <cstdio>

int main() {
  int open = 0;
  for (int i = 0; i < 3; std::printf("step %d\n", ++i)) {
    ++open;
    absl::Cleanup close = [&open, i] {
      std::printf("close %d, %d open\n", i, --open);
    };
    std::printf("use %d, %d open\n", i, open);
  }
}
// PRINTS: use 0, 1 open
// PRINTS: close 0, 0 open
// PRINTS: step 1
// PRINTS: use 1, 1 open
// PRINTS: close 1, 0 open
// PRINTS: step 2
// PRINTS: use 2, 1 open
// PRINTS: close 2, 0 open
// PRINTS: step 3
