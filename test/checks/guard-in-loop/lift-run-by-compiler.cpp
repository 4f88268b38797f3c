// RUN: %check defercliff-guard-in-loop %s %t -std=c++20-or-later --fix-notes

// What the compiler runs may call an immediate function with whatever it has.
// A lambda in it is a function that may be run later.

template <class F> struct Finally {
  F Action;
  constexpr explicit Finally(F Action) : Action(Action) {}
  constexpr ~Finally() { Action(); }
};

consteval int square(int N) { return N * N; }

consteval int immediate(int Count) {
  int Sum = 0;
  for (int I = 0; I < Count; ++I) {
    Finally Guard([&] { ++Sum; });
    // CHECK-NOTES: :[[@LINE-1]]:13: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:3: note: this is the loop
    Sum += square(I);
  }
  return Sum;
}
static_assert(immediate(3) == 8);

constexpr int ordinary(int Count) {
  int Sum = 0;
  for (int I = 0; I < Count; ++I) {
    // CHECK-FIXES:  auto loopBody = [&](int I) {
    Finally Guard([&] { ++Sum; });
    // CHECK-NOTES: :[[@LINE-1]]:13: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-4]]:3: note: lift the body of this loop into a helper, so that the guard is in no loop
    Sum += I;
    // CHECK-FIXES:    loopBody(I);
  }
  return Sum;
}
static_assert(ordinary(3) == 6);
