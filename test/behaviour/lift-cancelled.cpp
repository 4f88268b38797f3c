// RUN: %behaviour defercliff-guard-in-loop %s %t --fix-notes

// A guard that is cancelled in one iteration acts in the others.

#include <absl/cleanup/cleanup.h>
#include <cstdio>
#include <utility>

int main() {
  for (int i = 0; i < 3; ++i) {
    absl::Cleanup undo = [i] { std::printf("undo %d\n", i); };
    std::printf("do %d\n", i);
    if (i == 1)
      std::move(undo).Cancel();
  }
}
// PRINTS: do 0
// PRINTS: undo 0
// PRINTS: do 1
// PRINTS: do 2
// PRINTS: undo 2
