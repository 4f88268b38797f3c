// RUN: %check defercliff-guard-in-loop %s %t

// Templates are judged by their instantiations and reported once.

#include <clickhouse/scope_guard.h>
#include <functional>
#include <gsl/util>

int next();
void done(int);
void work();

// Two instantiations, one report.
template <class T> void twice(T Value) {
  while (next()) {
    auto Guard = gsl::finally([Value] { done(Value); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop; its action uses nothing of the iteration, so it may belong before the loop [defercliff-guard-in-loop]
  }
}

// Never instantiated: nobody knows what finally is here.
template <class T> void never(T Value) {
  while (next()) {
    auto Guard = gsl::finally([Value] { done(Value); });
  }
}

// The guard depends on the argument: one instantiation is enough.
template <class Guard> void guarded() {
  while (next()) {
    Guard Kept(work);
    // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: guard 'Kept' is constructed on every iteration of the loop; it calls its action through a function pointer [defercliff-guard-in-loop]
  }
}

struct NoGuard {
  explicit NoGuard(void (*)()) {}
};

struct Guarding {
  explicit Guarding(void (*Action)()) : Action(Action) {}
  ~Guarding() { Action(); }
  void (*Action)();
};

// Of several weights the greatest is reported.
template <class F> void weighed(F Action) {
  while (next()) {
    BasicScopeGuard<F> Guard(Action);
    // CHECK-MESSAGES: :[[@LINE-1]]:24: warning: guard 'Guard' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
  }
}

template <class T> void special(T Value) {
  while (next()) {
    auto Guard = gsl::finally([Value] { done(Value); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop; its action uses nothing of the iteration, so it may belong before the loop [defercliff-guard-in-loop]
  }
}

template <> void special(char) {
  while (next())
    done(0);
}

template <> void special(long Value) {
  while (next()) {
    auto Guard = gsl::finally([Value] { done(int(Value)); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop; its action uses nothing of the iteration, so it may belong before the loop [defercliff-guard-in-loop]
  }
}

template <class T> struct Pool {
  T Held;
  void drain() {
    while (next()) {
      auto Guard = gsl::finally([this] { done(Held); });
      // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    }
  }
};

// The loop is gone where the condition is false.
template <bool Loop> void discarded() {
  if constexpr (Loop) {
    while (next()) {
      auto Guard = gsl::finally([] { done(1); });
    }
  }
}

void genericLambda() {
  auto Each = [](auto Value) {
    while (next()) {
      auto Guard = gsl::finally([Value] { done(Value); });
      // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: guard 'Guard' is constructed on every iteration of the loop; its action uses nothing of the iteration, so it may belong before the loop [defercliff-guard-in-loop]
    }
  };
  Each(1);
  Each(2L);
}

void instantiate(const std::function<void()> &Erased) {
  twice(1);
  twice(2L);
  guarded<NoGuard>();
  guarded<Guarding>();
  weighed([] { done(1); });
  weighed(Erased);
  special(1);
  Pool<int>{1}.drain();
  Pool<long>{1}.drain();
  discarded<false>();
}
