// RUN: %check defercliff-too-many-guards %s %t --option MaxGuards=2

// Each body counts for itself: functions, methods, lambdas.

#include <gsl/util>

void done(int);
void work();

#define GUARD(Name) auto Name = gsl::finally([] { work(); })

void lambdaIsItsOwnBody() {
  GUARD(A);
  GUARD(B);
  auto Inner = [] {
    GUARD(C);
    GUARD(D);
  };
  Inner();
}

void lambdaWithTooMany() {
  auto Inner = [] {
    // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: lambda keeps 3 guards alive at once, more than 2; it has 3 in all; this is a limit of readability [defercliff-too-many-guards]
    GUARD(A);
    GUARD(B);
    GUARD(C);
  };
  Inner();
}

void insideAction() {
  GUARD(A);
  auto Guard = gsl::finally([] {
    GUARD(B);
    GUARD(C);
  });
}

struct Machine {
  Machine() {
    // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: function 'Machine' keeps 3 guards alive at once, more than 2; it has 3 in all; this is a limit of readability [defercliff-too-many-guards]
    GUARD(A);
    GUARD(B);
    GUARD(C);
  }
  ~Machine() {
    // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: function '~Machine' keeps 3 guards alive at once, more than 2; it has 3 in all; this is a limit of readability [defercliff-too-many-guards]
    GUARD(A);
    GUARD(B);
    GUARD(C);
  }
  void operator()() {
    // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: function 'operator()' keeps 3 guards alive at once, more than 2; it has 3 in all; this is a limit of readability [defercliff-too-many-guards]
    GUARD(A);
    GUARD(B);
    GUARD(C);
  }
};

void localClass() {
  GUARD(A);
  struct Local {
    void run() {
      GUARD(B);
      GUARD(C);
    }
  };
  Local().run();
}
