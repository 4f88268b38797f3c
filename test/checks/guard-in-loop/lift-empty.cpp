// RUN: %check defercliff-guard-in-loop %s %t --fix-notes

// There is nothing to lift where the guard stands in the head of a loop and the
// body is empty.

#include <gsl/util>

bool next();
void work();

void inCondition() {
  work();
  while (({ auto Guard = gsl::finally([] { work(); }); next(); })) {
  // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: guard 'Guard' is constructed on every iteration of the loop; its action uses nothing of the iteration, so it may belong before the loop [defercliff-guard-in-loop]
  }
}
