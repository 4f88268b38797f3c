// std: c++17
// RUN: %table defercliff-guard-in-loop %s %t
// home-grown guards by structure: a destructor that calls a stored callable, also through a base, a method or a flag
#include <functional>
#include <memory>
#include <utility>
#include <vector>

void say(int);

class FunctionGuard {
  std::function<void()> fn_;

public:
  explicit FunctionGuard(std::function<void()> fn) : fn_(std::move(fn)) {}
  ~FunctionGuard() { fn_(); }
};

template <class F> struct [[nodiscard]] OnExit {
  F action;
  ~OnExit() { action(); }
};
template <class F> OnExit(F) -> OnExit<F>;

class FlaggedGuard {
  bool armed_ = true;
  std::function<void()> rollback_;

public:
  FlaggedGuard(std::function<void()> r) : rollback_(std::move(r)) {}
  FlaggedGuard(const FlaggedGuard &) = delete;
  void commit() { armed_ = false; }
  ~FlaggedGuard() {
    if (!armed_)
      return;
    if (rollback_)
      rollback_();
  }
};

template <class Fn> class ViaMethod {
  Fn fn_;
  bool done_ = false;
  void fire() {
    if (done_)
      return;
    done_ = true;
    std::invoke(fn_);
  }

public:
  explicit ViaMethod(Fn f) : fn_(std::move(f)) {}
  void now() { fire(); }
  ~ViaMethod() { fire(); }
};

struct GuardBase {
  explicit GuardBase(std::function<void()> f) : f_(std::move(f)) {}
  ~GuardBase() { f_(); }

protected:
  std::function<void()> f_;
};
struct NamedGuard : GuardBase {
  using GuardBase::GuardBase;
  const char *name = "";
};
template <class F> struct CallableBase {
  F call;
};
template <class F> struct DerivedGuard : private CallableBase<F> {
  explicit DerivedGuard(F f) : CallableBase<F>{std::move(f)} {}
  ~DerivedGuard() { this->call(); }
};

struct LateGuard {
  std::function<void()> fn;
  LateGuard() = default;
  ~LateGuard() { if (fn) fn(); }
};
#define LATE_CAT_I(a, b) a##b
#define LATE_CAT(a, b) LATE_CAT_I(a, b)
#define defer LateGuard LATE_CAT(late_, __LINE__); LATE_CAT(late_, __LINE__).fn = [&]

struct UniquePtrGuard {
  std::unique_ptr<std::function<void()>> fn;
  explicit UniquePtrGuard(std::function<void()> f) : fn(new std::function<void()>(std::move(f))) {}
  ~UniquePtrGuard() { if (fn) (*fn)(); }
};

struct TryGuard {
  explicit TryGuard(std::function<void(int)> f, int v) : f_(std::move(f)), v_(v) {}
  ~TryGuard() {
    try {
      f_(v_);
    } catch (...) {
    }
  }

private:
  std::function<void(int)> f_;
  int v_;
};

void a(int n) {
  for (int i = 0; i < n; ++i) {
    FunctionGuard g([i] { say(i); }); // want cost: std::function member
    OnExit h{[i] { say(i); }}; // want style: aggregate, template member
    say(0);
  }
}

bool b(const std::vector<int> &v) {
  for (int x : v) {
    FlaggedGuard g([&x] { say(x); }); // want cost: early return in the destructor
    if (x < 0)
      return false;
    g.commit();
  }
  return true;
}

void c(int n) {
  while (n--) {
    ViaMethod g([&n] { say(n); }); // want style: std::invoke in a private method
    if (n == 2)
      g.now();
  }
}

void d(int n) {
  while (n--) {
    NamedGuard g([n] { say(n); }); // want cost: the base's destructor calls
    DerivedGuard h([n] { say(n); }); // want style: the callable sits in a base
    g.name = "d";
  }
}

void e(int n) {
  for (; n > 0; --n) {
    defer { say(n); }; // want cost: default-constructed, member assigned by the macro
    LateGuard l; // want cost: assigned two lines below
    say(1);
    l.fn = [n] { say(n); };
  }
}

void f(int n) {
  for (; n > 0; --n) {
    UniquePtrGuard g([n] { say(n); }); // want cost: a function on the heap
    TryGuard t(say, n); // want cost: action with an argument, called in a try
    say(2);
  }
}

void g(int n) {
  FunctionGuard g([n] { say(n); }); // quiet: not in a loop
  OnExit h{[n] { say(n); }}; // quiet: not in a loop
  while (n--)
    say(n);
}
