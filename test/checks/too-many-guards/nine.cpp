// RUN: %check defercliff-too-many-guards %s %t

// Nine are one too many. The notes number the guards that are alive at the
// fullest point.

#include <gsl/util>

void done(int);
void work();

void nine() {
  // CHECK-NOTES: :[[@LINE-1]]:6: warning: function 'nine' keeps 9 guards alive at once, more than 8; it has 9 in all; this is a limit of readability [defercliff-too-many-guards]
  // CHECK-NOTES: :[[@LINE+9]]:8: note: 1: guard 'G1'
  // CHECK-NOTES: :[[@LINE+10]]:8: note: 2: guard 'G2'
  // CHECK-NOTES: :[[@LINE+11]]:8: note: 3: guard 'G3'
  // CHECK-NOTES: :[[@LINE+12]]:8: note: 4: guard 'G4'
  // CHECK-NOTES: :[[@LINE+13]]:8: note: 5: guard 'G5'
  // CHECK-NOTES: :[[@LINE+14]]:8: note: 6: guard 'G6'
  // CHECK-NOTES: :[[@LINE+15]]:8: note: 7: guard 'G7'
  // CHECK-NOTES: :[[@LINE+16]]:8: note: 8: guard 'G8'
  // CHECK-NOTES: :[[@LINE+17]]:8: note: 9: guard 'G9'
  auto G1 = gsl::finally([] { done(1); });
  work();
  auto G2 = gsl::finally([] { done(2); });
  work();
  auto G3 = gsl::finally([] { done(3); });
  work();
  auto G4 = gsl::finally([] { done(4); });
  work();
  auto G5 = gsl::finally([] { done(5); });
  work();
  auto G6 = gsl::finally([] { done(6); });
  work();
  auto G7 = gsl::finally([] { done(7); });
  work();
  auto G8 = gsl::finally([] { done(8); });
  work();
  auto G9 = gsl::finally([] { done(9); });
  work();
}

// A guard that is gone before the fullest point has no number.
void tenInAll() {
  // CHECK-NOTES: :[[@LINE-1]]:6: warning: function 'tenInAll' keeps 9 guards alive at once, more than 8; it has 10 in all; this is a limit of readability [defercliff-too-many-guards]
  // CHECK-NOTES: :[[@LINE+13]]:8: note: 1: guard 'G1'
  // CHECK-NOTES: :[[@LINE+14]]:8: note: 2: guard 'G2'
  // CHECK-NOTES: :[[@LINE+15]]:8: note: 3: guard 'G3'
  // CHECK-NOTES: :[[@LINE+16]]:8: note: 4: guard 'G4'
  // CHECK-NOTES: :[[@LINE+17]]:8: note: 5: guard 'G5'
  // CHECK-NOTES: :[[@LINE+18]]:8: note: 6: guard 'G6'
  // CHECK-NOTES: :[[@LINE+19]]:8: note: 7: guard 'G7'
  // CHECK-NOTES: :[[@LINE+20]]:8: note: 8: guard 'G8'
  // CHECK-NOTES: :[[@LINE+21]]:8: note: 9: guard 'G9'
  {
    auto Gone = gsl::finally([] { done(0); });
    work();
  }
  auto G1 = gsl::finally([] { done(1); });
  work();
  auto G2 = gsl::finally([] { done(2); });
  work();
  auto G3 = gsl::finally([] { done(3); });
  work();
  auto G4 = gsl::finally([] { done(4); });
  work();
  auto G5 = gsl::finally([] { done(5); });
  work();
  auto G6 = gsl::finally([] { done(6); });
  work();
  auto G7 = gsl::finally([] { done(7); });
  work();
  auto G8 = gsl::finally([] { done(8); });
  work();
  auto G9 = gsl::finally([] { done(9); });
  work();
}
