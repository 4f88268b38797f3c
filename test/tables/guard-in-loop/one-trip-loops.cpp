// std: c++17
// RUN: %table defercliff-guard-in-loop %s %t
// do {} while (0) and one-trip for macros are no loops; a real loop around them is one
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

#define CHECKED(stmt)                                                                                                  \
  do {                                                                                                                 \
    AnyGuard checked([] { say(0); });                                                                                  \
    stmt;                                                                                                              \
  } while (0)

// Linux: scoped_guard
#define CAT_I(a, b) a##b
#define CAT(a, b) CAT_I(a, b)
#define scoped_guard(...)                                                                                              \
  for (AnyGuard scope(__VA_ARGS__), *once = nullptr; !once; once = &scope)                                             \
    if (false) {                                                                                                       \
    } else
// Linux, literally
#define linux_scoped_guard(label, ...)                                                                                 \
  for (Guard scope(__VA_ARGS__); true; ({ goto label; }))                                                              \
    if (0) {                                                                                                           \
    label:                                                                                                             \
      break;                                                                                                           \
    } else
#define ONCE_WITH(type, name, value) for (bool CAT(go_, __LINE__) = true; CAT(go_, __LINE__); CAT(go_, __LINE__) = false) for (type name = value; CAT(go_, __LINE__); CAT(go_, __LINE__) = false)

void doOnce(int n) {
  do {
    AnyGuard g([n] { say(n); }); // quiet: one trip
    if (n < 0)
      break;
    say(1);
  } while (0);
}

void doOnceContinue(int n) {
  do {
    AnyGuard g([n] { say(n); }); // quiet: continue jumps to the false condition
    if (n < 0)
      continue;
    say(1);
  } while (false);
}

void macroOnce(int n) {
  CHECKED(say(n)); // quiet: the macro's do-while runs once
  CHECKED(say(n + 1)); // quiet: the same again
}

void macroInLoop(int n) {
  for (int i = 0; i < n; ++i)
    CHECKED(say(i)); // want cost: the real loop is around the macro
}

void scoped(int n) {
  scoped_guard([n] { say(n); }) // quiet: the macro's for runs once
    say(1);
  scoped_guard([n] { say(n); }) { // quiet: the macro's for runs once
    say(2);
    Guard inner([] { say(3); }); // quiet: inside the body of the one-trip for
    say(4);
  }
}

void scopedInLoop(const std::vector<int> &v) {
  for (int x : v) {
    scoped_guard([x] { say(x); }) // want cost: a real loop around
      say(1);
  }
}

void doOnceInLoop(int n) {
  while (n--) {
    do {
      Guard g([n] { say(n); }); // want style: the while is a real loop
      if (n == 2)
        break;
      say(1);
    } while (0);
  }
}

void loopInDoOnce(int n) {
  do {
    AnyGuard g([n] { say(n); }); // quiet: built before the inner loop, once
    while (n--) {
      Guard h([n] { say(n); }); // want style: inner loop
      say(2);
    }
  } while (0);
}

void onceVariables(int n) {
  ONCE_WITH(int, x, n) {
    AnyGuard g([x] { say(x); }); // quiet: two nested one-trip loops
    say(x);
  }
}

void ifNotLoop(int n) {
  if (n > 0) {
    AnyGuard g([n] { say(n); }); // quiet: no loop
    say(n);
  }
}

void linuxForm(int n) {
  linux_scoped_guard(a_, [n] { say(n); }) // quiet: the increment jumps to a break
    say(1);
  linux_scoped_guard(b_, [n] { say(n); }) { // quiet: the increment jumps to a break
    AnyGuard inner([] { say(3); }); // quiet: one trip
    say(2);
  }
}

void linuxFormInLoop(int n) {
  while (n--)
    linux_scoped_guard(c_, [n] { say(n); }) // want style: once per round of the while
      say(1);
}

// The inner loop clears the flag of both.
#define WITH(decl) for (bool once_ = true; once_;) for (decl; once_; once_ = false)
void sharedFlag() {
  WITH(AnyGuard outer([] { say(1); })) { // quiet: one trip, as the inner loop clears the flag
    AnyGuard inner([] { say(2); }); // quiet: one trip
    say(3);
  }
}
void brokenOut(int n) {
  WITH(AnyGuard outer([] { say(1); })) { // want cost: after the break the flag is still set
    if (n-- > 0)
      break;
  }
}

// What looks like one trip, and is not.
bool step();
void notOneTrip(int *p) {
  for (bool again = true; again; again = false, again = step()) {
    AnyGuard g([] { say(1); }); // want cost: the last assignment is not known
  }
  for (unsigned i = 0; i >= 0; --i) {
    AnyGuard g([] { say(1); }); // want cost: a number without a sign wraps
    if (step())
      break;
  }
  for (std::size_t i = 0; i < -1UL; ++i) {
    AnyGuard g([] { say(1); }); // want cost: -1UL is the largest number
    if (step())
      break;
  }
  for (; p; step() && (p = nullptr)) {
    AnyGuard g([] { say(1); }); // want cost: the right side may not be evaluated
  }
}
