// RUN: %check defercliff-too-many-guards %s %t --global-option MinimumLevel=cost

// Guards beyond the limit that erase their action have a cost; inline ones are
// a matter of reading, so at this level they are not reported.

#include <functional>
#include <gsl/util>

void done(int);
void work();

class Cleanup {
  std::function<void()> Action;

public:
  explicit Cleanup(std::function<void()> Action) : Action(Action) {}
  ~Cleanup() { Action(); }
};

void nineInline() {
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

void nineErased() {
  // CHECK-NOTES: :[[@LINE-1]]:6: warning: function 'nineErased' keeps 9 guards alive at once, more than 8; it has 9 in all, and 9 are type-erased [defercliff-too-many-guards]
  // CHECK-NOTES: :[[@LINE+9]]:11: note: 1: guard 'G1'
  // CHECK-NOTES: :[[@LINE+10]]:11: note: 2: guard 'G2'
  // CHECK-NOTES: :[[@LINE+11]]:11: note: 3: guard 'G3'
  // CHECK-NOTES: :[[@LINE+12]]:11: note: 4: guard 'G4'
  // CHECK-NOTES: :[[@LINE+13]]:11: note: 5: guard 'G5'
  // CHECK-NOTES: :[[@LINE+14]]:11: note: 6: guard 'G6'
  // CHECK-NOTES: :[[@LINE+15]]:11: note: 7: guard 'G7'
  // CHECK-NOTES: :[[@LINE+16]]:11: note: 8: guard 'G8'
  // CHECK-NOTES: :[[@LINE+17]]:11: note: 9: guard 'G9'
  Cleanup G1([] { done(1); });
  work();
  Cleanup G2([] { done(2); });
  work();
  Cleanup G3([] { done(3); });
  work();
  Cleanup G4([] { done(4); });
  work();
  Cleanup G5([] { done(5); });
  work();
  Cleanup G6([] { done(6); });
  work();
  Cleanup G7([] { done(7); });
  work();
  Cleanup G8([] { done(8); });
  work();
  Cleanup G9([] { done(9); });
  work();
}

// Eight of the nine are within the limit.
void eightErased() {
  Cleanup G1([] { done(1); });
  work();
  Cleanup G2([] { done(2); });
  work();
  Cleanup G3([] { done(3); });
  work();
  Cleanup G4([] { done(4); });
  work();
  Cleanup G5([] { done(5); });
  work();
  Cleanup G6([] { done(6); });
  work();
  Cleanup G7([] { done(7); });
  work();
  Cleanup G8([] { done(8); });
  work();
  auto G9 = gsl::finally([] { done(9); });
}
