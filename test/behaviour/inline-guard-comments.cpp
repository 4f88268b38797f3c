// RUN: %behaviour defercliff-guard-in-loop %s %t

// An action over several lines keeps its text and its comments.

#include <absl/cleanup/cleanup.h>
#include <cstdio>
#include <functional>
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

int main() {
  int open = 0, closed = 0;
  for (int i = 0; i < 2; ++i) {
    ++open;
    // Whatever happens, the books are kept.
    OnExit count([&open,   // how many are open
                  &closed, // and how many are not any more
                  i] {
      // First the one, then the other.
      --open;
      ++closed; // one more
      std::printf("%d: %d open, %d closed\n", i, open, closed);
    }); // acts at the end
    std::printf("%d open\n", open);
  }
}
// PRINTS: 1 open
// PRINTS: 0: 0 open, 1 closed
// PRINTS: 1 open
// PRINTS: 1: 0 open, 2 closed
