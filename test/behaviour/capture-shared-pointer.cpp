// RUN: %behaviour defercliff-loop-capture %s %t --was=wrong

// A copy of a shared pointer keeps the object alive, and it is the same
// object.

#include <cstdio>
#include <functional>
#include <memory>
#include <vector>

static void end(int *number) {
  std::printf("the end of %d\n", *number);
  delete number;
}

int main() {
  std::vector<std::function<void()>> tasks;
  for (int i = 0; i < 2; ++i) {
    std::shared_ptr<int> number(new int(i), end);
    tasks.push_back([&number] { std::printf("%d\n", *number); });
    *number += 5;
  }
  for (const auto &task : tasks)
    task();
  tasks.clear();
}
// PRINTS: 5
// PRINTS: 6
// PRINTS: the end of 5
// PRINTS: the end of 6
