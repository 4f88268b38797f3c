// RUN: %check defercliff-guard-in-loop %s %t

// The message says so when the action uses nothing of the iteration: then the
// guard may have been meant for the end of the function.

#include <gsl/util>

int next();
void done(int);
void work();

void nothingCaptured() {
  while (next()) {
    auto Guard = gsl::finally([] { done(1); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop; its action uses nothing of the iteration, so it may belong before the loop [defercliff-guard-in-loop]
    work();
  }
}

void outerVariable(int Outer) {
  while (next()) {
    auto Guard = gsl::finally([&Outer] { done(Outer); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop; its action uses nothing of the iteration, so it may belong before the loop [defercliff-guard-in-loop]
    work();
  }
}

void changedByLoop(int Outer) {
  while (next()) {
    auto Guard = gsl::finally([&Outer] { done(Outer); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    ++Outer;
  }
}

void counter() {
  for (int I = 0; I != 8; ++I) {
    auto Guard = gsl::finally([I] { done(I); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
  }
}

void local() {
  while (next()) {
    int Local = next();
    auto Guard = gsl::finally([Local] { done(Local); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
  }
}

void ofOuterLoop() {
  for (int I = 0; I != 8; ++I) {
    while (next()) {
      auto Guard = gsl::finally([I] { done(I); });
      // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: guard 'Guard' is constructed on every iteration of the loop; its action uses nothing of the iteration, so it may belong before the loop [defercliff-guard-in-loop]
    }
  }
}

struct Member {
  int Value;
  // Another iteration may see another value.
  void method() {
    while (next()) {
      auto Guard = gsl::finally([this] { done(Value); });
      // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    }
  }
};
