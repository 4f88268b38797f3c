// RUN: %check defercliff-guard-in-loop %s %t --fix-notes

// The name of a helper is not one that a macro may name.

#include <gsl/util>

int next();
void done(int);
void work();
void loopBody();

#define CALL_IT loopBody()
#define loopBody2 work

void macroBehind() {
  while (next()) {
    // CHECK-FIXES:  auto loopBody3 = [&]() {
    auto Guard = gsl::finally([N = next()] { done(N); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    work();
    // CHECK-FIXES:    loopBody3();
  }
  CALL_IT;
}

// Where no macro is used, the function hides what it does not name.
void noMacro() {
  while (next()) {
    // CHECK-FIXES:  auto loopBody = [&]() {
    auto Guard = gsl::finally([N = next()] { done(N); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    work();
    // CHECK-FIXES:    loopBody();
  }
}
