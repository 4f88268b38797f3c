// RUN: %behaviour defercliff-guard-in-loop %s %t --fix-notes

// One instantiation reads the counter, and the other skips with it.

#include <absl/cleanup/cleanup.h>
#include <cstdio>

template <class F> void run(F use) {
  for (int i = 0; i < 4; ++i) {
    absl::Cleanup tell = [v = i] { std::printf("done %d\n", v); };
    use(i);
  }
}

int main() {
  run([](int x) { std::printf("read %d\n", x); });
  run([](int &x) { std::printf("skip %d\n", x++); });
}
// PRINTS: read 0
// PRINTS: done 0
// PRINTS: read 1
// PRINTS: done 1
// PRINTS: read 2
// PRINTS: done 2
// PRINTS: read 3
// PRINTS: done 3
// PRINTS: skip 0
// PRINTS: done 0
// PRINTS: skip 2
// PRINTS: done 2
