// RUN: %behaviour defercliff-loop-capture %s %t --was=wrong

// A variable of the condition of a loop is made anew for each iteration.

#include <cstdio>
#include <functional>
#include <vector>

int main() {
  std::vector<std::function<void()>> tasks;
  int left = 3;
  while (int now = left--)
    tasks.push_back([&now] { std::printf("%d left\n", now); });
  for (const auto &task : tasks)
    task();
}
// PRINTS: 3 left
// PRINTS: 2 left
// PRINTS: 1 left
