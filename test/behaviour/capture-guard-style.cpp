// RUN: %behaviour defercliff-loop-capture %s %t

// A guard of the iteration acts the same with a copy of the loop variable, at
// the end of the iteration, on continue, on break and when an exception
// passes.

#include <absl/cleanup/cleanup.h>
#include <cstdio>
#include <stdexcept>

static void work(int last) {
  for (int i = 0; i < 4; ++i) {
    absl::Cleanup close = [&] { std::printf("close %d of %d\n", i, last); };
    if (i == 0)
      continue;
    if (i == last)
      break;
    if (i == 2)
      throw std::runtime_error("thrown");
    std::printf("use %d\n", i);
  }
}

int main() {
  work(1);
  try {
    work(3);
  } catch (const std::exception &e) {
    std::puts(e.what());
  }
}
// PRINTS: close 0 of 1
// PRINTS: close 1 of 1
// PRINTS: close 0 of 3
// PRINTS: use 1
// PRINTS: close 1 of 3
// PRINTS: close 2 of 3
// PRINTS: thrown
