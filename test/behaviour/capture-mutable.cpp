// RUN: %behaviour defercliff-loop-capture %s %t --was=wrong

// A mutable action counts its own calls; the variable that it only reads is
// copied.

#include <cstdio>
#include <functional>
#include <vector>

int main() {
  std::vector<std::function<void()>> tasks;
  for (int i = 0; i < 2; ++i)
    tasks.push_back([&i, calls = 0]() mutable {
      std::printf("%d: call %d\n", i, ++calls);
    });
  for (int round = 0; round < 2; ++round)
    for (auto &task : tasks)
      task();
}
// PRINTS: 0: call 1
// PRINTS: 1: call 1
// PRINTS: 0: call 2
// PRINTS: 1: call 2
