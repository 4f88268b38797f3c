// std: c++17
// RUN: %table defercliff-too-many-guards %s %t
// a path that dismisses its guards and leaves does not add them to other paths; paths where the guards stay armed do
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

bool dismissedBranch(int n) { // quiet: the five are dismissed on the path that makes four more, and it leaves
  Guard a([] { undo(1); });
  Guard b([] { undo(2); });
  Guard c([] { undo(3); });
  Guard d([] { undo(4); });
  Guard e([] { undo(5); });
  if (step(n)) {
    a.dismiss();
    b.dismiss();
    c.dismiss();
    d.dismiss();
    e.dismiss();
    UNDO(6);
    UNDO(7);
    UNDO(8);
    UNDO(9);
    return step(1);
  }
  return false;
}

bool dismissedElsewhere(int n) { // want style: on the way that goes on, the five are still armed
  Guard a([] { undo(1); });
  Guard b([] { undo(2); });
  Guard c([] { undo(3); });
  Guard d([] { undo(4); });
  Guard e([] { undo(5); });
  if (step(n)) {
    a.dismiss();
    b.dismiss();
    c.dismiss();
    d.dismiss();
    e.dismiss();
    return true;
  }
  UNDO(6);
  UNDO(7);
  UNDO(8);
  UNDO(9);
  return step(1);
}

bool commitAtTheEnd(int n) { // want style: nine are alive before the commit
  Guard a([] { undo(1); });
  Guard b([] { undo(2); });
  Guard c([] { undo(3); });
  UNDO(4);
  UNDO(5);
  UNDO(6);
  UNDO(7);
  UNDO(8);
  UNDO(9);
  if (!step(n))
    return false;
  a.dismiss();
  b.dismiss();
  c.dismiss();
  return true;
}

bool eightWithCommit(int n) { // quiet: eight
  Guard a([] { undo(1); });
  Guard b([] { undo(2); });
  Guard c([] { undo(3); });
  Guard d([] { undo(4); });
  UNDO(5);
  UNDO(6);
  UNDO(7);
  UNDO(8);
  if (!step(n))
    return false;
  a.dismiss();
  b.dismiss();
  c.dismiss();
  d.dismiss();
  return true;
}

bool dismissedInCases(int op) { // quiet: each case dismisses the outer four before its own five, and returns
  Guard a([] { undo(1); });
  Guard b([] { undo(2); });
  Guard c([] { undo(3); });
  Guard d([] { undo(4); });
  switch (op) {
  case 1: {
    a.dismiss();
    b.dismiss();
    c.dismiss();
    d.dismiss();
    UNDO(5);
    UNDO(6);
    UNDO(7);
    UNDO(8);
    UNDO(9);
    return step(1);
  }
  default:
    return false;
  }
}

bool dismissAfterTheFact(int n) { // want style: nine alive in the branch before anything is dismissed
  Guard a([] { undo(1); });
  Guard b([] { undo(2); });
  Guard c([] { undo(3); });
  Guard d([] { undo(4); });
  Guard e([] { undo(5); });
  if (step(n)) {
    UNDO(6);
    UNDO(7);
    UNDO(8);
    UNDO(9);
    step(2);
    a.dismiss();
    b.dismiss();
    return true;
  }
  return false;
}
