// RUN: %behaviour defercliff-guard-in-loop %s %t

// A guard template of the file that was given a std::function deduces the
// lambda instead.

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

int main() {
  int sum = 0;
  for (int i = 1; i <= 3; ++i) {
    Finally<std::function<void()>> add([&sum, i] { sum += i; });
    std::printf("%d: %d\n", i, sum);
  }
  std::printf("%d\n", sum);
}
// PRINTS: 1: 0
// PRINTS: 2: 1
// PRINTS: 3: 3
// PRINTS: 6
