// RUN: %check defercliff-guard-in-loop %s %t --fix-notes

// A lambda does not inherit how its function is to be compiled.

#include <gsl/util>

void done(int);
void work();

#ifdef __x86_64__
#define FOR_OTHER_MACHINE __attribute__((target("avx2")))
#else
#define FOR_OTHER_MACHINE __attribute__((no_sanitize("undefined")))
#endif

FOR_OTHER_MACHINE void otherMachine() {
  for (int I = 0; I != 8; ++I) {
    auto Guard = gsl::finally([I] { done(I); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    work();
  }
}

__attribute__((no_sanitize("address"))) void notChecked() {
  for (int I = 0; I != 8; ++I) {
    auto Guard = gsl::finally([I] { done(I); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    work();
  }
}

__attribute__((no_sanitize_address)) void notCheckedEither() {
  for (int I = 0; I != 8; ++I) {
    auto Guard = gsl::finally([I] { done(I); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    work();
  }
}

// Others speak of the function.
__attribute__((noinline)) void notInline() {
  for (int I = 0; I != 8; ++I) {
    // CHECK-FIXES:  auto loopBody = [&](int I) {
    auto Guard = gsl::finally([I] { done(I); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    work();
  }
}
