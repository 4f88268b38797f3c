// RUN: %behaviour defercliff-loop-capture %s %t --was=wrong

// Two lambdas of a line are repaired, each in its own list of captures.

#include <cstdio>
#include <functional>
#include <string>
#include <utility>
#include <vector>

using Action = std::function<void()>;

int main() {
  std::vector<std::pair<Action, Action>> pairs;
  for (int i = 0; i < 2; ++i) {
    std::string s(20, static_cast<char>('s' + i));
    pairs.emplace_back([&] { std::printf("do %d\n", i); },
                       [&s] { std::printf("undo %s\n", s.c_str()); });
  }
  for (const auto &pair : pairs) {
    pair.first();
    pair.second();
  }
}
// PRINTS: do 0
// PRINTS: undo ssssssssssssssssssss
// PRINTS: do 1
// PRINTS: undo tttttttttttttttttttt
