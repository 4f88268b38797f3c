// RUN: %check defercliff-guard-in-loop %s %t --option InlineGuard=absl::MakeCleanup --option MinimumLevel=cost

// An alias that the function declares may be there for the guard alone, and
// compilers warn of one without use.

#include <absl/cleanup/cleanup.h>
#include <functional>
#include <memory>
#include <utility>

template <typename F> class OnExit {
  F Action;

public:
  explicit OnExit(F Action) : Action(std::move(Action)) {}
  OnExit(const OnExit &) = delete;
  ~OnExit() { Action(); }
};
void close(int);

void argument(int N) {
  using Action = std::function<void()>;
  for (int I = 0; I < N; ++I)
    OnExit<Action> Guard([I] { close(I); });
    // CHECK-NOTES: :[[@LINE-1]]:20: warning: guard 'Guard' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:3: note: this is the loop
    // CHECK-NOTES: :[[@LINE-3]]:20: note: no fix is offered: an alias in the function may be left without use
}

void whole(int N) {
  for (int I = 0; I < N; ++I) {
    typedef std::shared_ptr<void> Defer;
    Defer Guard(nullptr, [I](void *) { close(I); });
    // CHECK-NOTES: :[[@LINE-1]]:11: warning: guard 'Guard' allocates on every iteration of the loop: 'std::shared_ptr' keeps its deleter in a control block [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-2]]:27: note: 'I' is captured by copy: 4 bytes
    // CHECK-NOTES: :[[@LINE-5]]:3: note: this is the loop
    // CHECK-NOTES: :[[@LINE-4]]:11: note: no fix is offered: an alias in the function may be left without use
  }
}

using Shared = std::function<void()>;

void outside(int N) {
  for (int I = 0; I < N; ++I)
    OnExit<Shared> Guard([I] { close(I); });
    // CHECK-NOTES: :[[@LINE-1]]:20: warning: guard 'Guard' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:3: note: this is the loop
    // CHECK-FIXES:    OnExit Guard([I] { close(I); });
}

class OnEnd {
  std::function<void()> Action;

public:
  OnEnd(std::function<void()> Action) : Action(std::move(Action)) {}
  ~OnEnd() { Action(); }
};

void inInitialiser(int N) {
  using End = OnEnd;
  using Action = std::function<void()>;
  for (int I = 0; I < N; ++I) {
    auto First = End([I] { close(I); });
    // CHECK-NOTES: :[[@LINE-1]]:10: warning: guard 'First' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:3: note: this is the loop
    // CHECK-NOTES: :[[@LINE-3]]:10: note: no fix is offered: an alias in the function may be left without use
    OnEnd Second{Action([I] { close(I); })};
    // CHECK-NOTES: :[[@LINE-1]]:11: warning: guard 'Second' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-7]]:3: note: this is the loop
    // CHECK-NOTES: :[[@LINE-3]]:11: note: no fix is offered: an alias in the function may be left without use
  }
}

void inLocalClass(int N) {
  struct Local {
    using Action = std::function<void()>;
  };
  for (int I = 0; I < N; ++I)
    OnEnd Guard{Local::Action([I] { close(I); })};
    // CHECK-NOTES: :[[@LINE-1]]:11: warning: guard 'Guard' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:3: note: this is the loop
    // CHECK-NOTES: :[[@LINE-3]]:11: note: no fix is offered: an alias in the function may be left without use
}

struct Outer {
  using Action = std::function<void()>;
};

void inClass(int N) {
  for (int I = 0; I < N; ++I)
    OnEnd Guard{Outer::Action([I] { close(I); })};
    // CHECK-NOTES: :[[@LINE-1]]:11: warning: guard 'Guard' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:3: note: this is the loop
}
