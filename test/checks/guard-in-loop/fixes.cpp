// RUN: %check defercliff-guard-in-loop %s %t --global-option MinimumLevel=cost

// A type-erased guard becomes an inline one: the first of the catalogue that
// the file declares. (The inline guard is reported at the level style, so only
// cost is asked for.)

#include <clickhouse/scope_guard.h>
#include <functional>
#include <gsl/util>
#include <memory>

int next();
void done(int);
void work();

class Cleanup {
  std::function<void()> Action;

public:
  explicit Cleanup(std::function<void()> Action) : Action(Action) {}
  ~Cleanup() { Action(); }
  void cancel() { Action = nullptr; }
};

void homeGrown(int A) {
  while (next()) {
    Cleanup Guard([&A] { done(A); });
    // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: guard 'Guard' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    // CHECK-FIXES:    auto Guard = make_scope_guard([&A] { done(A); });
    work();
  }
}

void braces(int A) {
  while (next()) {
    Cleanup Guard{[&A] { done(A); }};
    // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: guard 'Guard' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    // CHECK-FIXES:    auto Guard = make_scope_guard([&A] { done(A); });
    work();
  }
}

void constant(int A) {
  while (next()) {
    const Cleanup Guard([&A] { done(A); });
    // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: guard 'Guard' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    // CHECK-FIXES:    const auto Guard = make_scope_guard([&A] { done(A); });
    work();
  }
}

void equals(int A) {
  while (next()) {
    auto Guard = Cleanup([&A] { done(A); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    // CHECK-FIXES:    auto Guard = make_scope_guard([&A] { done(A); });
    work();
  }
}

void severalLines(int A, int B, int C) {
  while (next()) {
    Cleanup Guard([&] {
      // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: guard 'Guard' allocates on every iteration of the loop: its 24-byte closure does not fit the 16-byte buffer of 'std::function' [defercliff-guard-in-loop]
      // CHECK-FIXES:    auto Guard = make_scope_guard([&] {
      // A comment in the action stays.
      done(A);
      done(B + C);
    });
    work();
  }
}

#define RELEASE(N) done(N)

void macroInAction() {
  for (int I = 0; I != 8; ++I) {
    Cleanup Guard([I] { RELEASE(I); });
    // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: guard 'Guard' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    // CHECK-FIXES:    auto Guard = make_scope_guard([I] { RELEASE(I); });
  }
}

void sharedPointer() {
  while (int N = next()) {
    std::shared_ptr<void> Guard(nullptr, [N](void *) { done(N); });
    // CHECK-MESSAGES: :[[@LINE-1]]:27: warning: guard 'Guard' allocates on every iteration of the loop: 'std::shared_ptr' keeps its deleter in a control block [defercliff-guard-in-loop]
    // CHECK-FIXES:    auto Guard = make_scope_guard([N]() { done(N); });
    work();
  }
}

// The deleter of a unique_ptr captures nothing, so a pointer to it will do.
void uniquePointer() {
  while (next()) {
    std::unique_ptr<int, std::function<void(int *)>> Owned(
    // CHECK-MESSAGES: :[[@LINE-1]]:54: warning: guard 'Owned' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    // CHECK-FIXES:    std::unique_ptr<int, void (*)(int *)> Owned(
        new int, [](int *P) { delete P; });
    work();
  }
}

// One template, two costs: with its argument deduced it is inline.
void templateOverFunction() {
  while (int N = next()) {
    scope_guard Guard([N] { done(N); });
    // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: guard 'Guard' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    BasicScopeGuard<std::function<void()>> Spelled([N] { done(N); });
    // CHECK-MESSAGES: :[[@LINE-1]]:44: warning: guard 'Spelled' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    // CHECK-FIXES:    auto Guard = make_scope_guard([N] { done(N); });
    // CHECK-FIXES:    auto Spelled = make_scope_guard([N] { done(N); });
  }
}
