// RUN: %check defercliff-guard-in-loop %s %t --fix-notes

// In a template the loop variable goes into the helper by reference: what the
// one instantiation only reads, the next may change.

#include <gsl/util>
#include <vector>

void done(int);
void work();

template <class F> void run(F Use) {
  for (int I = 0; I < 8; ++I) {
    // CHECK-FIXES:  auto loopBody = [&](int &I) {
    auto Guard = gsl::finally([N = I] { done(N); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    Use(I);
    // CHECK-FIXES:    loopBody(I);
  }
}

template <class T> void each(std::vector<T> &All) {
  for (const T X : All) {
    // CHECK-FIXES:  auto loopBody = [&](const T &X) {
    auto Guard = gsl::finally([X] { done(X); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    work();
    // CHECK-FIXES:    loopBody(X);
  }
}

void runs(std::vector<int> &Ints, std::vector<char> &Chars) {
  run([](int N) { done(N); });
  each(Ints);
  each(Chars);
}
