// RUN: %behaviour defercliff-loop-capture %s %t --was=wrong --std=c++20
// REQUIRES: llvm-16-or-later

// The parts of a pair that an iteration takes apart are copied one by one.

#include <cstdio>
#include <functional>
#include <map>
#include <string>
#include <vector>

int main() {
  std::map<std::string, int> prices = {{"a loaf of rye bread", 3},
                                       {"a pound of butter", 2}};
  std::vector<std::function<void()>> tasks;
  for (auto [what, price] : prices)
    tasks.push_back([&] { std::printf("%s: %d\n", what.c_str(), price); });
  for (auto [what, price] : prices)
    tasks.push_back([&price] { std::printf("%d\n", price); });
  for (const auto &task : tasks)
    task();
}
// PRINTS: a loaf of rye bread: 3
// PRINTS: a pound of butter: 2
// PRINTS: 3
// PRINTS: 2
