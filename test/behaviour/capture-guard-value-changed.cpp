// RUN: %behaviour defercliff-loop-capture %s %t --fix-notes --was=other

// The iteration moves on the number before its guard acts. The copy has the
// number that the guard was made with.

#include <absl/cleanup/cleanup.h>
#include <cstdio>

int main() {
  for (int i = 0; i < 4; ++i) {
    absl::Cleanup close = [&i] { std::printf("close %d\n", i); };
    std::printf("open %d\n", i);
    if (i == 1)
      ++i;
  }
}
// PRINTED: open 0
// PRINTED: close 0
// PRINTED: open 1
// PRINTED: close 2
// PRINTED: open 3
// PRINTED: close 3
// PRINTS: open 0
// PRINTS: close 0
// PRINTS: open 1
// PRINTS: close 1
// PRINTS: open 3
// PRINTS: close 3
