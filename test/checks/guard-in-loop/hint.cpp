// RUN: %check defercliff-guard-in-loop %s %t

// The hint that a guard may belong before the loop is for actions that do the
// same in each iteration, and with nothing that the iteration has begun.

#include <gsl/util>

struct Database {
  void begin();
  void rollback();
};
Database &db();
void done();
int next();

void hinted() {
  while (next()) {
    auto End = gsl::finally([] { done(); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'End' is constructed on every iteration of the loop; its action uses nothing of the iteration, so it may belong before the loop [defercliff-guard-in-loop]
  }
}

void endsWhatWasBegun() {
  while (next()) {
    db().begin();
    auto End = gsl::finally([] { db().rollback(); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'End' is constructed on every iteration of the loop [defercliff-guard-in-loop]
  }
}
