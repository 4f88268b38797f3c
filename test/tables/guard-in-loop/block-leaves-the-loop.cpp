// std: c++17
// RUN: %table defercliff-guard-in-loop %s %t
// a guard whose block always leaves the loop (return, break, goto, throw, noreturn call) runs once: silent; leaving on one path only is not enough
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
#include <cstdlib>
#include <stdexcept>

[[noreturn]] void fatal(const char *);

int alwaysReturns(int n) {
  while (true) {
    n = next(n);
    if (!ok(n))
      continue;
    AnyGuard g([n] { say(n); }); // quiet: always returns
    return next(n);
  }
}

int bothBranchesReturn(const std::vector<int> &v) {
  for (int x : v) {
    if (x > 0) {
      Guard g([x] { say(x); }); // quiet: returns on both branches
      if (ok(x))
        return 1;
      else
        return 2;
    }
  }
  return 0;
}

void alwaysBreaks(int n) {
  for (int i = 0; i < n; ++i) {
    if (ok(i)) {
      AnyGuard g([i] { say(i); }); // quiet: always breaks
      say(next(i));
      break;
    }
  }
}

int leavesByGoto(int n, int m) {
  for (int i = 0; i < n; ++i) {
    for (int j = 0; j < m; ++j) {
      if (i * j == 42) {
        AnyGuard g([i] { say(i); }); // quiet: goto leaves both loops
        say(j);
        goto out;
      }
    }
  }
out:
  return n;
}

void innerBreakOnly(int n, int m) {
  for (int i = 0; i < n; ++i) {
    for (int j = 0; j < m; ++j) {
      if (i * j == 42) {
        AnyGuard g([i] { say(i); }); // want cost: break leaves the inner loop, the outer one comes back
        say(j);
        break;
      }
    }
  }
}

void alwaysThrows(int n) {
  while (n--) {
    if (!ok(n)) {
      Guard g([n] { say(n); }); // quiet: throws
      throw std::runtime_error("bad");
    }
  }
}

void thrownAndCaughtInside(int n) {
  while (n--) {
    try {
      AnyGuard g([n] { say(n); }); // want cost: the exception is caught in the same iteration
      throw std::runtime_error("skip");
    } catch (const std::runtime_error &) {
      say(n);
    }
  }
}

void noreturnCall(int n) {
  while (n--) {
    if (!ok(n)) {
      AnyGuard g([n] { say(n); }); // quiet: never comes back
      fatal("bad");
    }
    if (n == 99) {
      AnyGuard g([n] { say(n); }); // quiet: std::abort
      std::abort();
    }
  }
}

int onePath(int n) {
  while (true) {
    Guard g([n] { say(n); }); // want style: leaves on one path only
    if (!ok(n))
      return n;
    n = next(n);
  }
}

void onePathBreak(int n) {
  for (;;) {
    AnyGuard g([&n] { say(n); }); // want cost: breaks on one path only
    n = next(n);
    if (n == 0)
      break;
  }
}

void continuePath(int n) {
  for (int i = 0; i < n; ++i) {
    AnyGuard g([i] { say(i); }); // want cost: continue goes round again
    if (!ok(i))
      continue;
    say(i);
    break;
  }
}

int casAttempt(int n) {
  for (;;) {
    AnyGuard g([n] { say(n); }); // quiet: the body never goes round
    if (ok(n))
      return 1;
    n = next(n);
    break;
  }
  return n;
}

int switchLeaves(const std::vector<int> &v) {
  for (int x : v) {
    switch (x) {
    case 1: {
      AnyGuard g([x] { say(x); }); // quiet: goto leaves the loop from a case
      goto done;
    }
    case 2: {
      AnyGuard g([x] { say(x); }); // want cost: continue in a case goes round
      if (ok(x))
        continue;
      return 2;
    }
    }
  }
done:
  return 0;
}
