// RUN: %behaviour defercliff-guard-in-loop %s %t --fix-notes

// The condition of the loop is looked at after the clean-up.

#include <absl/cleanup/cleanup.h>
#include <cstdio>

static bool more(int n) {
  std::printf("more than %d?\n", n);
  return n < 2;
}

int main() {
  int n = 0;
  while (more(n)) {
    absl::Cleanup count = [&n] { ++n; };
    std::printf("while %d\n", n);
  }
}
// PRINTS: more than 0?
// PRINTS: while 0
// PRINTS: more than 1?
// PRINTS: while 1
// PRINTS: more than 2?
