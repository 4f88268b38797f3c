// std: c++17
// RUN: %table defercliff-guard-in-loop %s %t
// every cycle of the control flow is a loop: for, range-for, while, do, goto; also nested, infinite, with a switch inside
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

void forLoop(int n) {
  for (int i = 0; i < n; ++i) {
    Guard g([i] { say(i); }); // want style: for
    say(0);
  }
}

void rangeFor(const std::vector<int> &v) {
  for (int x : v) {
    AnyGuard g([x] { say(x); }); // want cost: range-for
    say(0);
  }
}

void whileLoop(int n) {
  while (ok(n)) {
    Guard g([&n] { say(n); }); // want style: while
    n = next(n);
  }
}

void doLoop(int n) {
  do {
    AnyGuard g([n] { say(n); }); // want cost: do-while with a real condition
    n = next(n);
  } while (n);
}

void gotoLoop(int n) {
again:
  {
    AnyGuard g([n] { say(n); }); // want cost: a backward goto is a loop
    n = next(n);
  }
  if (n)
    goto again;
}

int gotoRetry(int n) {
retry:
  Guard g([&n] { say(n); }); // want style: jumping back over the guard destroys and rebuilds it
  n = next(n);
  if (!ok(n))
    goto retry;
  return n;
}

int gotoForward(int n) {
  if (n < 0)
    goto bad;
  {
    AnyGuard g([n] { say(n); }); // quiet: forward jumps only
    n = next(n);
  }
  return n;
bad:
  return -1;
}

[[noreturn]] void serve() {
  for (;;) {
    AnyGuard g([] { say(1); }); // want cost: an endless loop
    say(next(1));
  }
}

void serve2() {
  while (true) {
    Guard g([] { say(1); }); // want style: an endless loop with an exit
    if (!ok(1))
      break;
  }
}

void switchInLoop(const std::vector<int> &ops) {
  for (int op : ops) {
    switch (op) {
    case 0: {
      AnyGuard g([op] { say(op); }); // want cost: break leaves the switch only
      say(op);
      break;
    }
    case 1: {
      Guard g([op] { say(op); }); // quiet: this case returns
      say(2);
      return;
    }
    default:
      say(3);
    }
  }
}

void loopInSwitch(int op, int n) {
  switch (op) {
  case 0: {
    AnyGuard g([op] { say(op); }); // quiet: the loop is inside, not outside
    while (n--)
      say(n);
    break;
  }
  default:
    while (n--) {
      AnyGuard g([n] { say(n); }); // want cost: loop in a case
      say(op);
    }
  }
}

void nested(int n, int m) {
  for (int i = 0; i < n; ++i) {
    Guard row([i] { say(i); }); // want style: outer iteration
    for (int j = 0; j < m; ++j) {
      AnyGuard cell([j] { say(j); }); // want cost: inner iteration
      say(i * j);
    }
  }
}
