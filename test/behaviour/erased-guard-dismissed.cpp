// RUN: %behaviour defercliff-erased-guard %s %t

// The template runs what the class ran, in the same order, also when an
// exception passes, and not what was dismissed.

#include <cstdio>
#include <functional>
#include <stdexcept>
#include <utility>

class Guard {
public:
  explicit Guard(std::function<void()> action) : action(std::move(action)) {}
  Guard(const Guard &) = delete;
  Guard &operator=(const Guard &) = delete;
  ~Guard() {
    if (action)
      action();
  }
  void dismiss() { action = nullptr; }

private:
  std::function<void()> action;
};

static void work(int n) {
  Guard first([] { std::puts("first"); });
  Guard second([n] { std::printf("second %d\n", n); });
  if (n == 1)
    second.dismiss();
  if (n == 2)
    throw std::runtime_error("thrown");
  std::puts("done");
}

int main() {
  for (int n = 0; n < 3; ++n)
    try {
      work(n);
    } catch (const std::exception &e) {
      std::puts(e.what());
    }
}
// PRINTS: done
// PRINTS: second 0
// PRINTS: first
// PRINTS: done
// PRINTS: first
// PRINTS: second 2
// PRINTS: first
// PRINTS: thrown
