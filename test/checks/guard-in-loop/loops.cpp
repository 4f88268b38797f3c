// RUN: %check defercliff-guard-in-loop %s %t

// A loop is a cycle of the control flow, whatever it is written with. The
// notes show which statement the check takes for it.

#include <gsl/util>
#include <vector>

int next();
void done(int);

void forLoop() {
  for (int I = 0; I != 8; ++I) {
    auto Guard = gsl::finally([I] { done(I); });
    // CHECK-NOTES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:3: note: lift the body of this loop into a helper, so that the guard is in no loop
  }
}

void endlessFor() {
  for (;;) {
    auto Guard = gsl::finally([N = next()] { done(N); });
    // CHECK-NOTES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:3: note: lift the body of this loop into a helper, so that the guard is in no loop
  }
}

void rangeFor(std::vector<int> &Numbers) {
  for (int N : Numbers) {
    auto Guard = gsl::finally([N] { done(N); });
    // CHECK-NOTES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:3: note: lift the body of this loop into a helper, so that the guard is in no loop
  }
}

void whileLoop() {
  while (next()) {
    auto Guard = gsl::finally([N = next()] { done(N); });
    // CHECK-NOTES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:3: note: lift the body of this loop into a helper, so that the guard is in no loop
  }
}

void doLoop() {
  do {
    auto Guard = gsl::finally([N = next()] { done(N); });
    // CHECK-NOTES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:3: note: this is the loop
  } while (next());
}

void gotoBack() {
Again:
  int N = next();
  auto Guard = gsl::finally([N] { done(N); });
  // CHECK-NOTES: :[[@LINE-1]]:8: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
  // CHECK-NOTES: :[[@LINE+2]]:5: note: this is the loop
  if (N)
    goto Again;
}

void continued() {
  while (int N = next()) {
    auto Guard = gsl::finally([N] { done(N); });
    // CHECK-NOTES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:3: note: this is the loop
    if (N == 1)
      continue;
    if (N == 2)
      break;
  }
}

// The innermost loop is the one that matters.
void nested() {
  for (int I = 0; I != 8; ++I) {
    for (int J = 0; J != 8; ++J) {
      auto Guard = gsl::finally([I, J] { done(I + J); });
      // CHECK-NOTES: :[[@LINE-1]]:12: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
      // CHECK-NOTES: :[[@LINE-3]]:5: note: lift the body of this loop into a helper, so that the guard is in no loop
    }
  }
}

void inBranch() {
  while (int N = next()) {
    if (N > 1) {
      auto Guard = gsl::finally([N] { done(N); });
      // CHECK-NOTES: :[[@LINE-1]]:12: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
      // CHECK-NOTES: :[[@LINE-4]]:3: note: this is the loop
      done(0);
    }
    switch (N) {
    case 1: {
      auto Guard = gsl::finally([N] { done(N); });
      // CHECK-NOTES: :[[@LINE-1]]:12: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
      // CHECK-NOTES: :[[@LINE-11]]:3: note: this is the loop
      done(1);
      break;
    }
    default:
      break;
    }
    try {
      auto Guard = gsl::finally([N] { done(N); });
      // CHECK-NOTES: :[[@LINE-1]]:12: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
      // CHECK-NOTES: :[[@LINE-21]]:3: note: this is the loop
      done(2);
    } catch (int) {
    }
  }
}

// A variable in the condition is built for each test of it.
struct Ticket {
  explicit Ticket(void (*Action)()) : Action(Action) {}
  ~Ticket() { Action(); }
  explicit operator bool() const { return next(); }
  void (*Action)();
};

void back();

void inCondition() {
  while (Ticket Taken{back}) {
    // CHECK-NOTES: :[[@LINE-1]]:17: warning: guard 'Taken' is constructed on every iteration of the loop; it calls its action through a function pointer [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-2]]:3: note: this is the loop
    done(0);
  }
  for (; Ticket Taken{back};) {
    // CHECK-NOTES: :[[@LINE-1]]:17: warning: guard 'Taken' is constructed on every iteration of the loop; it calls its action through a function pointer [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-2]]:3: note: this is the loop
    done(1);
  }
}

#define REPEAT(N) for (int I = 0; I != (N); ++I)

void macroLoop() {
  REPEAT(3) {
    auto Guard = gsl::finally([I] { done(I); });
    // CHECK-NOTES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:3: note: this is the loop
  }
}
