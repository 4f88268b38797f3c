// RUN: %behaviour defercliff-loop-capture %s %t --was=wrong

// Behind a default copy the reference just goes; what was copied before is
// copied still.

#include <cstdio>
#include <functional>
#include <string>
#include <vector>

int main() {
  std::vector<std::function<void()>> tasks;
  int base = 10;
  for (int i = 0; i < 2; ++i) {
    std::string name = "task number " + std::to_string(i);
    tasks.push_back(
        [=, &name] { std::printf("%s %d\n", name.c_str(), base + i); });
    base += 10;
  }
  for (const auto &task : tasks)
    task();
}
// PRINTS: task number 0 10
// PRINTS: task number 1 21
