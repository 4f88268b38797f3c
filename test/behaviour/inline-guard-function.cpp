// RUN: %behaviour defercliff-guard-in-loop %s %t

// A guard over std::function becomes an absl::Cleanup. It acts at the same
// point of the iteration, between the other local variables.

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

struct Local {
  const char *name;
  ~Local() { std::printf("%s dies\n", name); }
};

int main() {
  for (int i = 0; i < 2; ++i) {
    Local before{"before"};
    OnExit guard(
        [&before, i] { std::printf("action %d sees %s\n", i, before.name); });
    Local after{"after"};
    before.name = "before, changed,";
    std::puts("body");
  }
}
// PRINTS: body
// PRINTS: after dies
// PRINTS: action 0 sees before, changed,
// PRINTS: before, changed, dies
// PRINTS: body
// PRINTS: after dies
// PRINTS: action 1 sees before, changed,
// PRINTS: before, changed, dies
