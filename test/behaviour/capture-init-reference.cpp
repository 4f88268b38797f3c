// RUN: %behaviour defercliff-loop-capture %s %t --was=wrong

// A reference in an init-capture becomes a copy under the same new name.

#include <cstdio>
#include <functional>
#include <string>
#include <vector>

int main() {
  std::vector<std::function<void()>> tasks;
  for (int i = 0; i < 2; ++i) {
    std::string text(18 + i, 't');
    tasks.push_back(
        [&shown = text, i] { std::printf("%d %s\n", i, shown.c_str()); });
  }
  for (const auto &task : tasks)
    task();
}
// PRINTS: 0 tttttttttttttttttt
// PRINTS: 1 ttttttttttttttttttt
