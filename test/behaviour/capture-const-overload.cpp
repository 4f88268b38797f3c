// RUN: %behaviour defercliff-loop-capture %s %t --was=wrong

// A copy in an action is const: where a container has two methods of a name,
// the const one reads the same element.

#include <cstdio>
#include <functional>
#include <string>
#include <vector>

int main() {
  std::vector<std::function<void()>> tasks;
  for (int i = 0; i < 2; ++i) {
    std::vector<int> numbers = {i, i + 1, i + 2};
    std::string name = "numbers from " + std::to_string(i);
    tasks.push_back([&] {
      int sum = 0;
      for (int number : numbers)
        sum += number;
      std::printf("%s: %d %d %c\n", name.c_str(), sum,
                  numbers[1] + numbers.front(), name.back());
    });
  }
  for (const auto &task : tasks)
    task();
}
// PRINTS: numbers from 0: 3 1 0
// PRINTS: numbers from 1: 6 3 1
