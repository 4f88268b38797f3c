// RUN: %check defercliff-guard-in-loop %s %t -std=c++11,c++14 --option InlineGuard=util::Exit

// A class template cannot deduce its argument before C++17, so naming one is
// of no use there.

#include <functional>
#include <utility>

namespace util {
template <class F> class Exit {
  F Action;

public:
  explicit Exit(F Action) : Action(Action) {}
  ~Exit() { Action(); }
};
} // namespace util

class OnExit {
  std::function<void()> Action;

public:
  explicit OnExit(std::function<void()> Action) : Action(std::move(Action)) {}
  ~OnExit() { Action(); }
};

int next();
void done(int);

void inLoop() {
  while (int N = next())
    OnExit Guard([N] { done(N); });
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: guard 'Guard' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
}
