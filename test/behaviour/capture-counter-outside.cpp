// RUN: %behaviour defercliff-loop-capture %s %t --fix-notes --was=other

// A counter that outlives the loop had its last value when the actions ran;
// now each has that of its iteration. The total stays shared.

#include <cstdio>
#include <functional>
#include <vector>

int main() {
  std::vector<std::function<void()>> tasks;
  int total = 0;
  int i = 0;
  while (i < 3) {
    tasks.push_back([&] { std::printf("%d of %d\n", i, total += i); });
    ++i;
  }
  for (const auto &task : tasks)
    task();
  std::printf("%d\n", total);
}
// PRINTED: 3 of 3
// PRINTED: 3 of 6
// PRINTED: 3 of 9
// PRINTED: 9
// PRINTS: 0 of 0
// PRINTS: 1 of 1
// PRINTS: 2 of 3
// PRINTS: 3
