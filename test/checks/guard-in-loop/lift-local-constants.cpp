// RUN: %check defercliff-guard-in-loop %s %t --fix-notes

// A local object that only constants are made of is not used by a lambda, and
// g++ would warn that nothing uses it. So that loop is not lifted.

#include <gsl/util>

void done(int);
template <int N> void use();

struct Name {
  constexpr Name(const char *) {}
  constexpr int size() const { return 3; }
};

void asserts() {
  constexpr Name Local = "abc";
  for (int I = 0; I != 8; ++I) {
    auto Guard = gsl::finally([I] { done(I); });
    // CHECK-NOTES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:3: note: this is the loop
    static_assert(Local.size() == 3, "");
  }
}

void isArgument() {
  constexpr Name Local = "abc";
  for (int I = 0; I != 8; ++I) {
    auto Guard = gsl::finally([I] { done(I); });
    // CHECK-NOTES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:3: note: this is the loop
    use<Local.size()>();
  }
}

// A number is no object, and what is not constant is used.
void number() {
  constexpr int Bound = 2;
  for (int I = 0; I != 8; ++I) {
    // CHECK-FIXES:  auto loopBody = [&](int I) {
    auto Guard = gsl::finally([I] { done(I); });
    // CHECK-NOTES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-4]]:3: note: lift the body of this loop into a helper, so that the guard is in no loop
    int Numbers[Bound] = {};
    done(Numbers[0]);
    // CHECK-FIXES:    loopBody(I);
  }
}

void isRead() {
  constexpr Name Local = "abc";
  for (int I = 0; I != 8; ++I) {
    // CHECK-FIXES:  auto loopBody = [&](int I) {
    auto Guard = gsl::finally([I] { done(I); });
    // CHECK-NOTES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-4]]:3: note: lift the body of this loop into a helper, so that the guard is in no loop
    done(Local.size());
    // CHECK-FIXES:    loopBody(I);
  }
}
