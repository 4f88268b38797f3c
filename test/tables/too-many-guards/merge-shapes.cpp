// std: c++17
// RUN: %table defercliff-too-many-guards %s %t
// neighbouring guards that the merge has to handle: shadowed names, captures by copy, init-captures, mutable, return in the action
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
#include <memory>
#include <string>

void captures(int n) { // want style: captures of all kinds
  int x = n, y = n + 1;
  std::string s = "a";
  Guard a([x] { undo(x); });
  Guard b([&x] { undo(x); });
  Guard c([=] { undo(y); });
  Guard d([&] { undo(y); });
  Guard e([x = y] { undo(x); });
  Guard f([s] { undo((int)s.size()); });
  Guard g([s = std::move(s)] { undo((int)s.size()); });
  Guard h([x]() mutable { undo(++x); });
  Guard i([p = std::make_unique<int>(n)] { undo(*p); });
  step(n);
}

void returns(int n) { // want style: actions that return early
  Guard a([n] { if (n > 1) return; undo(1); });
  Guard b([n] { if (n > 2) return; undo(2); });
  Guard c([n] { int t = n; undo(t); });
  Guard d([n] { int t = n + 1; undo(t); });
  Guard e([n]() noexcept { undo(n); });
  Guard f([n]() -> bool { return step(n); });
  Guard g([] { static int k = 0; undo(++k); });
  Guard h([] { static int k = 0; undo(++k); });
  Guard i([n] { undo(n); }); // a comment
  step(n);
}

struct Box {
  int v = 0;
  void run(int n) { // want style: this in different forms
    Guard a([this] { undo(v); });
    Guard b([*this] { undo(v); });
    Guard c([this, n] { undo(v + n); });
    Guard d([&, n] { undo(v + n); });
    Guard e([=] { undo(v + n); });
    Guard f([self = *this] { undo(self.v); });
    Guard g([self = this] { undo(self->v); });
    Guard h([&v = v] { undo(v); });
    Guard i([&] { undo(v); });
    v = n;
  }
};

void erased(int n) { // want cost: nine erased
  AnyGuard a([n] { undo(n); });
  AnyGuard b([=] { undo(n); });
  AnyGuard c([&] { undo(n); });
  AnyGuard d([n]() mutable { undo(++n); });
  AnyGuard e(std::bind(undo, n));
  std::function<void()> later = [] { undo(1); };
  AnyGuard f(later);
  AnyGuard g(std::move(later));
  AnyGuard h([&n] { n = 0; });
  AnyGuard i([&n] { undo(n); });
  step(n);
}
