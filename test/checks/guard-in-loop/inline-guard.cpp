// RUN: %check defercliff-guard-in-loop %s %t \
// RUN:   --option InlineGuard=gsl::finally \
// RUN:   --option "InlineGuardHeader=<gsl/util>" \
// RUN:   --global-option MinimumLevel=cost

// The option InlineGuard names the guard that fixes use, and its header is
// included when one is named too.

#include <functional>
// CHECK-FIXES:#include <gsl/util>

int next();
void done(int);

class Cleanup {
  std::function<void()> Action;

public:
  explicit Cleanup(std::function<void()> Action) : Action(Action) {}
  ~Cleanup() { Action(); }
};

void erased(int A) {
  while (next()) {
    Cleanup Guard([&A] { done(A); });
    // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: guard 'Guard' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    // CHECK-FIXES:    auto Guard = gsl::finally([&A] { done(A); });
  }
}

void again(int A) {
  while (next()) {
    Cleanup Guard([&A] { done(A); });
    // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: guard 'Guard' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    // CHECK-FIXES:    auto Guard = gsl::finally([&A] { done(A); });
  }
}
