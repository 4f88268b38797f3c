// RUN: %behaviour defercliff-loop-capture %s %t --was=wrong

// An action in an inner loop takes a copy of the variables of both loops. A
// loop in the action has a variable of its own.

#include <cstdio>
#include <functional>
#include <vector>

int main() {
  std::vector<std::function<void()>> tasks;
  for (int i = 1; i < 3; ++i)
    for (int j = i; j < 3; ++j)
      tasks.push_back([&] {
        for (int k = 0; k < i; ++k)
          std::printf("%d %d %d\n", i, j, k);
      });
  for (const auto &task : tasks)
    task();
}
// PRINTS: 1 1 0
// PRINTS: 1 2 0
// PRINTS: 2 2 0
// PRINTS: 2 2 1
