// RUN: %check defercliff-guard-in-loop %s %t -std=c++20 --option InlineGuard=absl::MakeCleanup --option MinimumLevel=cost

// Uses of a guard that a look at its calls does not show.

#include <absl/cleanup/cleanup.h>
#include <functional>
#include <memory>
#include <utility>

bool next();
void done(int);

class Cleanup {
  std::function<void()> Action;

public:
  explicit Cleanup(std::function<void()> Action) : Action(std::move(Action)) {}
  ~Cleanup() {
    if (Action)
      Action();
  }
  void dismiss() noexcept { Action = nullptr; }
};

// ---- what is not evaluated, or not there ----

void notEvaluated(int &A) {
  while (next()) {
    Cleanup Required([&A] { done(A); });
    // CHECK-NOTES: :[[@LINE-1]]:13: warning: guard 'Required' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:3: note: this is the loop
    // CHECK-NOTES: :[[@LINE-3]]:13: note: no fix is offered: the guard is used again after it was built
    static_assert(requires { Required.dismiss(); });
    Cleanup Asserted([&A] { done(A); });
    // CHECK-NOTES: :[[@LINE-1]]:13: warning: guard 'Asserted' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-8]]:3: note: this is the loop
    // CHECK-NOTES: :[[@LINE-3]]:13: note: no fix is offered: the guard is used again after it was built
    static_assert(noexcept(Asserted.dismiss()));
    Cleanup Asked([&A] { done(A); });
    // CHECK-NOTES: :[[@LINE-1]]:13: warning: guard 'Asked' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-13]]:3: note: this is the loop
    // CHECK-NOTES: :[[@LINE-3]]:13: note: no fix is offered: the guard is used again after it was built
    if (noexcept(Asked.dismiss()))
      done(0);
    Cleanup Local([&A] { done(A); });
    // CHECK-NOTES: :[[@LINE-1]]:13: warning: guard 'Local' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-19]]:3: note: this is the loop
    // CHECK-NOTES: :[[@LINE-3]]:13: note: no fix is offered: the guard's own type matters elsewhere
    struct Of {
      decltype(Local) *Pointer;
    };
    Cleanup Sized([&A] { done(A); });
    // CHECK-NOTES: :[[@LINE-1]]:13: warning: guard 'Sized' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-26]]:3: note: this is the loop
    // CHECK-NOTES: :[[@LINE-3]]:13: note: no fix is offered: the guard is used again after it was built
    done(sizeof(Sized.dismiss(), 1));
    Cleanup Later([&A] { done(A); });
    // CHECK-NOTES: :[[@LINE-1]]:13: warning: guard 'Later' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-31]]:3: note: this is the loop
    // CHECK-NOTES: :[[@LINE-3]]:13: note: no fix is offered: the guard is used again after it was built
    auto Dismiss = [&] { Later.dismiss(); };
    Cleanup Explained([&A] { done(A); });
    // CHECK-NOTES: :[[@LINE-1]]:13: warning: guard 'Explained' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-36]]:3: note: this is the loop
    // CHECK-NOTES: :[[@LINE-3]]:13: note: no fix is offered: a comment stands where the guard is dismissed
    Explained.dismiss(/* all is well */);
  }
}

// ---- what an instantiation discards ----

template <bool B> void discarded(int &A) {
  while (next()) {
    Cleanup G([&A] { done(A); });
    // CHECK-NOTES: :[[@LINE-1]]:13: warning: guard 'G' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:3: note: this is the loop
    // CHECK-NOTES: :[[@LINE-3]]:13: note: no fix is offered: the guard is used again after it was built
    if constexpr (B)
      G.dismiss();
    std::unique_ptr<int, std::function<void(int *)>> P(new int, [](int *Q) { delete Q; });
    // CHECK-NOTES: :[[@LINE-1]]:54: warning: guard 'P' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-9]]:3: note: this is the loop
    // CHECK-NOTES: :[[@LINE-3]]:54: note: no fix is offered: the pointer's own type matters elsewhere
    if constexpr (B)
      P.get_deleter() = nullptr;
    [&A] {
      while (next()) {
        Cleanup Inner([&A] { done(A); });
        // CHECK-NOTES: :[[@LINE-1]]:17: warning: guard 'Inner' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
        // CHECK-NOTES: :[[@LINE-3]]:7: note: this is the loop
        // CHECK-NOTES: :[[@LINE-3]]:17: note: no fix is offered: the guard is used again after it was built
        if constexpr (B)
          Inner.dismiss();
      }
    }();
  }
}
template void discarded<false>(int &);

template <class T> void kept(T &A) {
  while (next()) {
    Cleanup G([&A] { done(A); });
    // CHECK-NOTES: :[[@LINE-1]]:13: warning: guard 'G' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:3: note: this is the loop
    // CHECK-FIXES:    auto G = absl::MakeCleanup([&A] { done(A); });
    if constexpr (sizeof(T) > 1)
      G.dismiss();
      // CHECK-FIXES:      std::move(G).Cancel();
    std::unique_ptr<T, std::function<void(T *)>> P(new T, [](T *Q) { delete Q; });
    // CHECK-NOTES: :[[@LINE-1]]:50: warning: guard 'P' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-10]]:3: note: this is the loop
    // CHECK-FIXES:    std::unique_ptr<T, void (*)(T *)> P(new T, [](T *Q) { delete Q; });
    if (P)
      done(*P);
  }
}
template void kept(int &);

// ---- what the preprocessor leaves out ----

void underCondition(int &A) {
  while (next()) {
    Cleanup Used([&A] { done(A); });
    // CHECK-NOTES: :[[@LINE-1]]:13: warning: guard 'Used' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:3: note: this is the loop
    // CHECK-NOTES: :[[@LINE-3]]:13: note: no fix is offered: the preprocessor may leave out a use of the guard
#ifdef TRACE
    Used.dismiss();
#endif
  }
  while (next()) {
#ifdef TRACE
    Cleanup Chosen([&A] { done(-A); });
#else
    Cleanup Chosen([&A] { done(A); });
    // CHECK-NOTES: :[[@LINE-1]]:13: warning: guard 'Chosen' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-6]]:3: note: this is the loop
    // CHECK-NOTES: :[[@LINE-3]]:13: note: no fix is offered: the preprocessor may leave out a use of the guard
#endif
    if (next()) {
      Chosen.dismiss();
    }
  }
  while (next()) {
    Cleanup Action([&A] {
    // CHECK-NOTES: :[[@LINE-1]]:13: warning: guard 'Action' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:3: note: this is the loop
    // CHECK-NOTES: :[[@LINE-3]]:13: note: no fix is offered: the preprocessor may leave out a part of the action
#ifdef TRACE
      return 1;
#endif
      done(A);
    });
    std::shared_ptr<void> Pointer(nullptr, [&A](void *P) {
    // CHECK-NOTES: :[[@LINE-1]]:27: warning: guard 'Pointer' allocates on every iteration of the loop: 'std::shared_ptr' keeps its deleter in a control block [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-2]]:46: note: 'A' is captured by reference: 8 bytes
    // CHECK-NOTES: :[[@LINE-13]]:3: note: this is the loop
    // CHECK-NOTES: :[[@LINE-4]]:27: note: no fix is offered: the preprocessor may leave out a part of the action
#ifdef TRACE
      done(P != nullptr);
#endif
      done(A);
    });
  }
}

// What has nothing to do with the guard is no obstacle.
void otherCondition(int &A) {
  while (next()) {
    Cleanup Used([&A] { done(A); });
    // CHECK-NOTES: :[[@LINE-1]]:13: warning: guard 'Used' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:3: note: this is the loop
    // CHECK-FIXES:    auto Used = absl::MakeCleanup([&A] { done(A); });
#ifndef TRACE
    done(0);
    if (next())
      Used.dismiss();
      // CHECK-FIXES:      std::move(Used).Cancel();
#else
    done(1);
#endif
  }
#ifdef TRACE
  int Used = 1;
#endif
}

void ownCondition(int &A) {
#ifndef TRACE
  while (next()) {
    Cleanup Used([&A] { done(A); });
    // CHECK-NOTES: :[[@LINE-1]]:13: warning: guard 'Used' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:3: note: this is the loop
    // CHECK-FIXES:    auto Used = absl::MakeCleanup([&A] { done(A); });
    if (next())
      Used.dismiss();
      // CHECK-FIXES:      std::move(Used).Cancel();
  }
#endif
}
