// RUN: %check defercliff-too-many-guards %s %t --option MaxGuards=2

// As many runs of neighbours are merged as the limit asks for, no more; and
// none, if even all of them would not be enough.

#include <gsl/util>

void done(int);
void work();

void oneRunIsEnough() {
  // CHECK-MESSAGES: :[[@LINE-1]]:6: warning: function 'oneRunIsEnough' keeps 3 guards alive at once, more than 2; it has 3 in all; this is a limit of readability [defercliff-too-many-guards]
  auto A = gsl::finally([] { done(1); });
  auto B = gsl::finally([] { done(2); });
  // CHECK-FIXES:  auto A = gsl::finally([] {
  // CHECK-FIXES:    { done(2); }
  // CHECK-FIXES:    { done(1); }
  // CHECK-FIXES:  });
  work();
  auto C = gsl::finally([] { done(3); });
  work();
}

void bothRuns() {
  // CHECK-MESSAGES: :[[@LINE-1]]:6: warning: function 'bothRuns' keeps 4 guards alive at once, more than 2; it has 4 in all; this is a limit of readability [defercliff-too-many-guards]
  auto A = gsl::finally([] { done(1); });
  auto B = gsl::finally([] { done(2); });
  // CHECK-FIXES:  auto A = gsl::finally([] {
  // CHECK-FIXES:    { done(2); }
  // CHECK-FIXES:    { done(1); }
  // CHECK-FIXES:  });
  work();
  auto C = gsl::finally([] { done(3); });
  auto D = gsl::finally([] { done(4); });
  // CHECK-FIXES:  auto C = gsl::finally([] {
  // CHECK-FIXES:    { done(4); }
  // CHECK-FIXES:    { done(3); }
  // CHECK-FIXES:  });
  work();
}

void notEnough() {
  // CHECK-MESSAGES: :[[@LINE-1]]:6: warning: function 'notEnough' keeps 4 guards alive at once, more than 2; it has 4 in all; this is a limit of readability [defercliff-too-many-guards]
  auto A = gsl::finally([] { done(1); });
  auto B = gsl::finally([] { done(2); });
  work();
  auto C = gsl::finally([] { done(3); });
  work();
  auto D = gsl::finally([] { done(4); });
  work();
}
