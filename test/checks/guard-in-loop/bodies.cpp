// RUN: %check defercliff-guard-in-loop %s %t

// Every kind of body: methods, constructors, lambdas, function try blocks.

#include <gsl/util>

int next();
void done(int);

struct Machine {
  Machine() {
    while (int N = next()) {
      auto Guard = gsl::finally([N] { done(N); });
      // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    }
  }
  ~Machine() {
    while (int N = next()) {
      auto Guard = gsl::finally([N] { done(N); });
      // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    }
  }
  static void run() try {
    while (int N = next()) {
      auto Guard = gsl::finally([N] { done(N); });
      // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    }
  } catch (int) {
  }
};

// The lambda is one body, the function around it another.
auto Global = [] {
  while (int N = next()) {
    auto Guard = gsl::finally([N] { done(N); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
  }
};

void lambdas() {
  while (next()) {
    auto Step = [] {
      auto Once = gsl::finally([] { done(1); });
      while (int N = next()) {
        auto Guard = gsl::finally([N] { done(N); });
        // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
      }
    };
    Step();
  }
}

// The action of a guard can have a loop and guards of its own.
void inAction() {
  auto Guard = gsl::finally([] {
    while (int N = next()) {
      auto Inner = gsl::finally([N] { done(N); });
      // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: guard 'Inner' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    }
  });
}
