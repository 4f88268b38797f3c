// RUN: %check defercliff-guard-in-loop %s %t --fix-notes

// What the preprocessor leaves out of a body might leave the loop.

#include <gsl/util>

int next();
void done(int);
void work();

void breaks() {
  for (int I = 0; I != 8; ++I) {
    auto Guard = gsl::finally([I] { done(I); });
    // CHECK-NOTES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:3: note: this is the loop
#ifdef TRACE
    if (I == 3)
      break;
#endif
    work();
  }
}

// Other directives do not, nor does a condition around the loop.
void otherDirectives() {
#ifndef TRACE
  work();
  while (next()) {
    // CHECK-FIXES:  auto loopBody = [&]() {
    auto Guard = gsl::finally([] { done(next()); });
    // CHECK-NOTES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop; its action uses nothing of the iteration, so it may belong before the loop [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-4]]:3: note: lift the body of this loop into a helper, so that the guard is in no loop
#pragma clang diagnostic push
    work();
#pragma clang diagnostic pop
    // CHECK-FIXES:    loopBody();
  }
#endif
}
