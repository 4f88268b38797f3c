// RUN: %behaviour defercliff-guard-in-loop %s %t --option InlineGuard=Finally

// An exception from an action leaves the iteration as before.

#include <cstdio>
#include <functional>
#include <stdexcept>
#include <utility>

template <class F> class Finally {
public:
  explicit Finally(F action) : action(std::move(action)) {}
  Finally(const Finally &) = delete;
  Finally &operator=(const Finally &) = delete;
  ~Finally() noexcept(false) { action(); }

private:
  F action;
};

class Late {
public:
  explicit Late(std::function<void()> action) : action(std::move(action)) {}
  Late(const Late &) = delete;
  Late &operator=(const Late &) = delete;
  ~Late() noexcept(false) { action(); }

private:
  std::function<void()> action;
};

int main() {
  for (int i = 0; i < 3; ++i)
    try {
      Late late([i] {
        if (i == 1)
          throw std::runtime_error("thrown by the action");
        std::printf("action %d\n", i);
      });
      std::printf("body %d\n", i);
    } catch (const std::exception &e) {
      std::puts(e.what());
    }
}
// PRINTS: body 0
// PRINTS: action 0
// PRINTS: body 1
// PRINTS: thrown by the action
// PRINTS: body 2
// PRINTS: action 2
