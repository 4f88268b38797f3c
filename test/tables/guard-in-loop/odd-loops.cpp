// std: c++20
// RUN: %table defercliff-guard-in-loop %s %t
// odd loops: goto webs, Duff, constexpr-false conditions, always-leaving endless loops, foreach and retry macros, try in loops, init lists, constexpr if
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

#include <chrono>
#include <cstdlib>
#include <initializer_list>
#include <stdexcept>
#include <string>

constexpr bool kRetry = false;
enum { RETRIES = 3 };
[[noreturn]] void die(int);
struct Reporter { [[noreturn]] void fatal(int) const; };

void constantFalse(int n) {
  while (false) {
    AnyGuard g([n] { say(n); }); // quiet: never entered
    say(n);
  }
  do {
    AnyGuard g([n] { say(n); }); // quiet: a constant false condition
    say(n);
  } while (kRetry);
  for (; kRetry;) {
    AnyGuard g([n] { say(n); }); // quiet: a constant false condition
    say(n);
  }
}

int endlessThatLeaves(int n) {
  for (;;) {
    AnyGuard g([n] { say(n); }); // quiet: every way leaves the loop
    if (ok(n))
      break;
    if (n < 0)
      return 0;
    throw std::runtime_error("x");
  }
  while (true) {
    AnyGuard g([n] { say(n); }); // quiet: switch where all cases leave
    switch (n) {
    case 1: return 1;
    case 2: return 2;
    default: throw n;
    }
  }
}

int breakablePseudoBlock(int n) {
  int rc = -1;
  while (1) {
    AnyGuard g([&rc] { say(rc); }); // quiet: while (1) { ... break; } as a block
    if (!ok(n)) break;
    if (!ok(n + 1)) break;
    rc = 0;
    break;
  }
  return rc;
}

void gotoWeb(int n) {
  goto check;
body: {
  AnyGuard g([n] { say(n); }); // want cost: check -> body -> check is a cycle
  say(n);
  --n;
}
check:
  if (n > 0)
    goto body;
  {
    AnyGuard g([n] { say(n); }); // quiet: after the cycle
    say(n);
  }
}

int stateMachine(const char *p) {
  int count = 0;
start:
  switch (*p++) {
  case 'a': {
    AnyGuard g([&count] { ++count; }); // want cost: goto start out of a case
    say(1);
    goto start;
  }
  case 'b': {
    AnyGuard g([&count] { ++count; }); // quiet: goes forward to the end
    goto end;
  }
  default:
    goto start;
  case 0:
    break;
  }
end:
  return count;
}

void cleanupLadder(int n) {
  if (!ok(n))
    goto fail1;
  {
    AnyGuard g([n] { say(n); }); // quiet: a ladder of forward jumps
    if (!ok(n + 1))
      goto fail2;
    say(n);
  }
  return;
fail2:
  say(2);
fail1:
  say(1);
}

void duff(int count) {
  int n = (count + 3) / 4;
  switch (count % 4) {
  case 0: do { { Guard g([] { say(0); }); say(10); } // want style: the do-while inside a switch
  case 3: say(3);
  case 2: say(2);
  case 1: { AnyGuard g([] { say(1); }); say(11); } // want cost: the do-while inside a switch
    } while (--n > 0);
  }
}

void initializerLists(int a, int b) {
  for (int x : {a, b, 3}) {
    AnyGuard g([x] { say(x); }); // want cost: range-for over a braced list
    say(x);
  }
  for (auto s : {"a", "b"}) {
    Guard g([s] { say(*s); }); // want style: range-for over a braced list
    say(*s);
  }
}

#define forever for (;;)
#define FOREACH(type, it, c) for (auto it = (c).begin(), it##_e = (c).end(); it != it##_e; ++it)
// Qt 5: one outer container loop with a control flag, one inner one-trip loop for the variable
template <class T> struct QForeachContainer {
  const T c; typename T::const_iterator i, e; int control = 1;
  QForeachContainer(const T &t) : c(t), i(c.begin()), e(c.end()) {}
};
#define Q_FOREACH(variable, container) for (QForeachContainer<std::decay_t<decltype(container)>> _container_((container)); _container_.control && _container_.i != _container_.e; ++_container_.i, _container_.control ^= 1) for (variable = *_container_.i; _container_.control; _container_.control = 0)
#define BOOST_FOREACH(VAR, COL) if (bool _once = false) {} else for (auto _cur = (COL).begin(), _end = (COL).end(); !_once && _cur != _end; _once ? (void)0 : (void)++_cur) if ((_once = true), false) {} else for (VAR = *_cur; _once; _once = false)
namespace boost { namespace foreach_detail_ { inline bool set_false(bool &b) { b = false; return false; } }}
#define BOOST_FOREACH_TRUE(VAR, COL) if (auto _col = &(COL); !_col) {} else if (auto _cur = _col->begin(); false) {} else for (bool _foreach_continue = true; _foreach_continue && _cur != _col->end(); _foreach_continue ? (void)++_cur : (void)0) if (boost::foreach_detail_::set_false(_foreach_continue)) {} else for (VAR = *_cur; !_foreach_continue; _foreach_continue = true)
// CPython/Eigen style: a flag that is set again in the body
#define RETRY(n) for (int attempt_ = 0; attempt_ < (n); ++attempt_)
#define LOCKED_BLOCK(k) if (Guard lb_([] { say(k); }); true)
#define CHECK_OR_DIE(c) do { if (!(c)) { AnyGuard checked_([] { say(0); }); std::abort(); } } while (0)

void macroLoops(const std::vector<int> &v) {
  FOREACH(int, it, v) {
    AnyGuard g([it] { say(*it); }); // want cost: foreach by macro
    say(*it);
  }
  Q_FOREACH (int x, v) {
    AnyGuard g([x] { say(x); }); // want cost: Q_FOREACH loops over the container
    say(x);
  }
  BOOST_FOREACH (int x, v) {
    AnyGuard g([x] { say(x); }); // want cost: BOOST_FOREACH loops over the container
    say(x);
  }
  BOOST_FOREACH_TRUE (int x, v) {
    AnyGuard g([x] { say(x); }); // want cost: BOOST_FOREACH as it is written
    say(x);
  }
  RETRY(RETRIES) {
    Guard g([] { say(1); }); // want style: retry macro
    if (ok(attempt_))
      break;
  }
  forever {
    AnyGuard g([] { say(1); }); // want cost: forever
    if (ok(1)) return;
  }
}

void flagLoops(const std::vector<int> &v, int n) {
  bool again = true;
  while (again) {
    again = false;
    AnyGuard g([n] { say(n); }); // want cost: the flag is set again below
    for (int x : v)
      if (ok(x)) again = true;
  }
  bool done = false;
  do {
    done = true;
    Guard g([n] { say(n); }); // want style: the flag is cleared again
    if (ok(n)) done = false;
  } while (!done);
  for (bool go = true; go; go = ok(n)) {
    AnyGuard g([n] { say(n); }); // want cost: runs while ok
    say(1);
  }
  bool first = true;
  for (int i = 0; first || i < n; ++i, first = false) {
    AnyGuard g([i] { say(i); }); // want cost: first or more
    say(i);
  }
  for (int once = 1; once--;) {
    AnyGuard g([n] { say(n); }); // quiet: the classic one-trip count
    say(n);
  }
  for (int i = 0; i < 1; ++i) {
    AnyGuard g([i] { say(i); }); // quiet: one trip
    say(i);
  }
  for (const int *p = &n; p; p = nullptr) {
    AnyGuard g([p] { say(*p); }); // quiet: one trip with a pointer
    say(*p);
  }
  int left = 3;
  while (left-- > 0) {
    AnyGuard g([left] { say(left); }); // want cost: three trips
    say(left);
  }
}
void resetFlag(bool &flag) { flag = true; }
void refFlag(int n) {
  for (bool go = true; go; go = false) {
    AnyGuard g([n] { say(n); }); // quiet: one trip
    for (bool stay = true; std::exchange(stay, false);) {
      Guard h([n] { say(n); }); // want style: resetFlag makes it run again
      if (ok(n)) resetFlag(stay);
    }
  }
}

void macroBlocks(int n) {
  LOCKED_BLOCK(1) { // quiet: an if with an initializer
    say(n);
  }
  while (n--)
    CHECK_OR_DIE(ok(n)); // quiet: aborts
}

int fatalMember(const Reporter &r, const std::vector<int> &v) {
  for (int x : v) {
    if (!ok(x)) {
      AnyGuard g([x] { say(x); }); // quiet: a noreturn member function
      r.fatal(x);
    }
  }
  return 0;
}

void retryWithCatch(int n) {
  for (int attempt = 0; attempt < 3; ++attempt) {
    try {
      AnyGuard g([n] { say(n); }); // want cost: throws, caught here, tried again
      say(next(n));
      return;
    } catch (const std::exception &) {
      if (attempt == 2)
        throw;
    }
  }
}

int onceThenRethrow(int n) {
  while (true) {
    try {
      AnyGuard g([n] { say(n); }); // quiet: returns, or the handler throws on
      return next(n);
    } catch (...) {
      say(0);
      throw;
    }
  }
}

template <bool Again> int maybeAgain(int n) {
  do {
    AnyGuard g([n] { say(n); }); // quiet: instantiated with false only
    n = next(n);
  } while (Again);
  return n;
}
int once(int n) { return maybeAgain<false>(n); }

template <class T> int leavesInConstexpr(T n) {
  for (;;) {
    AnyGuard g([n] { say(n); }); // quiet: the only instantiation returns at once
    if constexpr (sizeof(T) == 4)
      return next(n);
    else
      n = next(n);
  }
}
int useIt(int n) { return leavesInConstexpr(n); }

int recursive(int n) {
  AnyGuard g([n] { say(n); }); // quiet: recursion is no loop of this body
  return n ? recursive(n - 1) : 0;
}

void stopAfterFirst(const std::vector<int> &v) {
  bool done = false;
  for (auto it = v.begin(); it != v.end() && !done; ++it) {
    Guard g([&] { say(*it); }); // want style: goes round until done
    done = ok(*it);
  }
}
