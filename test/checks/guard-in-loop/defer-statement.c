// REQUIRES: llvm-22-or-later
// RUN: %check defercliff-guard-in-loop %s %t -check-suffixes=SILENT -- -fdefer-ts
// RUN: %check defercliff-guard-in-loop %s %t -check-suffixes=COUNTED \
// RUN:   --option CountCCleanups=true -- -fdefer-ts

// C's defer statement in a loop runs at the end of each iteration: it counts
// with the other clean-ups of C, when asked for.

int next(void);
void work(void);
void closeIt(int Handle);

#define defer _Defer

void inBodies(void) {
  while (next()) {
    int Handle = next();
    _Defer closeIt(Handle);
    // CHECK-MESSAGES-COUNTED: :[[@LINE-1]]:5: warning: defer statement is reached on every iteration of the loop [defercliff-guard-in-loop]
    defer { closeIt(Handle); }
    // CHECK-MESSAGES-COUNTED: :[[@LINE-1]]:5: warning: defer statement is reached on every iteration of the loop [defercliff-guard-in-loop]
    if (Handle)
      _Defer work();
    // CHECK-MESSAGES-COUNTED: :[[@LINE-1]]:7: warning: defer statement is reached on every iteration of the loop [defercliff-guard-in-loop]
    work();
  }
}

void byGoto(int N) {
again:;
  {
    _Defer work();
    // CHECK-MESSAGES-COUNTED: :[[@LINE-1]]:5: warning: defer statement is reached on every iteration of the loop [defercliff-guard-in-loop]
    N = next();
  }
  if (N)
    goto again;
}

void aroundALoop(void) {
  _Defer work();
  while (next())
    work();
}

void leavesTheLoop(void) {
  for (;;) {
    if (next()) {
      _Defer work();
      next();
      return;
    }
  }
}

void once(void) {
  do {
    _Defer work();
    next();
  } while (0);
}

void loopInIt(void) {
  _Defer {
    while (next()) {
      _Defer work();
      // CHECK-MESSAGES-COUNTED: :[[@LINE-1]]:7: warning: defer statement is reached on every iteration of the loop [defercliff-guard-in-loop]
      next();
    }
  }
  work();
}
