// RUN: %behaviour defercliff-loop-capture %s %t --was=wrong

// An action with a parameter of any type keeps what it needs by copy.

#include <cstdio>
#include <functional>
#include <string>
#include <vector>

int main() {
  std::vector<std::function<void(long)>> tasks;
  for (const char *unit : {"m", "kg"}) {
    std::string label = std::string("measured in ") + unit;
    tasks.push_back([&](auto amount) {
      std::printf("%ld %s\n", static_cast<long>(amount) * 2, label.c_str());
    });
  }
  long amount = 1;
  for (const auto &task : tasks)
    task(++amount);
}
// PRINTS: 4 measured in m
// PRINTS: 6 measured in kg
