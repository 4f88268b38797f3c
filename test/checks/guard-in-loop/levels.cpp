// RUN: %check defercliff-guard-in-loop %s %t -check-suffixes=STYLE
// RUN: %check defercliff-guard-in-loop %s %t -check-suffixes=COST --option MinimumLevel=cost
// RUN: %check defercliff-guard-in-loop %s %t -check-suffixes=COST --global-option MinimumLevel=cost
// RUN: %check defercliff-guard-in-loop %s %t -check-suffixes=BUG --option MinimumLevel=bug
// RUN: %check defercliff-guard-in-loop %s %t -check-suffixes=STYLE \
// RUN:   --option MinimumLevel=style --global-option MinimumLevel=bug

// An inline guard in a loop is free once optimised: style. One that erases its
// action costs: cost. None is a bug, so with MinimumLevel=bug nothing is said.
// The option of the check goes before the one for all checks.

#include <functional>

int next();
void done(int);

template <class F> class OnExit {
  F Action;

public:
  explicit OnExit(F Action) : Action(Action) {}
  ~OnExit() { Action(); }
};

class Cleanup {
  std::function<void()> Action;

public:
  explicit Cleanup(std::function<void()> Action) : Action(Action) {}
  ~Cleanup() { Action(); }
};

void inlined() {
  while (int N = next()) {
    OnExit Guard([N] { done(N); });
    // CHECK-MESSAGES-STYLE: :[[@LINE-1]]:12: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
  }
}

void erased() {
  while (int N = next()) {
    Cleanup Guard([N] { done(N); });
    // CHECK-MESSAGES-STYLE: :[[@LINE-1]]:13: warning: guard 'Guard' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    // CHECK-MESSAGES-COST: :[[@LINE-2]]:13: warning: guard 'Guard' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
  }
}

void allocating(int A, int B, int C) {
  while (next()) {
    Cleanup Guard([&] { done(A + B + C); });
    // CHECK-MESSAGES-STYLE: :[[@LINE-1]]:13: warning: guard 'Guard' allocates on every iteration of the loop: its 24-byte closure does not fit the 16-byte buffer of 'std::function' [defercliff-guard-in-loop]
    // CHECK-MESSAGES-COST: :[[@LINE-2]]:13: warning: guard 'Guard' allocates on every iteration of the loop: its 24-byte closure does not fit the 16-byte buffer of 'std::function' [defercliff-guard-in-loop]
  }
}

// Measured: a call through a pointer costs what a direct one does.
void throughPointer(void (*Action)()) {
  while (next()) {
    OnExit Guard(Action);
    // CHECK-MESSAGES-STYLE: :[[@LINE-1]]:12: warning: guard 'Guard' is constructed on every iteration of the loop; it calls its action through a function pointer [defercliff-guard-in-loop]
  }
}
