// RUN: %check defercliff-guard-in-loop %s %t --global-option MinimumLevel=cost

// The factory must be declared before the guard, not only somewhere.

#include <functional>

bool more();
void use(int, int = 0, int = 0);

class OnExit {
  std::function<void()> Action;

public:
  explicit OnExit(std::function<void()> Action) : Action(Action) {}
  ~OnExit() { Action(); }
};

void early(int A, int B, int C) {
  while (more()) {
    OnExit G([&] { use(A, B, C); });
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: guard 'G' {{.*}} [defercliff-guard-in-loop]
  }
}

#include <absl/cleanup/cleanup.h>

void late(int A, int B, int C) {
  while (more()) {
    OnExit G([&] { use(A, B, C); });
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: guard 'G' {{.*}} [defercliff-guard-in-loop]
    // CHECK-FIXES:    auto G = absl::MakeCleanup([&] { use(A, B, C); });
  }
}

// absl's guard wants an action that returns nothing.
int close(int);
void returnsValue(int A, int B, int C) {
  while (more()) {
    OnExit G([&] { return close(A + B + C); });
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: guard 'G' {{.*}} [defercliff-guard-in-loop]
  }
}
