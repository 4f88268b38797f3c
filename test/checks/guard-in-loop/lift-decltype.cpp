// RUN: %check defercliff-guard-in-loop %s %t --fix-notes

// A loop variable that only a decltype or a macro names is a parameter of the
// helper, too; one that nothing names is none.

#include <gsl/util>

void done();
template <class T> void use();

void named(int n) {
  for (int i = 0; i < n; ++i) {
    auto End = gsl::finally([] { done(); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'End' is constructed on every iteration of the loop; its action uses nothing of the iteration, so it may belong before the loop [defercliff-guard-in-loop]
    use<decltype(i)>();
  }
}
// CHECK-FIXES:  auto loopBody = [&](int i) {

void notNamed(int n) {
  for (int i = 0; i < n; ++i) {
    auto End = gsl::finally([] { done(); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'End' is constructed on every iteration of the loop; its action uses nothing of the iteration, so it may belong before the loop [defercliff-guard-in-loop]
    use<int>();
  }
}
// CHECK-FIXES:  auto loopBody = [&]() {

#define DONE_WITH_COUNTER done(i)
void done(int);

void namedByMacro(int n) {
  for (int i = 0; i < n; ++i) {
    auto End = gsl::finally([] { done(); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'End' is constructed on every iteration of the loop; its action uses nothing of the iteration, so it may belong before the loop [defercliff-guard-in-loop]
    DONE_WITH_COUNTER;
  }
}
// CHECK-FIXES:  auto loopBody = [&](int i) {
// CHECK-FIXES:    DONE_WITH_COUNTER;
