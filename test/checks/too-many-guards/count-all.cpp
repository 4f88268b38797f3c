// RUN: %check defercliff-too-many-guards %s %t --option MaxGuards=2 \
// RUN:   --option CountAll=true

// The option counts as Go does: every guard in the text of the body.

#include <gsl/util>

void done(int);
void work();

void siblings() {
  // CHECK-NOTES: :[[@LINE-1]]:6: warning: function 'siblings' has 3 guards, more than 2; 1 of them are alive at once; this is a limit of readability [defercliff-too-many-guards]
  // CHECK-NOTES: :[[@LINE+4]]:10: note: 1: guard 'A'
  // CHECK-NOTES: :[[@LINE+7]]:10: note: 2: guard 'B'
  // CHECK-NOTES: :[[@LINE+9]]:8: note: 3: guard 'C'
  {
    auto A = gsl::finally([] { done(1); });
    work();
  }
  {
    auto B = gsl::finally([] { done(2); });
    work();
  }
  auto C = gsl::finally([] { done(3); });
  work();
}

void two() {
  auto A = gsl::finally([] { done(1); });
  work();
  auto B = gsl::finally([] { done(2); });
}
