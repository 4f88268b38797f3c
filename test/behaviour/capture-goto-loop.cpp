// RUN: %behaviour defercliff-loop-capture %s %t --was=wrong

// A loop made with goto is a loop.

#include <cstdio>
#include <functional>
#include <vector>

int main() {
  std::vector<std::function<void()>> tasks;
  int count = 0;
again: {
  int twice = count * 2;
  tasks.push_back([&twice] { std::printf("%d\n", twice); });
}
  if (++count < 3)
    goto again;
  for (const auto &task : tasks)
    task();
}
// PRINTS: 0
// PRINTS: 2
// PRINTS: 4
