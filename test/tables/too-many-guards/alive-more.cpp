// std: c++20
// RUN: %table defercliff-too-many-guards %s %t
// what is alive at a point: goto, switch fall-through, loops, handlers, unreachable code, conditional lifetimes
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
#include <cstdlib>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

int gotoOut(int n) { // quiet: the jump leaves the block with its five before the other five are made
  {
    UNDO(1); UNDO(2); UNDO(3); UNDO(4); UNDO(5);
    if (step(n)) goto next;
    step(1);
  }
next:
  UNDO(6); UNDO(7); UNDO(8); UNDO(9); UNDO(10);
  return step(2);
}

int gotoBack(int n) { // quiet: jumping back destroys the five first
again:
  UNDO(1); UNDO(2); UNDO(3); UNDO(4); UNDO(5);
  if (step(n--))
    goto again;
  return n;
}

int gotoBackTooMany(int n) { // want style: nine alive on every round
again:
  UNDO(1); UNDO(2); UNDO(3); UNDO(4); UNDO(5); UNDO(6); UNDO(7); UNDO(8); UNDO(9);
  if (step(n--))
    goto again;
  return n;
}

void fallThrough(int op) { // quiet: the blocks of the cases end before the next case
  switch (op) {
  case 0: { UNDO(1); UNDO(2); UNDO(3); UNDO(4); UNDO(5); step(0); }
    [[fallthrough]];
  case 1: { UNDO(6); UNDO(7); UNDO(8); UNDO(9); step(1); }
    [[fallthrough]];
  default: { UNDO(10); UNDO(11); UNDO(12); UNDO(13); step(2); }
  }
}

void lastCase(int op) { // want style: a case without braces: nine alive to the end of the switch
  switch (op) {
  case 0:
    step(0);
    break;
  default:
    UNDO(1); UNDO(2); UNDO(3); UNDO(4); UNDO(5); UNDO(6); UNDO(7); UNDO(8); UNDO(9);
    step(1);
  }
}

void handlerTooMany(int n) { // want style: three outside and six in the handler
  UNDO(1); UNDO(2); UNDO(3);
  try {
    UNDO(4); UNDO(5); UNDO(6); UNDO(7); UNDO(8);
    step(n);
  } catch (int) {
    UNDO(9); UNDO(10); UNDO(11); UNDO(12); UNDO(13); UNDO(14);
    step(0);
  }
}

void handlerAlone(int n) { // want style: nine in the handler
  try {
    step(n);
  } catch (...) {
    UNDO(1); UNDO(2); UNDO(3); UNDO(4); UNDO(5); UNDO(6); UNDO(7); UNDO(8); UNDO(9);
    step(0);
  }
}

void handlerOfEmptyOuter(int n) { // want style: five outside and four in the handler, the try has none
  UNDO(1); UNDO(2); UNDO(3); UNDO(4); UNDO(5);
  try {
    step(n);
  } catch (...) {
    UNDO(6); UNDO(7); UNDO(8); UNDO(9);
    step(0);
  }
}

void handlerInLoop(int n) { // want style: five per iteration and four in the handler
  while (n--) {
    UNDO(1); UNDO(2); UNDO(3); UNDO(4); UNDO(5);
    try {
      step(n);
    } catch (...) {
      UNDO(6); UNDO(7); UNDO(8); UNDO(9);
      step(0);
    }
  }
}

void tryInside(int n) { // want style: five outside and four in the try
  UNDO(1); UNDO(2); UNDO(3); UNDO(4); UNDO(5);
  try {
    UNDO(6); UNDO(7); UNDO(8); UNDO(9);
    step(n);
  } catch (...) {
    step(0);
  }
}

void afterTry(int n) { // want style: five outside and four after the try
  UNDO(1); UNDO(2); UNDO(3); UNDO(4); UNDO(5);
  try {
    step(n);
  } catch (int) {
    step(0);
  }
  UNDO(6); UNDO(7); UNDO(8); UNDO(9);
  step(1);
}

int rethrown(int n) { // quiet: the handler leaves with its guards, the others come after
  UNDO(1); UNDO(2);
  try {
    step(n);
  } catch (int) {
    UNDO(3); UNDO(4); UNDO(5);
    throw;
  }
  UNDO(6); UNDO(7); UNDO(8); UNDO(9); UNDO(10);
  return step(1);
}

void twoHandlers(int n) { // quiet: one handler at a time
  UNDO(1); UNDO(2); UNDO(3);
  try {
    step(n);
  } catch (int) {
    UNDO(4); UNDO(5); UNDO(6); UNDO(7);
    step(0);
  } catch (...) {
    UNDO(8); UNDO(9); UNDO(10); UNDO(11);
    throw;
  }
}

void loopWithContinue(int n) { // quiet: continue ends the first five
  for (int i = 0; i < n; ++i) {
    if (step(i)) {
      UNDO(1); UNDO(2); UNDO(3); UNDO(4); UNDO(5);
      step(1);
      continue;
    }
    UNDO(6); UNDO(7); UNDO(8); UNDO(9); UNDO(10);
    step(2);
  }
}

int afterAbort(int n) { // quiet: the five of the branch never meet the others
  UNDO(1); UNDO(2); UNDO(3); UNDO(4);
  if (!step(n)) {
    UNDO(5); UNDO(6); UNDO(7); UNDO(8);
    std::abort();
  }
  UNDO(9); UNDO(10); UNDO(11); UNDO(12);
  return 0;
}

int deadCode(int n) { // quiet: nothing after the return is ever made
  UNDO(1); UNDO(2); UNDO(3); UNDO(4); UNDO(5);
  return n;
  UNDO(6); UNDO(7); UNDO(8); UNDO(9);
  return 1;
}

void forInitAndBody(int n) { // want style: five in the for-init's scope and four in the body
  UNDO(1); UNDO(2); UNDO(3); UNDO(4);
  for (AnyGuard g([] { undo(0); }); step(n); --n) {
    UNDO(5); UNDO(6); UNDO(7); UNDO(8);
    step(1);
  }
}

void afterTheFor(int n) { // quiet: the for-init's guard ends with the loop
  UNDO(1); UNDO(2); UNDO(3); UNDO(4);
  for (Guard g([] { undo(0); }); step(n); --n)
    step(1);
  UNDO(5); UNDO(6); UNDO(7); UNDO(8);
  step(2);
}

void optionals(int n) { // want style: guards in optionals count
  std::optional<AnyGuard> a(std::in_place, [] { undo(1); });
  std::optional<AnyGuard> b(std::in_place, [] { undo(2); });
  auto c = std::make_optional<AnyGuard>([] { undo(3); });
  UNDO(4); UNDO(5); UNDO(6); UNDO(7); UNDO(8); UNDO(9);
  step(n);
}

void conditionalReturns(int n) { // quiet: eight at the end, each return with fewer
  if (n == 1) return;
  UNDO(1);
  if (n == 2) return;
  UNDO(2); UNDO(3);
  if (n == 3) { UNDO(31); UNDO(32); return; }
  UNDO(4); UNDO(5);
  if (n == 4) { UNDO(41); UNDO(42); UNDO(43); return; }
  UNDO(6); UNDO(7); UNDO(8);
  step(n);
}

struct Service {
  int port, fd;
  Service(int p) : port(p), fd(p + 1) { // want style: a constructor with nine guards
    UNDO(1); UNDO(2); UNDO(3); UNDO(4); UNDO(5); UNDO(6); UNDO(7); UNDO(8); UNDO(9);
    step(p);
  }
  ~Service() { // want style: a destructor with nine guards
    UNDO(1); UNDO(2); UNDO(3); UNDO(4); UNDO(5); UNDO(6); UNDO(7); UNDO(8); UNDO(9);
    step(port);
  }
  bool operator()(int n) const { // want style: a call operator with nine guards
    UNDO(1); UNDO(2); UNDO(3); UNDO(4); UNDO(5); UNDO(6); UNDO(7); UNDO(8); UNDO(9);
    return step(n);
  }
  operator bool() const { // quiet: eight
    FOUR(1); FOUR(2);
    return step(1);
  }
};

int localClass(int n) { // quiet: nothing of its own
  struct Visitor {
    int visit(int k) { // want style: member function of a local class
      UNDO(1); UNDO(2); UNDO(3); UNDO(4); UNDO(5); UNDO(6); UNDO(7); UNDO(8); UNDO(9);
      return step(k);
    }
  } v;
  return v.visit(n);
}

int functionTry(int n) try { // want style: nine in a function-try-block
  UNDO(1); UNDO(2); UNDO(3); UNDO(4); UNDO(5); UNDO(6); UNDO(7); UNDO(8); UNDO(9);
  return step(n);
} catch (...) {
  UNDO(10); UNDO(11);
  return 0;
}

void movedOn(int n, std::vector<AnyGuard> &out) { // want cost: nine erased are alive before one is moved from
  AnyGuard a([] { undo(1); }), b([] { undo(2); }), c([] { undo(3); }), d([] { undo(4); }), e([] { undo(5); });
  AnyGuard f([] { undo(6); }), g([] { undo(7); }), h([] { undo(8); }), i([] { undo(9); });
  step(n);
  out.push_back(std::move(a));
}

void macroFour(int n) { // quiet: each FOUR is one expansion
  FOUR(1); FOUR(2); FOUR(3);
  step(n);
}

#define __cleanup_ __attribute__((cleanup(cleanInt)))
inline void cleanInt(int *p) { undo(*p); }
void attributes(int n) { // quiet: five guards and four C clean-ups of another limit
  UNDO(1); UNDO(2); UNDO(3); UNDO(4);
  __cleanup_ int a = 1;
  __cleanup_ int b = 2;
  __cleanup_ int c = 3;
  __cleanup_ int d = 4;
  step(n + a + b + c + d);
}
