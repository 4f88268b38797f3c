// RUN: %check defercliff-too-many-guards %s %t -std=c++17-or-later \
// RUN:   --option MaxGuards=1 --option MaxCCleanups=1

// Guards and C's clean-ups have limits of their own; a function may exceed both.

#include <absl/cleanup/cleanup.h>

void work(int);
void done(int *);

void both() {
// CHECK-NOTES: :[[@LINE-1]]:6: warning: function 'both' keeps 2 clean-ups alive at once, more than 1; it has 2 in all; this is a limit of readability [defercliff-too-many-guards]
// CHECK-NOTES: :[[@LINE+11]]:38: note: 1: guard 'third'
// CHECK-NOTES: :[[@LINE+11]]:38: note: 2: guard 'fourth'
// CHECK-NOTES: :[[@LINE-4]]:6: warning: function 'both' keeps 2 guards alive at once, more than 1; it has 2 in all; this is a limit of readability [defercliff-too-many-guards]
// CHECK-NOTES: :[[@LINE+6]]:8: note: 1: guard 'first'
// CHECK-NOTES: :[[@LINE+6]]:8: note: 2: guard 'second'
// CHECK-FIXES:  auto first = absl::MakeCleanup([] {
// CHECK-FIXES-NEXT:    { work(2); }
// CHECK-FIXES-NEXT:    { work(1); }
// CHECK-FIXES-NEXT:  });
  auto first = absl::MakeCleanup([] { work(1); });
  auto second = absl::MakeCleanup([] { work(2); });
  __attribute__((cleanup(done))) int third = 1;
  __attribute__((cleanup(done))) int fourth = 1;
  work(3);
}
