// RUN: %behaviour defercliff-guard-in-loop %s %t --option InlineGuard=Finally

// The option names a class of the file to use.

#include <cstdio>
#include <functional>
#include <utility>

template <class F> class Finally {
public:
  explicit Finally(F action) : action(std::move(action)) {}
  Finally(const Finally &) = delete;
  Finally &operator=(const Finally &) = delete;
  ~Finally() { action(); }

private:
  F action;
};

struct Defer {
  std::function<void()> action;
  ~Defer() { action(); }
};

int main() {
  for (int i = 0; i < 2; ++i) {
    Defer outer{[=] { std::printf("outer %d\n", i); }};
    for (int j = 0; j < 2; ++j) {
      Defer inner{[=] { std::printf("inner %d %d\n", i, j); }};
      if (j == i)
        continue;
      std::printf("%d %d\n", i, j);
    }
  }
}
// PRINTS: inner 0 0
// PRINTS: 0 1
// PRINTS: inner 0 1
// PRINTS: outer 0
// PRINTS: 1 0
// PRINTS: inner 1 0
// PRINTS: inner 1 1
// PRINTS: outer 1
