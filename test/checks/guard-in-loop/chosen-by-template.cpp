// RUN: %check defercliff-guard-in-loop %s %t \
// RUN:   --option MinimumLevel=cost

// A template that takes the class of the guard from its arguments may have
// another one elsewhere, which does something else: there is no fix.

#include <absl/cleanup/cleanup.h>
#include <functional>
#include <memory>
#include <utility>

void use(int);

struct OnExit {
  std::function<void()> F;
  OnExit(std::function<void()> F) : F(std::move(F)) {}
  OnExit(const OnExit &) = delete;
  ~OnExit() { F(); }
};
template <class T> struct Tagged : OnExit {
  using OnExit::OnExit;
};
struct NoGuard {
  template <class F> explicit NoGuard(F) {}
};
template <class G, class F> G make(F Action) { return G(Action); }

struct Safe {
  using Guard = OnExit;
};
struct Fast {
  using Guard = NoGuard;
};

template <class Policy> void byPolicy(int N) {
  for (int I = 0; I < N; ++I) {
    typename Policy::Guard G([I] { use(I); });
    // CHECK-NOTES: :[[@LINE-1]]:28: warning: guard 'G' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:3: note: this is the loop
    // CHECK-NOTES: :[[@LINE-3]]:28: note: no fix is offered: the template chooses the guard by its arguments
    use(1);
  }
}

template <class G = OnExit> struct Engine {
  void step(int N) {
    while (N--) {
      G Guard([N] { use(N); });
      // CHECK-NOTES: :[[@LINE-1]]:9: warning: guard 'Guard' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
      // CHECK-NOTES: :[[@LINE-3]]:5: note: this is the loop
      // CHECK-NOTES: :[[@LINE-3]]:9: note: no fix is offered: the template chooses the guard by its arguments
      use(1);
    }
  }
  void stepWithAuto(int N) {
    while (N--) {
      auto Guard = G([N] { use(N); });
      // CHECK-NOTES: :[[@LINE-1]]:12: warning: guard 'Guard' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
      // CHECK-NOTES: :[[@LINE-3]]:5: note: this is the loop
      // CHECK-NOTES: :[[@LINE-3]]:12: note: no fix is offered: the template chooses the guard by its arguments
      use(1);
    }
  }
};

template <class T> void ownClass(int N, T Value) {
  for (int I = 0; I < N; ++I) {
    OnExit G([I, Value] { use(I + Value); });
    // CHECK-NOTES: :[[@LINE-1]]:12: warning: guard 'G' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:3: note: this is the loop
    // CHECK-FIXES:    auto G = absl::MakeCleanup([I, Value] { use(I + Value); });
    use(1);
  }
}

template <class T> void ofStd(int N, T *Value) {
  for (int I = 0; I < N; ++I) {
    std::shared_ptr<void> G(nullptr, [I, Value](void *) { use(I + *Value); });
    // CHECK-NOTES: :[[@LINE-1]]:27: warning: guard 'G' allocates on every iteration of the loop: 'std::shared_ptr' keeps its deleter in a control block [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-2]]:39: note: 'I' is captured by copy: 4 bytes
    // CHECK-NOTES: :[[@LINE-3]]:42: note: 'Value' is captured by copy: 8 bytes
    // CHECK-NOTES: :[[@LINE-5]]:3: note: this is the loop
    // CHECK-FIXES:    auto G = absl::MakeCleanup([I, Value]() { use(I + *Value); });
    use(1);
  }
}

void instantiate(int *P) {
  byPolicy<Safe>(1);
  byPolicy<Fast>(2);
  Engine<>().step(3);
  Engine<>().stepWithAuto(3);
  Engine<NoGuard>().step(4);
  ownClass(1, 2);
  ofStd(1, P);
}
