// RUN: %behaviour defercliff-guard-in-loop %s %t --option InlineGuard=absl::MakeCleanup --option InlineGuardHeader=absl/cleanup/cleanup.h

// The header of the new guard is included as well.

#include <cstdio>
#include <functional>
#include <utility>

struct Defer {
  explicit Defer(std::function<void()> action) : action(std::move(action)) {}
  ~Defer() { action(); }
  std::function<void()> action;
};

int main() {
  for (int i = 0; i < 2; ++i) {
    Defer defer([i] { std::printf("later %d\n", i); });
    std::printf("now %d\n", i);
  }
}
// PRINTS: now 0
// PRINTS: later 0
// PRINTS: now 1
// PRINTS: later 1
