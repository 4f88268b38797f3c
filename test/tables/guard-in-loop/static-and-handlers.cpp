// std: c++17
// RUN: %table defercliff-guard-in-loop %s %t
// static guards are no automatic objects; guards in try blocks, catch handlers, else branches and bare blocks of a loop are built per iteration
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
#include <stdexcept>

void work(int);

void statics(int n) {
  while (n--) {
    static AnyGuard once([] { say(1); }); // quiet: built once
    static thread_local Guard perThread([] { say(2); }); // quiet: built once per thread
    say(n);
  }
}

void inTry(int n) {
  for (int i = 0; i < n; ++i) {
    try {
      AnyGuard g([i] { say(i); }); // want cost: try block
      work(i);
      g.dismiss();
    } catch (const std::exception &) {
      say(-1);
    }
  }
}

void inHandler(int n) {
  for (int i = 0; i < n; ++i) {
    try {
      work(i);
    } catch (const std::exception &e) {
      AnyGuard g([i] { say(i); }); // want cost: the handler falls back into the loop
      work(-i);
    }
  }
}

void handlerLeaves(int n) {
  while (n--) {
    try {
      work(n);
    } catch (const std::runtime_error &) {
      AnyGuard g([n] { say(n); }); // quiet: the handler always returns
      work(0);
      return;
    } catch (...) {
      Guard g([n] { say(n); }); // quiet: the handler always rethrows
      work(1);
      throw;
    }
  }
}

void loopInTry(int n) {
  try {
    AnyGuard g([n] { say(n); }); // quiet: the loop is inside
    while (n--)
      work(n);
  } catch (...) {
    AnyGuard g([n] { say(n); }); // quiet: the handler is outside the loop
    work(0);
  }
}

void branches(const std::vector<int> &v) {
  for (int x : v) {
    if (x > 0) {
      Guard g([x] { say(x); }); // want style: in a branch
      work(x);
    } else {
      AnyGuard g([x] { say(x); }); // want cost: in the else branch
      work(-x);
    }
    {
      Guard g([x] { say(x); }); // want style: in a bare block
      work(0);
    }
  }
}

void noBraces(int n) {
  while (n--)
    if (ok(n))
      if (AnyGuard g([n] { say(n); }); ok(n + 1)) // want cost: built again whenever the loop comes here
        work(n);
}

void functionTry(int n) try {
  for (int i = 0; i < n; ++i) {
    AnyGuard g([i] { say(i); }); // want cost: loop in a function-try-block
    work(i);
  }
} catch (...) {
  AnyGuard g([n] { say(n); }); // quiet: handler of the function
  work(0);
}
