// RUN: %check defercliff-guard-in-loop %s %t --real-headers

#include <gsl/util>

int next();
void release(int);

void inLoop() {
  while (int Handle = next()) {
    auto Done = gsl::finally([Handle] { release(Handle); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Done' is constructed on every iteration of the loop [defercliff-guard-in-loop]
  }
}

void leavesTheLoop() {
  while (int Handle = next()) {
    auto Done = gsl::finally([Handle] { release(Handle); });
    return;
  }
}
