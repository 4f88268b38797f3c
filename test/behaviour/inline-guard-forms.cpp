// RUN: %behaviour defercliff-guard-in-loop %s %t

// A guard may be written in several ways: const, with = or with braces.

#include <absl/cleanup/cleanup.h>
#include <cstdio>
#include <functional>
#include <utility>

class OnExit {
public:
  OnExit(std::function<void()> action) : action(std::move(action)) {}
  OnExit(const OnExit &) = delete;
  OnExit &operator=(const OnExit &) = delete;
  ~OnExit() { action(); }

private:
  std::function<void()> action;
};

int main() {
  for (int i = 0; i < 2; ++i) {
    const OnExit first([i] { std::printf("first %d\n", i); });
    OnExit second = OnExit([i] { std::printf("second %d\n", i); });
    auto third = OnExit{[i] { std::printf("third %d\n", i); }};
    OnExit fourth = {[i] { std::printf("fourth %d\n", i); }};
  }
}
// PRINTS: fourth 0
// PRINTS: third 0
// PRINTS: second 0
// PRINTS: first 0
// PRINTS: fourth 1
// PRINTS: third 1
// PRINTS: second 1
// PRINTS: first 1
