// REQUIRES: llvm-22-or-later
// RUN: %check defercliff-too-many-guards %s %t --option MaxCCleanups=2 --option MaxGuardExits=7 -- -fdefer-ts

// Defer statements count with the other clean-ups of C. Each waits for the end
// of its own scope.

int next(void);
void work(int Step);
void closep(int *Handle);
#define autoclose __attribute__((cleanup(closep))) int

void three(void) {
// CHECK-NOTES: :[[@LINE-1]]:6: warning: function 'three' keeps 3 clean-ups alive at once, more than 2; it has 3 in all; this is a limit of readability [defercliff-too-many-guards]
// CHECK-NOTES: :[[@LINE+3]]:3: note: 1: defer statement
// CHECK-NOTES: :[[@LINE+3]]:3: note: 2: defer statement
// CHECK-NOTES: :[[@LINE+3]]:3: note: 3: defer statement
  _Defer work(1);
  _Defer work(2);
  _Defer work(3);
}

void withVariables(void) {
// CHECK-NOTES: :[[@LINE-1]]:6: warning: function 'withVariables' keeps 3 clean-ups alive at once, more than 2; it has 3 in all; this is a limit of readability [defercliff-too-many-guards]
// CHECK-NOTES: :[[@LINE+3]]:13: note: 1: guard 'A'
// CHECK-NOTES: :[[@LINE+3]]:3: note: 2: defer statement
// CHECK-NOTES: :[[@LINE+4]]:15: note: 3: guard 'B'
  autoclose A = next();
  _Defer work(1);
  {
    autoclose B = next();
    work(2);
  }
}

void siblings(void) {
  _Defer work(0);
  { _Defer work(1); }
  { _Defer work(2); }
  if (next())
    _Defer work(3);
  while (next())
    _Defer work(4);
  switch (next()) {
  case 1: {
    _Defer work(5);
    break;
  }
  default: {
    _Defer work(6);
  }
  }
}

void behindLabels(void) {
// CHECK-NOTES: :[[@LINE-1]]:6: warning: function 'behindLabels' keeps 3 clean-ups alive at once, more than 2; it has 3 in all; this is a limit of readability [defercliff-too-many-guards]
// CHECK-NOTES: :[[@LINE+4]]:3: note: 1: defer statement
// CHECK-NOTES: :[[@LINE+6]]:5: note: 2: defer statement
// CHECK-NOTES: :[[@LINE+6]]:5: note: 3: defer statement
first:
  _Defer work(1);
  {
  second:;
    _Defer work(2);
    _Defer work(3);
  }
  if (next())
    return;
}

void unreachable(void) {
  _Defer work(1);
  _Defer work(2);
  return;
  _Defer work(3);
}

int exits(void) {
// CHECK-NOTES: :[[@LINE-1]]:5: warning: the exits of function 'exits' run 8 clean-ups, more than 7; this is a limit of readability [defercliff-too-many-guards]
  _Defer work(1);
  _Defer work(2);
  if (next())
    return 1;
  if (next())
    return 2;
  if (next())
    return 3;
  return 4;
}
