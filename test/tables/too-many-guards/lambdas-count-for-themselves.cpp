// std: c++17
// RUN: %table defercliff-too-many-guards %s %t
// a nested lambda or local class counts for itself, never for the function around it
#include <functional>
#include <utility>

template <class F> class [[nodiscard]] Guard {
  F f_;
  bool live_ = true;

public:
  explicit Guard(F f) : f_(std::move(f)) {}
  Guard(Guard &&o) noexcept : f_(std::move(o.f_)), live_(std::exchange(o.live_, false)) {}
  ~Guard() { if (live_) f_(); }
  void dismiss() { live_ = false; }
};
class AnyGuard {
  std::function<void()> f_;

public:
  explicit AnyGuard(std::function<void()> f) : f_(std::move(f)) {}
  AnyGuard(AnyGuard &&o) noexcept : f_(std::exchange(o.f_, nullptr)) {}
  ~AnyGuard() { if (f_) f_(); }
  void dismiss() { f_ = nullptr; }
};

void undo(int);
bool step(int);
#define CAT_I(a, b) a##b
#define CAT(a, b) CAT_I(a, b)
#define UNDO(k) Guard CAT(guard_, k)([] { undo(k); })
#define ANY(k) AnyGuard CAT(any_, k)([] { undo(k); })

void split(int n) { // quiet: five here
  UNDO(1);
  UNDO(2);
  UNDO(3);
  UNDO(4);
  UNDO(5);
  auto work = [n] { // quiet: five in the lambda
    UNDO(6);
    UNDO(7);
    UNDO(8);
    UNDO(9);
    UNDO(10);
    step(n);
  };
  work();
}

void giantLambda(int n) { // quiet: nothing of its own
  auto work = [n] { // want style: nine in the lambda
    UNDO(1);
    UNDO(2);
    UNDO(3);
    UNDO(4);
    UNDO(5);
    UNDO(6);
    UNDO(7);
    UNDO(8);
    UNDO(9);
    step(n);
  };
  work();
}

void nestedLambdas(int n) { // quiet: nothing of its own
  [n] { // quiet: four in the outer lambda
    UNDO(1);
    UNDO(2);
    UNDO(3);
    UNDO(4);
    [n] { // want style: nine in the inner lambda
      UNDO(5);
      UNDO(6);
      UNDO(7);
      UNDO(8);
      UNDO(9);
      UNDO(10);
      UNDO(11);
      UNDO(12);
      UNDO(13);
      step(n);
    }();
  }();
}

int local(int n) { // quiet: the local class's method counts for itself
  UNDO(1);
  UNDO(2);
  UNDO(3);
  UNDO(4);
  struct Step {
    int run(int v) { // quiet: five in the method
      UNDO(5);
      UNDO(6);
      UNDO(7);
      UNDO(8);
      UNDO(9);
      return step(v);
    }
  };
  return Step().run(n);
}

void actionsWithGuards(int n) { // quiet: guards inside the actions are their lambdas' own
  Guard a([] { UNDO(1); UNDO(2); step(1); });
  Guard b([] { UNDO(3); UNDO(4); step(2); });
  Guard c([] { UNDO(5); UNDO(6); step(3); });
  Guard d([] { UNDO(7); UNDO(8); step(4); });
  step(n);
}

void both(int n) { // want style: nine of its own
  UNDO(1);
  UNDO(2);
  UNDO(3);
  UNDO(4);
  UNDO(5);
  UNDO(6);
  UNDO(7);
  UNDO(8);
  UNDO(9);
  auto small = [n] { UNDO(10); step(n); }; // quiet: one in the lambda
  small();
}
