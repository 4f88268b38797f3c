// std: c++17
// RUN: %table defercliff-too-many-guards %s %t
// eight guards alive at once are fine, the ninth is style; what counts is the fullest point, not the text
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

bool eight(int n) { // quiet: exactly the limit
  UNDO(1);
  UNDO(2);
  UNDO(3);
  UNDO(4);
  UNDO(5);
  UNDO(6);
  UNDO(7);
  UNDO(8);
  return step(n);
}

bool nine(int n) { // want style: nine alive
  UNDO(1);
  UNDO(2);
  UNDO(3);
  UNDO(4);
  UNDO(5);
  UNDO(6);
  UNDO(7);
  UNDO(8);
  UNDO(9);
  return step(n);
}

bool spread(int n) { // want style: nine, each after a step that may return
  if (!step(1)) return false;
  UNDO(1);
  if (!step(2)) return false;
  UNDO(2);
  if (!step(3)) return false;
  UNDO(3);
  if (!step(4)) return false;
  UNDO(4);
  if (!step(5)) return false;
  UNDO(5);
  if (!step(6)) return false;
  UNDO(6);
  if (!step(7)) return false;
  UNDO(7);
  if (!step(8)) return false;
  UNDO(8);
  if (!step(9)) return false;
  UNDO(9);
  return true;
}

bool spelledOut(int n) { // want style: nine without a macro
  Guard a([n] { undo(n); });
  Guard b([n] { undo(n + 1); });
  auto c = Guard([n] { undo(n + 2); });
  const Guard d([n] { undo(n + 3); });
  Guard e{[n] { undo(n + 4); }};
  Guard f([n] { undo(n + 5); });
  Guard g([n] { undo(n + 6); });
  Guard h([n] { undo(n + 7); });
  Guard i([n] { undo(n + 8); });
  return step(n);
}

void nestedScopes(int n) { // want style: five plus four in nested blocks
  UNDO(1);
  UNDO(2);
  UNDO(3);
  UNDO(4);
  UNDO(5);
  if (step(n)) {
    UNDO(6);
    UNDO(7);
    {
      UNDO(8);
      UNDO(9);
      step(1);
    }
  }
}

void inALoop(int n) { // want style: five before the loop and four in its body
  UNDO(1);
  UNDO(2);
  UNDO(3);
  UNDO(4);
  UNDO(5);
  for (int i = 0; i < n; ++i) {
    UNDO(6);
    UNDO(7);
    UNDO(8);
    UNDO(9);
    step(i);
  }
}

void loopBodyOnly(int n) { // want style: nine in one iteration
  while (n--) {
    UNDO(1);
    UNDO(2);
    UNDO(3);
    UNDO(4);
    UNDO(5);
    UNDO(6);
    UNDO(7);
    UNDO(8);
    UNDO(9);
    step(n);
  }
}

void iterationsDoNotAdd(int n) { // quiet: two per iteration, however many iterations
  UNDO(1);
  for (int i = 0; i < 100; ++i) {
    UNDO(2);
    UNDO(3);
    step(i);
  }
}

void nestedLoops(int n) { // quiet: three levels, eight alive
  UNDO(1);
  UNDO(2);
  for (int i = 0; i < n; ++i) {
    UNDO(3);
    UNDO(4);
    UNDO(5);
    for (int j = 0; j < n; ++j) {
      UNDO(6);
      UNDO(7);
      UNDO(8);
      step(j);
    }
  }
}
