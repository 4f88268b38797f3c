// RUN: %behaviour defercliff-too-many-guards %s %t

// Whatever is thrown, the clean-ups of the guards that were made by then run,
// no others.

#include <absl/cleanup/cleanup.h>
#include <cstdio>
#include <stdexcept>

static void start(int n, int fails) {
  if (n == fails)
    throw std::runtime_error("failed to start");
}

static void work(int fails) {
  start(1, fails);
  absl::Cleanup one = [] { std::puts("one"); };
  absl::Cleanup two = [] { std::puts("two"); };
  start(2, fails);
  absl::Cleanup three = [] { std::puts("three"); };
  absl::Cleanup four = [] { std::puts("four"); };
  start(3, fails);
  absl::Cleanup five = [] { std::puts("five"); };
  start(4, fails);
  absl::Cleanup six = [] { std::puts("six"); };
  start(5, fails);
  absl::Cleanup seven = [] { std::puts("seven"); };
  start(6, fails);
  absl::Cleanup eight = [] { std::puts("eight"); };
  start(7, fails);
  absl::Cleanup nine = [] { std::puts("nine"); };
}

int main() {
  for (int fails : {1, 2, 3, 5})
    try {
      work(fails);
    } catch (const std::exception &e) {
      std::puts(e.what());
    }
}
// PRINTS: failed to start
// PRINTS: two
// PRINTS: one
// PRINTS: failed to start
// PRINTS: four
// PRINTS: three
// PRINTS: two
// PRINTS: one
// PRINTS: failed to start
// PRINTS: six
// PRINTS: five
// PRINTS: four
// PRINTS: three
// PRINTS: two
// PRINTS: one
// PRINTS: failed to start
