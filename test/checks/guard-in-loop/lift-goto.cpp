// RUN: %check defercliff-guard-in-loop %s %t --fix-notes

// A goto may not go over the declaration of a helper: nothing is lifted in a
// function that has one.

#include <gsl/util>

int next();
void done(int);
void work();

void overLoop() {
  if (next())
    goto Out;
  for (int I = 0; I != 8; ++I) {
    auto Guard = gsl::finally([I] { done(I); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    work();
  }
  {
  Out:
    work();
  }
}

void computed() {
  void *Place = &&Out;
  if (next())
    goto *Place;
  for (int I = 0; I != 8; ++I) {
    auto Guard = gsl::finally([I] { done(I); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    work();
  }
  {
  Out:
    work();
  }
}
