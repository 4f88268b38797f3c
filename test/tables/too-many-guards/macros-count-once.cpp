// std: c++17
// RUN: %table defercliff-too-many-guards %s %t
// the guards of one macro expansion count once; separate expansions count each, also on one line
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

#define TRANSACTION(k)                                                                                                 \
  Guard CAT(begin_, k)([] { undo(k); });                                                                               \
  Guard CAT(commit_, k)([] { undo(-k); });                                                                             \
  Guard CAT(log_, k)([] { undo(100 + k); })
#define ON_EXIT auto CAT(exit_, __COUNTER__) = MakeGuard() + [&]
struct MakeGuard {
  template <class F> Guard<F> operator+(F f) const { return Guard<F>(std::move(f)); }
};

void four(int n) { // quiet: twelve variables, four expansions
  TRANSACTION(1);
  TRANSACTION(2);
  TRANSACTION(3);
  TRANSACTION(4);
  step(n);
}

void eightExpansions(int n) { // quiet: eight expansions
  TRANSACTION(1);
  TRANSACTION(2);
  TRANSACTION(3);
  TRANSACTION(4);
  TRANSACTION(5);
  TRANSACTION(6);
  TRANSACTION(7);
  TRANSACTION(8);
  step(n);
}

void nineExpansions(int n) { // want style: nine expansions
  TRANSACTION(1);
  TRANSACTION(2);
  TRANSACTION(3);
  TRANSACTION(4);
  TRANSACTION(5);
  TRANSACTION(6);
  TRANSACTION(7);
  TRANSACTION(8);
  TRANSACTION(9);
  step(n);
}

void oneLine(int n) { // want style: nine expansions on two lines
  UNDO(1); UNDO(2); UNDO(3); UNDO(4); UNDO(5);
  UNDO(6); UNDO(7); UNDO(8); UNDO(9);
  step(n);
}

void withBodies(int n) { // want style: nine ON_EXIT macros
  ON_EXIT { undo(n); };
  ON_EXIT { undo(n + 1); };
  ON_EXIT { undo(n + 2); };
  ON_EXIT { undo(n + 3); };
  ON_EXIT { undo(n + 4); };
  ON_EXIT { undo(n + 5); };
  ON_EXIT { undo(n + 6); };
  ON_EXIT { undo(n + 7); };
  ON_EXIT { undo(n + 8); };
  step(n);
}

void mixed(int n) { // quiet: two expansions and six plain guards
  TRANSACTION(1);
  TRANSACTION(2);
  Guard a([n] { undo(n); });
  Guard b([n] { undo(n); });
  Guard c([n] { undo(n); });
  Guard d([n] { undo(n); });
  Guard e([n] { undo(n); });
  Guard f([n] { undo(n); });
  step(n);
}
