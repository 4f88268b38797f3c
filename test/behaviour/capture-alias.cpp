// RUN: %behaviour defercliff-loop-capture %s %t --was=wrong

// A reference to a local variable of the iteration is that variable. One to
// something that lives on is left alone.

#include <cstdio>
#include <functional>
#include <string>
#include <vector>

int main() {
  std::vector<std::function<void()>> tasks;
  std::vector<std::string> kept = {"kept zero", "kept one"};
  for (int i = 0; i < 2; ++i) {
    std::string local = "local of iteration " + std::to_string(i);
    const std::string &alias = local;
    std::string &element = kept[i];
    tasks.push_back(
        [&] { std::printf("%s, %s\n", alias.c_str(), element.c_str()); });
  }
  kept[1] = "kept and changed";
  for (const auto &task : tasks)
    task();
}
// PRINTS: local of iteration 0, kept zero
// PRINTS: local of iteration 1, kept and changed
