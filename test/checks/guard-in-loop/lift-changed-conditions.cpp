// RUN: %check defercliff-guard-in-loop %s %t --fix-notes -std=c++17-or-later

// What the condition of a for asks must change where clang's -Wfor-loop-analysis
// looks: not in a helper alone.

#include <absl/cleanup/cleanup.h>

void count();

void inBody(int N) {
  int I = 0;
  for (; I < N;) {
    absl::Cleanup C = [] { count(); };
    // CHECK-NOTES: :[[@LINE-1]]:19: warning: guard 'C' is constructed on every iteration of the loop; its action uses nothing of the iteration, so it may belong before the loop [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:3: note: this is the loop
    I += 2;
  }
}

void flag() {
  bool Done = false;
  for (int Tries = 0; !Done;) {
    absl::Cleanup C = [] { count(); };
    // CHECK-NOTES: :[[@LINE-1]]:19: warning: guard 'C' is constructed on every iteration of the loop; its action uses nothing of the iteration, so it may belong before the loop [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:3: note: this is the loop
    Done = ++Tries > 3;
  }
}

// A while is not looked at.
void inWhile(int N) {
  int I = 0;
  // CHECK-FIXES:  auto loopBody = [&]() {
  while (I < N) {
    absl::Cleanup C = [] { count(); };
    // CHECK-NOTES: :[[@LINE-1]]:19: warning: guard 'C' is constructed on every iteration of the loop; its action uses nothing of the iteration, so it may belong before the loop [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:3: note: lift the body of this loop into a helper, so that the guard is in no loop
    I += 2;
  }
}

void inStep(int N) {
  int I = 0;
  // CHECK-FIXES:  auto loopBody = [&]() {
  for (; I < N; ++I) {
    absl::Cleanup C = [] { count(); };
    // CHECK-NOTES: :[[@LINE-1]]:19: warning: guard 'C' is constructed on every iteration of the loop; its action uses nothing of the iteration, so it may belong before the loop [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:3: note: lift the body of this loop into a helper, so that the guard is in no loop
    I += 2;
  }
}
