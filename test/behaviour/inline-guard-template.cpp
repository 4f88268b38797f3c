// RUN: %behaviour defercliff-guard-in-loop %s %t

// In a template the guard is replaced once, for all that it is used with.

#include <absl/cleanup/cleanup.h>
#include <cstdio>
#include <functional>
#include <iostream>
#include <string>
#include <utility>
#include <vector>

class OnExit {
public:
  explicit OnExit(std::function<void()> action) : action(std::move(action)) {}
  OnExit(const OnExit &) = delete;
  OnExit &operator=(const OnExit &) = delete;
  ~OnExit() { action(); }
  void cancel() {
    action = [] {};
  }

private:
  std::function<void()> action;
};

template <class T> static void each(const std::vector<T> &values) {
  for (const T &value : values) {
    OnExit print([&] { std::cout << "after " << value << std::endl; });
    std::cout << value << std::endl;
  }
}

int main() {
  each<int>({1, 2});
  each<std::string>({"text"});
}
// PRINTS: 1
// PRINTS: after 1
// PRINTS: 2
// PRINTS: after 2
// PRINTS: text
// PRINTS: after text
