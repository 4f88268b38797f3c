// RUN: %behaviour defercliff-guard-in-loop %s %t

// Dismissing is translated: what was dismissed does not act, on whatever path
// the iteration is left.

#include <absl/cleanup/cleanup.h>
#include <cstdio>
#include <functional>
#include <stdexcept>
#include <utility>

class Rollback {
public:
  Rollback(std::function<void()> action) : action(std::move(action)) {}
  Rollback(const Rollback &) = delete;
  Rollback &operator=(const Rollback &) = delete;
  ~Rollback() {
    if (action)
      action();
  }
  void dismiss() { action = nullptr; }

private:
  std::function<void()> action;
};

static void work(int fails) {
  for (int i = 0; i < 5; ++i) {
    Rollback rollback([i] { std::printf("roll back %d\n", i); });
    if (i == fails)
      throw std::runtime_error("failed");
    if (i == 1) {
      rollback.dismiss();
      continue;
    }
    if (i == 2)
      continue;
    if (i == 3)
      break;
    std::printf("commit %d\n", i);
    rollback.dismiss();
  }
}

int main() {
  for (int fails : {9, 1})
    try {
      work(fails);
    } catch (const std::exception &e) {
      std::puts(e.what());
    }
}
// PRINTS: commit 0
// PRINTS: roll back 2
// PRINTS: roll back 3
// PRINTS: commit 0
// PRINTS: roll back 1
// PRINTS: failed
