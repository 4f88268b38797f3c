// RUN: %behaviour defercliff-loop-capture %s %t --was=wrong

// Actions in a container that outlives the loop see the value of their own
// iteration.

#include <cstdio>
#include <functional>
#include <string>
#include <vector>

int main() {
  std::vector<std::function<void()>> tasks;
  for (int i = 0; i < 3; ++i) {
    std::string name(30, static_cast<char>('a' + i));
    tasks.push_back([&] { std::printf("%d %s\n", i, name.c_str()); });
    tasks.emplace_back([&name] { std::printf("%zu\n", name.size()); });
  }
  for (const auto &task : tasks)
    task();
}
// PRINTS: 0 aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
// PRINTS: 30
// PRINTS: 1 bbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
// PRINTS: 30
// PRINTS: 2 cccccccccccccccccccccccccccccc
// PRINTS: 30
