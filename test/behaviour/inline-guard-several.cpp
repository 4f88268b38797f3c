// RUN: %behaviour defercliff-guard-in-loop %s %t

// Several guards of an iteration, one of which throws out of the iteration,
// act in reverse order.

#include <absl/cleanup/cleanup.h>
#include <cstdio>
#include <functional>
#include <memory>
#include <stdexcept>
#include <utility>

class OnExit {
public:
  explicit OnExit(std::function<void()> action) : action(std::move(action)) {}
  OnExit(const OnExit &) = delete;
  OnExit &operator=(const OnExit &) = delete;
  ~OnExit() { action(); }

private:
  std::function<void()> action;
};

static void start(int n) {
  if (n == 3)
    throw std::runtime_error("three");
  std::printf("start %d\n", n);
}

int main() {
  for (int i = 1; i < 3; ++i)
    try {
      OnExit all([i] { std::printf("all of %d\n", i); });
      start(i);
      std::shared_ptr<void> first(
          nullptr, [i](void *) { std::printf("first %d\n", i); });
      start(i + 1);
      OnExit second{[=] { std::printf("second %d\n", i); }};
      std::puts("done");
    } catch (const std::exception &e) {
      std::puts(e.what());
    }
}
// PRINTS: start 1
// PRINTS: start 2
// PRINTS: done
// PRINTS: second 1
// PRINTS: first 1
// PRINTS: all of 1
// PRINTS: start 2
// PRINTS: first 2
// PRINTS: all of 2
// PRINTS: three
