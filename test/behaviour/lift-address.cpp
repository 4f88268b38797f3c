// RUN: %behaviour defercliff-guard-in-loop %s %t --fix-notes

// Where the body keeps the address of the loop variable, it stays that of the
// variable of the loop.

#include <absl/cleanup/cleanup.h>
#include <cstdio>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

int main() {
  std::vector<std::reference_wrapper<const int>> seen;
  for (int i = 0; i < 3; ++i) {
    absl::Cleanup tell = [&seen] {
      std::printf("%zu, %d\n", seen.size(), seen.front().get());
    };
    seen.push_back(i);
  }
  std::vector<std::string_view> views;
  for (std::string text(30, 'a'); views.size() < 3; ++text[0]) {
    absl::Cleanup tell = [&views] { std::printf("%c\n", views.front()[0]); };
    views.push_back(text);
  }
}
// PRINTS: 1, 0
// PRINTS: 2, 1
// PRINTS: 3, 2
// PRINTS: a
// PRINTS: b
// PRINTS: c
