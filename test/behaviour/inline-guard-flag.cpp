// RUN: %behaviour defercliff-guard-in-loop %s %t

// A guard that keeps a flag for being dismissed, and calls it release.

#include <absl/cleanup/cleanup.h>
#include <cstdio>
#include <functional>
#include <utility>

class Undo {
public:
  explicit Undo(std::function<void()> action) : action(std::move(action)) {}
  Undo(const Undo &) = delete;
  Undo &operator=(const Undo &) = delete;
  ~Undo() {
    if (active)
      action();
  }
  void release() noexcept { active = false; }

private:
  std::function<void()> action;
  bool active = true;
};

int main() {
  int done = 0;
  for (const char *step : {"cut", "paste", "save"}) {
    Undo undo{[&done, step] { std::printf("undo %s, %d done\n", step, done); }};
    if (step[0] != 'p') {
      ++done;
      undo.release();
    }
  }
  std::printf("%d\n", done);
}
// PRINTS: undo paste, 1 done
// PRINTS: 2
