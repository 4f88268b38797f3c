// RUN: %behaviour defercliff-deferral-in-loop %s %t --fix-notes --was=other

// Guards in a vector acted when the vector died. An exception now finds only
// the guard of its own iteration.

#include <absl/cleanup/cleanup.h>
#include <cstdio>
#include <functional>
#include <stdexcept>
#include <utility>
#include <vector>

class Guard {
public:
  explicit Guard(std::function<void()> action) : action(std::move(action)) {}
  Guard(Guard &&other) noexcept
      : action(std::exchange(other.action, nullptr)) {}
  Guard &operator=(Guard &&) = delete;
  ~Guard() {
    if (action)
      action();
  }

private:
  std::function<void()> action;
};

int main() {
  try {
    std::vector<Guard> guards;
    guards.reserve(3);
    for (int i = 0; i < 3; ++i) {
      guards.emplace_back([i] { std::printf("undo %d\n", i); });
      if (i == 2)
        throw std::runtime_error("thrown");
      std::printf("do %d\n", i);
    }
  } catch (const std::exception &e) {
    std::puts(e.what());
  }
}
// PRINTED: do 0
// PRINTED: do 1
// PRINTED: undo 0
// PRINTED: undo 1
// PRINTED: undo 2
// PRINTED: thrown
// PRINTS: do 0
// PRINTS: undo 0
// PRINTS: do 1
// PRINTS: undo 1
// PRINTS: undo 2
// PRINTS: thrown
