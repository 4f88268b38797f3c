// RUN: %check defercliff-guard-in-loop %s %t

// A guard made by a macro is reported where the macro is used.

#include <folly/ScopeGuard.h>
#include <functional>
#include <gsl/util>

int next();
void done(int);
void work();

class Cleanup {
  std::function<void()> Action;

public:
  explicit Cleanup(std::function<void()> Action) : Action(Action) {}
  ~Cleanup() { Action(); }
};

#define JOIN_(A, B) A##B
#define JOIN(A, B) JOIN_(A, B)
#define ON_EXIT(...) Cleanup JOIN(OnExit, __LINE__)(__VA_ARGS__)

void wholeGuard() {
  while (int N = next()) {
    SCOPE_EXIT { done(N); };
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: guard of 'SCOPE_EXIT' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    ON_EXIT([N] { done(N); });
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: guard of 'ON_EXIT' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
  }
}

// The name is an argument of the macro, so it is the name of the guard.
#define NAMED_GUARD(Name, ...) Cleanup Name([&] { __VA_ARGS__; })

void namedGuard() {
  while (int N = next()) {
    NAMED_GUARD(Closing, done(N));
    // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: guard 'Closing' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
  }
}

#define LAMBDA(N) [N] { done(N); }

void macroIsAction() {
  for (int I = 0; I != 8; ++I) {
    Cleanup Guard(LAMBDA(I));
    // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: guard 'Guard' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
  }
}

#define BODY                                                                   \
  while (int N = next()) {                                                     \
    auto Guard = gsl::finally([N] { done(N); });                               \
    work();                                                                    \
  }

void wholeLoop() { BODY }
// CHECK-MESSAGES: :[[@LINE-1]]:20: warning: guard of 'BODY' is constructed on every iteration of the loop [defercliff-guard-in-loop]
