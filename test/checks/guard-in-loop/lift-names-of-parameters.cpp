// RUN: %check defercliff-guard-in-loop %s %t --fix-notes

// The name of a helper is that of no parameter, be it used or not.

#include <gsl/util>

int next();
void done(int);

void parameter(int loopBody) {
  while (next()) {
    // CHECK-FIXES:  auto loopBody2 = [&]() {
    auto Guard = gsl::finally([N = next()] { done(N); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    next();
    // CHECK-FIXES:    loopBody2();
  }
}

void aroundLambda(int loopBody) {
  auto Inner = [](int loopBody2) {
    while (next()) {
      // CHECK-FIXES:    auto loopBody3 = [&]() {
      auto Guard = gsl::finally([N = next()] { done(N); });
      // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
      next();
      // CHECK-FIXES:      loopBody3();
    }
  };
  Inner(1);
}

void captured() {
  auto Inner = [loopBody = next()] {
    while (next()) {
      // CHECK-FIXES:    auto loopBody2 = [&]() {
      auto Guard = gsl::finally([N = next()] { done(N); });
      // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
      next();
      // CHECK-FIXES:      loopBody2();
    }
  };
  Inner();
}
