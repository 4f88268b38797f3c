// std: c++20
// RUN: %table defercliff-guard-in-loop %s %t
// a guard in a for-, if-, switch- or range-init is built once; one in a loop condition is built per iteration
#include <functional>
#include <utility>
#include <vector>

template <class F> class [[nodiscard]] Guard {
  F f_;
  bool live_ = true;

public:
  explicit Guard(F f) : f_(std::move(f)) {}
  Guard(Guard &&o) noexcept : f_(std::move(o.f_)), live_(std::exchange(o.live_, false)) {}
  ~Guard() { if (live_) f_(); }
  void dismiss() { live_ = false; }
  explicit operator bool() const { return live_; }
};
class AnyGuard {
  std::function<void()> f_;

public:
  explicit AnyGuard(std::function<void()> f) : f_(std::move(f)) {}
  AnyGuard(AnyGuard &&o) noexcept : f_(std::exchange(o.f_, nullptr)) {}
  ~AnyGuard() { if (f_) f_(); }
  void dismiss() { f_ = nullptr; }
};

void say(int);
int next(int);
bool ok(int);

template <class F> Guard<F> guard(F f) { return Guard<F>(std::move(f)); }
std::vector<int> list(int);

void forInit(int n) {
  for (AnyGuard g([n] { say(n); }); n > 0; --n) // quiet: for-init
    say(n);
}

void rangeInit(int n) {
  for (AnyGuard g([n] { say(n); }); int x : list(n)) // quiet: range-init
    say(x);
}

void ifInit(int n) {
  if (AnyGuard g([n] { say(n); }); ok(n)) // quiet: if-init
    while (n--)
      say(n);
}

void switchInit(int n) {
  switch (Guard g([n] { say(n); }); n) { // quiet: switch-init
  case 0:
    while (n--)
      say(n);
    break;
  default:
    break;
  }
}

void whileCondition(int n) {
  while (auto g = guard([n] { say(n); })) { // want style: a condition variable is built per iteration
    if (!--n)
      return;
  }
}

void forCondition(int n) {
  for (; auto g = guard([n] { say(n); }); --n) // want style: a condition variable of a for
    if (n < 3)
      break;
}

void ifCondition(int n) {
  if (auto g = guard([n] { say(n); })) // quiet: the condition of an if
    for (int i = 0; i < n; ++i)
      say(i);
}

void nestedForInit(int n) {
  for (int i = 0; i < n; ++i)
    for (AnyGuard g([i] { say(i); }); ok(n); --n) // want cost: once per outer iteration
      say(n);
}

void nestedRangeInit(int n) {
  while (n--) {
    for (Guard g([n] { say(n); }); int x : list(n)) // want style: once per outer iteration
      say(x);
  }
}

void beforeLoopInBlock(int n) {
  {
    AnyGuard g([n] { say(n); }); // quiet: the block is not the loop
    for (int i = 0; i < n; ++i)
      say(i);
  }
}
