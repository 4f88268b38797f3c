// RUN: %check 'defercliff-*' %s %t --real-headers \
// RUN:   --global-option defercliff-too-many-guards.MaxGuards=2

#include <functional>
#include <gsl/util>

int next();
void release(int);

void inLoop() {
  while (int Handle = next()) {
    auto Done = gsl::finally([Handle] { release(Handle); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Done' is constructed on every iteration of the loop [defercliff-guard-in-loop]
  }
}

void erased(const std::function<void()> &Action) {
  while (next()) {
    auto Done = gsl::finally(Action);
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Done' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
  }
}

void loopVariable() {
  for (int I = 0; I < 3; ++I) {
    auto Done =
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Done' is constructed on every iteration of the loop [defercliff-guard-in-loop]
        gsl::finally([&] { release(I); });
        // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: action of a scope guard captures loop variable 'I' by reference; nothing changes it, so a copy does as well [defercliff-loop-capture]
        // CHECK-FIXES:        gsl::finally([&, I] { release(I); });
  }
}

void three() {
// CHECK-MESSAGES: :[[@LINE-1]]:6: warning: function 'three' keeps 3 guards alive at once, more than 2; it has 3 in all; this is a limit of readability [defercliff-too-many-guards]
  auto A = gsl::finally([] { release(1); });
  next();
  auto B = gsl::finally([] { release(2); });
  next();
  auto C = gsl::finally([] { release(3); });
}

void leavesTheLoop() {
  while (int Handle = next()) {
    auto Done = gsl::finally([Handle] { release(Handle); });
    return;
  }
}
