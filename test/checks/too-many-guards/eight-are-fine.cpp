// RUN: %check defercliff-too-many-guards %s %t

// Eight guards alive at once are within the limit.

#include <gsl/util>

void done(int);
void work();

void eight() {
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
}
