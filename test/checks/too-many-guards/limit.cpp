// RUN: %check defercliff-too-many-guards %s %t -check-suffixes=TWO --option MaxGuards=2 
// RUN: %check defercliff-too-many-guards %s %t -check-suffixes=ZERO --option MaxGuards=0

// The limit is an option; zero allows none.

#include <gsl/util>

void done(int);
void work();

void two() {
  // CHECK-MESSAGES-ZERO: :[[@LINE-1]]:6: warning: function 'two' keeps 2 guards alive at once, more than 0; it has 2 in all; this is a limit of readability [defercliff-too-many-guards]
  auto G1 = gsl::finally([] { done(1); });
  work();
  auto G2 = gsl::finally([] { done(2); });
  work();
}

void three() {
  // CHECK-MESSAGES-TWO: :[[@LINE-1]]:6: warning: function 'three' keeps 3 guards alive at once, more than 2; it has 3 in all; this is a limit of readability [defercliff-too-many-guards]
  // CHECK-MESSAGES-ZERO: :[[@LINE-2]]:6: warning: function 'three' keeps 3 guards alive at once, more than 0; it has 3 in all; this is a limit of readability [defercliff-too-many-guards]
  auto G1 = gsl::finally([] { done(1); });
  work();
  auto G2 = gsl::finally([] { done(2); });
  work();
  auto G3 = gsl::finally([] { done(3); });
  work();
}
