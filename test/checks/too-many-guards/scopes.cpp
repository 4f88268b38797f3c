// RUN: %check defercliff-too-many-guards %s %t --option MaxGuards=2

// What counts is how many are alive at once, not how many the text holds.

#include <gsl/util>

void done(int);
void work();

#define GUARD(Name) auto Name = gsl::finally([] { work(); })

void siblings() {
  {
    GUARD(A);
    GUARD(B);
  }
  {
    GUARD(C);
    GUARD(D);
  }
}

void branches(bool Which) {
  if (Which) {
    GUARD(A);
    GUARD(B);
  } else {
    GUARD(C);
    GUARD(D);
  }
}

void cases(int Which) {
  switch (Which) {
  case 1: {
    GUARD(A);
    GUARD(B);
    break;
  }
  case 2: {
    GUARD(C);
    GUARD(D);
    break;
  }
  }
}

void loops() {
  for (int I = 0; I != 8; ++I) {
    GUARD(A);
    GUARD(B);
  }
  while (true) {
    GUARD(C);
    GUARD(D);
    break;
  }
}

void handlers() {
  try {
    GUARD(A);
    GUARD(B);
  } catch (...) {
    GUARD(C);
    GUARD(D);
  }
}

void nested() {
  // CHECK-MESSAGES: :[[@LINE-1]]:6: warning: function 'nested' keeps 3 guards alive at once, more than 2; it has 3 in all; this is a limit of readability [defercliff-too-many-guards]
  GUARD(A);
  {
    GUARD(B);
    {
      GUARD(C);
    }
  }
}

void afterABlock() {
  // CHECK-MESSAGES: :[[@LINE-1]]:6: warning: function 'afterABlock' keeps 3 guards alive at once, more than 2; it has 5 in all; this is a limit of readability [defercliff-too-many-guards]
  {
    GUARD(A);
    GUARD(B);
  }
  GUARD(C);
  {
    GUARD(D);
    if (true) {
      GUARD(E);
    }
  }
}

// A jump back ends what it leaves.
void jumpBack(bool Again) {
Start:
  GUARD(A);
  GUARD(B);
  if (Again)
    goto Start;
}

// Left by a return: dead in the rest.
void returns(bool Early) {
  if (Early) {
    GUARD(A);
    GUARD(B);
    return;
  }
  GUARD(C);
  GUARD(D);
}

void neverReached() {
  GUARD(A);
  GUARD(B);
  return;
  GUARD(C);
}
