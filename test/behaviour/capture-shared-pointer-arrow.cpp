// RUN: %behaviour defercliff-loop-capture %s %t --was=wrong

// A copy of a shared pointer points to the same object.

#include <cstdio>
#include <functional>
#include <memory>
#include <vector>

struct Counter {
  int number = 0;
};

int main() {
  std::vector<std::function<void()>> tasks;
  for (int i = 0; i < 2; ++i) {
    auto counter = std::make_shared<Counter>();
    tasks.push_back([&counter] {
      if (counter)
        std::printf("%d\n", counter->number);
    });
    counter->number = i;
  }
  for (const auto &task : tasks)
    task();
}
// PRINTS: 0
// PRINTS: 1
