// RUN: %behaviour defercliff-loop-capture %s %t --was=wrong

// A guard that an iteration puts into an optional of the function acts at the
// end of the function, with the values of that iteration.

#include <cstdio>
#include <functional>
#include <optional>
#include <utility>

class Guard {
public:
  explicit Guard(std::function<void()> action) : action(std::move(action)) {}
  Guard(const Guard &) = delete;
  Guard &operator=(const Guard &) = delete;
  ~Guard() { action(); }

private:
  std::function<void()> action;
};

static int find(int wanted) {
  std::optional<Guard> guard;
  for (int i = 0; i < 5; ++i) {
    int square = i * i;
    if (square == wanted) {
      guard.emplace([&] { std::printf("leave with %d of %d\n", i, square); });
      std::puts("found");
    }
  }
  return wanted;
}

int main() {
  find(4);
  find(3);
  find(9);
}
// PRINTS: found
// PRINTS: leave with 2 of 4
// PRINTS: found
// PRINTS: leave with 3 of 9
