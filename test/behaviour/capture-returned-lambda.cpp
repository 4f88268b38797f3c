// RUN: %behaviour defercliff-loop-capture %s %t --was=wrong

// The lambda that an action returns outlives the action, so it gets a copy of
// its own.

#include <cstdio>
#include <functional>
#include <string>
#include <vector>

int main() {
  std::vector<std::function<std::function<void()>()>> makers;
  for (int i = 0; i < 2; ++i) {
    std::string name(20, static_cast<char>('a' + i));
    makers.push_back(
        [&] { return [&] { std::printf("%d %s\n", i, name.c_str()); }; });
  }
  std::vector<std::function<void()>> made;
  for (const auto &maker : makers)
    made.push_back(maker());
  makers.clear();
  for (const auto &action : made)
    action();
}
// PRINTS: 0 aaaaaaaaaaaaaaaaaaaa
// PRINTS: 1 bbbbbbbbbbbbbbbbbbbb
