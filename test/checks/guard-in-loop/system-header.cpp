// RUN: %check defercliff-guard-in-loop %s %t

// Code in system headers is silent. A macro of theirs that is used in the
// user's code is the user's code.

#include "Inputs/system.h"
#include "Inputs/user.h"
// CHECK-MESSAGES: user.h:7:10: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]

void use() {
  inSystemHeader();
  inUserHeader();
  forEach([](int N) { done(N); });
  while (int N = next()) {
    SYSTEM_DEFER(done(N));
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: guard of 'SYSTEM_DEFER' is constructed on every iteration of the loop [defercliff-guard-in-loop]
  }
}
