// std: c++17
// RUN: %table defercliff-guard-in-loop %s %t
// an erased guard that other code takes, moves, assigns or asks: still cost; whatever the fix does must compile
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

#include <cstdlib>
#include <memory>
#include <optional>
#include <string>

template <class F> Guard<F> finally(F f) { return Guard<F>(std::move(f)); }
void inspect(AnyGuard &);
void keep(AnyGuard);

void taken(int n) {
  for (int i = 0; i < n; ++i) {
    AnyGuard a([i] { say(i); }); // want cost: passed by reference
    inspect(a);
    AnyGuard b([i] { say(i); }); // want cost: moved into a call
    keep(std::move(b));
    AnyGuard c([i] { say(i); }); // want cost: its address is taken
    AnyGuard *p = &c;
    p->dismiss();
  }
}

void manyDeclarators(int n) {
  while (n--) {
    AnyGuard a([n] { say(n); }); const int k = n; // want cost: two statements on a line
    std::function<void()> named = [k] { say(k); };
    AnyGuard b(named); // want cost: a named function
    AnyGuard c(n > 3 ? named : std::function<void()>([] { say(1); })); // want cost: a conditional
    AnyGuard d(std::bind(say, n)); // want cost: bind
    AnyGuard e([n]() -> int { say(n); return n; }); // want cost: a result type
    AnyGuard f([n]() mutable { say(++n); }); // want cost: mutable
    AnyGuard g = AnyGuard([n] { say(n); }); // want cost: copy-initialised
    auto h = AnyGuard{[n] { say(n); }}; // want cost: auto
    const AnyGuard i([n] { say(n); }); // want cost: const
    AnyGuard j([s = std::to_string(n)] { say((int)s.size()); }); // want cost: an init-capture
    say(k);
  }
}

void sharedAsked(int n) {
  for (int i = 0; i < n; ++i) {
    std::shared_ptr<void> a(nullptr, [i](void *) { say(i); }); // want cost: copied
    std::shared_ptr<void> copy = a;
    std::shared_ptr<void> b(nullptr, [i](void *p) { say(p ? i : 0); }); // want cost: uses its parameter
    std::shared_ptr<void> c(nullptr, [i](auto) { say(i); }); // want cost: a generic deleter
    std::shared_ptr<void> d(std::malloc(4), std::free); // quiet: owns memory
    std::shared_ptr<void> e(nullptr, [i](void *) { say(i); }); // want cost: reset early
    e.reset();
    std::weak_ptr<void> w = b;
    say((int)w.use_count());
  }
}
