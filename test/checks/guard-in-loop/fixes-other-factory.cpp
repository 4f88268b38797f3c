// RUN: %check defercliff-guard-in-loop %s %t --global-option MinimumLevel=cost

// A function of the right name that builds something else is not the factory.

#include <functional>

bool more();
void use(int, int = 0, int = 0);

class OnExit {
  std::function<void()> Action;

public:
  explicit OnExit(std::function<void()> Action) : Action(Action) {}
  ~OnExit() { Action(); }
};

OnExit make_scope_guard(std::function<void()> Action);

void erasesAsWell(int A, int B, int C) {
  while (more()) {
    OnExit G([&] { use(A, B, C); });
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: guard 'G' {{.*}} [defercliff-guard-in-loop]
  }
}
