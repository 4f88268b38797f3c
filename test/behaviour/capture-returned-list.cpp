// RUN: %behaviour defercliff-loop-capture %s %t --was=wrong

// A function returns the list of its actions; they no longer refer to
// anything of its loop.

#include <cstdio>
#include <functional>
#include <string>
#include <vector>

static std::vector<std::function<int()>> multiples(int count) {
  std::vector<std::function<int()>> actions;
  for (int i = 1; i <= count; ++i) {
    const int factor = i * 10;
    actions.emplace_back([&factor] { return factor; });
  }
  return actions;
}

int main() {
  for (const auto &action : multiples(3))
    std::printf("%d\n", action());
}
// PRINTS: 10
// PRINTS: 20
// PRINTS: 30
