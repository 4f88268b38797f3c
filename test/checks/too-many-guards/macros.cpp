// RUN: %check defercliff-too-many-guards %s %t --option MaxGuards=2

// Guards of one use of a macro count as one.

#include <folly/ScopeGuard.h>
#include <gsl/util>

void work();

#define TWO_GUARDS                                                             \
  auto First = gsl::finally([] { work(); });                                   \
  auto Second = gsl::finally([] { work(); })

void oneUse() {
  TWO_GUARDS;
  SCOPE_EXIT { work(); };
}

void threeUses() {
  // CHECK-NOTES: :[[@LINE-1]]:6: warning: function 'threeUses' keeps 3 guards alive at once, more than 2; it has 3 in all; this is a limit of readability [defercliff-too-many-guards]
  // CHECK-NOTES: :[[@LINE+3]]:3: note: 1: guard of 'SCOPE_EXIT'
  // CHECK-NOTES: :[[@LINE+3]]:3: note: 2: guard of 'SCOPE_EXIT'
  // CHECK-NOTES: :[[@LINE+4]]:3: note: 3: guard of 'SCOPE_EXIT'
  SCOPE_EXIT { work(); };
  SCOPE_EXIT { work(); };
  work();
  SCOPE_EXIT { work(); };
}

void twoUsesOfTwo() {
  { TWO_GUARDS; }
  {
    TWO_GUARDS;
    SCOPE_EXIT { work(); };
  }
}
