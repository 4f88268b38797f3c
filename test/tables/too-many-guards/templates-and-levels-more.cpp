// std: c++20
// RUN: %table defercliff-too-many-guards %s %t
// templates with different counts, if constexpr, dismissals in odd forms
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
#define FOUR(k) UNDO(k##1); UNDO(k##2); UNDO(k##3); UNDO(k##4)
#include <memory>
#include <tuple>
#include <type_traits>

template <int N> void byCount(int n) { // want style: one of three instantiations has nine
  UNDO(1); UNDO(2); UNDO(3);
  if constexpr (N > 0) {
    UNDO(4); UNDO(5); UNDO(6);
    if constexpr (N > 1) {
      UNDO(7); UNDO(8); UNDO(9);
      step(n);
    }
    step(n);
  }
}

template <class T> void eitherBranch(T v) { // quiet: one branch of if constexpr or the other
  UNDO(1); UNDO(2); UNDO(3);
  if constexpr (std::is_integral_v<T>) {
    UNDO(4); UNDO(5); UNDO(6);
    step(v);
  } else {
    UNDO(7); UNDO(8); UNDO(9);
    step(0);
  }
}

template <class F> void mixedCost(F f) { // want cost: one instantiation has nine erased
  Guard<F> a(f), b(f), c(f), d(f), e(f), g(f), h(f), i(f), j(f);
  f();
}

template <class T> struct Builder {
  template <class U> void make(U u) { // want style: member template of a class template
    Guard a([u] { undo(u); });
    UNDO(2); UNDO(3); UNDO(4); UNDO(5); UNDO(6); UNDO(7); UNDO(8); UNDO(9);
    step(u);
  }
};
template <> struct Builder<char> {
  void make(int u) { // quiet: the specialization has two
    UNDO(1); UNDO(2);
    step(u);
  }
};

void genericLambda(int n) { // quiet: nothing of its own
  auto run = [](auto v) { // want style: a generic lambda
    UNDO(1); UNDO(2); UNDO(3); UNDO(4); UNDO(5); UNDO(6); UNDO(7); UNDO(8); UNDO(9);
    step(v);
  };
  run(n);
  run('c');
}

void neverCalled(int n) { // quiet: the generic lambda has eight
  auto run = [](auto v) { // quiet: eight
    UNDO(1); UNDO(2); UNDO(3); UNDO(4); UNDO(5); UNDO(6); UNDO(7); UNDO(8);
    step(v);
  };
  run(n);
}

bool dismissedByLambda(int n) { // quiet: eight
  Guard a([] { undo(1); });
  Guard b([] { undo(2); });
  UNDO(3); UNDO(4); UNDO(5); UNDO(6); UNDO(7); UNDO(8);
  auto commit = [&] { a.dismiss(); b.dismiss(); };
  if (step(n)) { commit(); return true; }
  return false;
}

bool commaDismissals(int n) { // quiet: dismissed in one expression, then left
  Guard a([] { undo(1); });
  Guard b([] { undo(2); });
  Guard c([] { undo(3); });
  UNDO(4); UNDO(5);
  if (step(n)) {
    a.dismiss(), b.dismiss(), c.dismiss();
    UNDO(6); UNDO(7); UNDO(8); UNDO(9);
    return true;
  }
  return false;
}

bool conditionalDismiss(int n) { // want style: dismissed on some ways only
  Guard a([] { undo(1); });
  Guard b([] { undo(2); });
  UNDO(3); UNDO(4); UNDO(5);
  if (n > 3) { a.dismiss(); b.dismiss(); }
  UNDO(6); UNDO(7); UNDO(8); UNDO(9);
  return step(n);
}

bool nineErasedOnOnePath(int n) { // want style: never nine erased at once
  ANY(1); ANY(2); ANY(3); ANY(4); ANY(5);
  if (step(n)) {
    ANY(6); ANY(7); ANY(8); UNDO(9);
    return step(1);
  }
  ANY(10); ANY(11);
  return step(2);
}

void lambdaInArgument(int n) { // quiet: eight here, two in the lambda
  FOUR(1);
  UNDO(1); UNDO(2); UNDO(3); UNDO(4);
  UNDO(5); UNDO(6); UNDO(7);
  [&] { UNDO(8); UNDO(9); step(n); }(); // quiet: two
}

void initCaptures(int n) { // quiet: eight guards, other closures
  UNDO(1); UNDO(2); UNDO(3); UNDO(4); UNDO(5); UNDO(6); UNDO(7); UNDO(8);
  auto f = [n] { step(n); };
  auto g = [f] { f(); };
  g();
}

void uniquePtrs(int n) { // want cost: five shared_ptr<void> and four erased unique_ptr deleters
  std::shared_ptr<void> a(nullptr, [](void *) { undo(1); }), b(nullptr, [](void *) { undo(2); }), c(nullptr, [](void *) { undo(3); });
  std::shared_ptr<void> d(nullptr, [](void *) { undo(4); }), e(nullptr, [](void *) { undo(5); });
  ANY(6); ANY(7); ANY(8); ANY(9);
  step(n);
}

void use() { // quiet: no guards
  byCount<0>(1); byCount<1>(1); byCount<2>(1);
  eitherBranch(1); eitherBranch(1.0);
  mixedCost([] { undo(1); });
  mixedCost(std::function<void()>([] { undo(2); }));
  Builder<int>().make(1); Builder<int>().make('c'); Builder<long>().make(2);
  Builder<char>().make(1);
}
