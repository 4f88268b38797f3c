// RUN: %check defercliff-guard-in-loop %s %t --fix-notes

// Branches and jumps that are no obstacle to a helper.

#include <gsl/util>

int next();
void done(int);
void work();

// Outside of templates all that is written is there,
void noTemplate() {
  for (int I = 0; I != 8; ++I) {
    // CHECK-FIXES:  auto loopBody = [&](int I) {
    auto Guard = gsl::finally([I] { done(I); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    if constexpr (sizeof(int) > 64)
      continue;
    // CHECK-FIXES:      return;
    work();
    // CHECK-FIXES:    loopBody(I);
  }
}

// and a branch that is around the loop stays where it is.
template <bool B> void around() {
  if constexpr (B) {
    work();
    while (B) {
      // CHECK-FIXES:    auto loopBody = [&]() {
      auto Guard = gsl::finally([] { done(1); });
      // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: guard 'Guard' is constructed on every iteration of the loop; its action uses nothing of the iteration, so it may belong before the loop [defercliff-guard-in-loop]
      work();
      // CHECK-FIXES:      loopBody();
    }
  }
}
template void around<true>();

// A goto of a lambda stays in it.
void inLambda() {
  auto Leave = [] {
    if (next())
      goto Out;
    work();
  Out:;
  };
  Leave();
  for (int I = 0; I != 8; ++I) {
    // CHECK-FIXES:  auto loopBody = [&](int I) {
    auto Guard = gsl::finally([I] { done(I); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    work();
    // CHECK-FIXES:    loopBody(I);
  }
}
