// RUN: %check defercliff-guard-in-loop %s %t --option InlineGuard=onExit --option MinimumLevel=cost

// The name of the factory, or of the class template that deduces its argument,
// may mean something else where the guard is.

#include <absl/cleanup/cleanup.h>
#include <functional>
#include <utility>

bool next();
void done(int);

template <class F> auto onExit(F Action) {
  return absl::MakeCleanup(std::move(Action));
}

class Cleanup {
  std::function<void()> Action;

public:
  explicit Cleanup(std::function<void()> Action) : Action(std::move(Action)) {}
  ~Cleanup() { Action(); }
};

void plain(int &A) {
  while (next())
    Cleanup G([&A] { done(A); });
    // CHECK-NOTES: :[[@LINE-1]]:13: warning: guard 'G' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:3: note: this is the loop
    // CHECK-FIXES:    auto G = onExit([&A] { done(A); });
}

void ownName(int &A) {
  while (next())
    Cleanup onExit([&A] { done(A); });
    // CHECK-NOTES: :[[@LINE-1]]:13: warning: guard 'onExit' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:3: note: this is the loop
    // CHECK-FIXES:    auto onExit = ::onExit([&A] { done(A); });
}

void ofParameter(int &A, int onExit) {
  while (next())
    Cleanup G([&A, onExit] { done(A + onExit); });
    // CHECK-NOTES: :[[@LINE-1]]:13: warning: guard 'G' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:3: note: this is the loop
    // CHECK-FIXES:    auto G = ::onExit([&A, onExit] { done(A + onExit); });
}

template <class T> void ofLocal(T &A) {
  int onExit = 2;
  while (next())
    Cleanup G([&A, onExit] { done(A + onExit); });
    // CHECK-NOTES: :[[@LINE-1]]:13: warning: guard 'G' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:3: note: this is the loop
    // CHECK-FIXES:    auto G = ::onExit([&A, onExit] { done(A + onExit); });
}
template void ofLocal(int &);

struct Member {
  void onExit(int);
  void loop(int &A) {
    while (next())
      Cleanup G([&A] { done(A); });
      // CHECK-NOTES: :[[@LINE-1]]:15: warning: guard 'G' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
      // CHECK-NOTES: :[[@LINE-3]]:5: note: this is the loop
      // CHECK-FIXES:      auto G = ::onExit([&A] { done(A); });
  }
};

struct Derived : Member {
  void loop(int &A) {
    while (next())
      Cleanup G([&A] { done(A); });
      // CHECK-NOTES: :[[@LINE-1]]:15: warning: guard 'G' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
      // CHECK-NOTES: :[[@LINE-3]]:5: note: this is the loop
      // CHECK-FIXES:      auto G = ::onExit([&A] { done(A); });
  }
};

namespace other {
void onExit(int);
void loop(int &A) {
  while (next())
    Cleanup G([&A] { done(A); });
    // CHECK-NOTES: :[[@LINE-1]]:13: warning: guard 'G' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:3: note: this is the loop
    // CHECK-FIXES:    auto G = ::onExit([&A] { done(A); });
}
} // namespace other

// ---- within a class, its name is the class ----

template <class F> class Scope {
  F Action;

public:
  explicit Scope(F Action) : Action(std::move(Action)) {}
  ~Scope() { Action(); }

  void within(int &A) {
    while (next())
      Scope<std::function<void()>> G([&A] { done(A); });
      // CHECK-NOTES: :[[@LINE-1]]:36: warning: guard 'G' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
      // CHECK-NOTES: :[[@LINE-3]]:5: note: this is the loop
      // CHECK-FIXES:      auto G = onExit([&A] { done(A); });
  }
};

struct Named : Scope<void (*)()> {
  using Scope::Scope;
  void below(int &A) {
    while (next())
      Scope<std::function<void()>> G([&A] { done(A); });
      // CHECK-NOTES: :[[@LINE-1]]:36: warning: guard 'G' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
      // CHECK-NOTES: :[[@LINE-3]]:5: note: this is the loop
      // CHECK-FIXES:      auto G = onExit([&A] { done(A); });
  }
};

void outside(Named &N, int &A) {
  N.within(A);
  N.below(A);
  while (next())
    Scope<std::function<void()>> G([&A] { done(A); });
    // CHECK-NOTES: :[[@LINE-1]]:34: warning: guard 'G' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:3: note: this is the loop
    // CHECK-FIXES:    Scope G([&A] { done(A); });
}
