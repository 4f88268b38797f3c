// RUN: %behaviour defercliff-loop-capture %s %t --was=wrong

// A lambda inside the action that runs at once refers to the copy of the
// action. What the action adds up outside stays shared.

#include <algorithm>
#include <cstdio>
#include <functional>
#include <vector>

int main() {
  std::vector<std::function<void()>> tasks;
  int sum = 0;
  for (int i = 1; i <= 3; ++i)
    tasks.push_back([&] {
      std::vector<int> numbers = {1, 2, 3};
      std::for_each(numbers.begin(), numbers.end(),
                    [&](int number) { sum += number * i; });
      std::printf("%d %d\n", i, sum);
    });
  for (const auto &task : tasks)
    task();
}
// PRINTS: 1 6
// PRINTS: 2 18
// PRINTS: 3 36
