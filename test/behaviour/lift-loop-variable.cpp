// RUN: %behaviour defercliff-guard-in-loop %s %t --fix-notes

// What the body does to the loop variable counts for the loop: a counter that
// is skipped, an element that is changed, a copy that is nobody's business.

#include <absl/cleanup/cleanup.h>
#include <cstdio>
#include <vector>

int main() {
  for (int i = 0; i < 5; ++i) {
    absl::Cleanup tell = [&i] { std::printf("at %d\n", i); };
    if (i == 1)
      i += 2;
  }
  std::vector<int> numbers = {1, 2, 3};
  for (int &number : numbers) {
    absl::Cleanup tell = [&number] { std::printf("made %d\n", number); };
    number *= 10;
  }
  for (int number : numbers) {
    absl::Cleanup tell = [&number] { std::printf("copy %d\n", number); };
    number += 1;
  }
  for (const int number : numbers) {
    absl::Cleanup tell = [number] { std::printf("still %d\n", number); };
    std::putchar(' ');
  }
  for (auto it = numbers.begin(); it != numbers.end(); ++it) {
    absl::Cleanup tell = [it] { std::printf("through %d\n", *it); };
    std::putchar('-');
  }
}
// PRINTS: at 0
// PRINTS: at 3
// PRINTS: at 4
// PRINTS: made 10
// PRINTS: made 20
// PRINTS: made 30
// PRINTS: copy 11
// PRINTS: copy 21
// PRINTS: copy 31
// PRINTS:  still 10
// PRINTS:  still 20
// PRINTS:  still 30
// PRINTS: -through 10
// PRINTS: -through 20
// PRINTS: -through 30
