// std: c++20
// RUN: %table defercliff-guard-in-loop %s %t
// more home-grown guards: CRTP, policies, counters, uncaught_exceptions, optional<F>, virtual call, bound arguments
#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

void note(int);
void note2(int, int);
bool ok(int);

// CRTP: the base's destructor asks the derived class, whose action is a member of the base
template <class Policy, class F> class BasicGuard : private Policy {
  F f_;

public:
  explicit BasicGuard(F f) : f_(std::move(f)) {}
  BasicGuard(const BasicGuard &) = delete;
  ~BasicGuard() {
    if (this->shouldRun())
      f_();
  }
};
struct OnFailPolicy {
  int n_ = std::uncaught_exceptions();
  bool shouldRun() const { return std::uncaught_exceptions() > n_; }
};
struct AlwaysPolicy { bool shouldRun() const { return true; } };
template <class F> struct FailGuard : BasicGuard<OnFailPolicy, F> { using BasicGuard<OnFailPolicy, F>::BasicGuard; };
template <class F> FailGuard(F) -> FailGuard<F>;
template <class F> auto onExit(F f) { return BasicGuard<AlwaysPolicy, F>(std::move(f)); }

template <class F> class OptionalGuard {
  std::optional<F> f_;

public:
  explicit OptionalGuard(F f) : f_(std::move(f)) {}
  OptionalGuard(OptionalGuard &&o) noexcept : f_(std::exchange(o.f_, std::nullopt)) {}
  ~OptionalGuard() { if (f_) (*f_)(); }
  void cancel() { f_.reset(); }
};

class VirtualGuard {
  struct Base { virtual ~Base() = default; virtual void call() = 0; };
  template <class F> struct Impl final : Base { F f; explicit Impl(F g) : f(std::move(g)) {} void call() override { f(); } };
  std::unique_ptr<Base> p_;

public:
  template <class F> explicit VirtualGuard(F f) : p_(new Impl<F>(std::move(f))) {}
  ~VirtualGuard() { if (p_) p_->call(); }
};

template <class F, class... Args> class BoundGuard {
  F f_;
  std::tuple<Args...> args_;

public:
  BoundGuard(F f, Args... a) : f_(std::move(f)), args_(std::move(a)...) {}
  BoundGuard(const BoundGuard &) = delete;
  ~BoundGuard() { std::apply(f_, args_); }
};

template <class F> class [[nodiscard]] NoThrowGuard {
  F f_;
  bool armed_{true};
  void run() noexcept {
    try {
      std::forward<F>(f_)();
    } catch (...) {
    }
  }

public:
  NoThrowGuard(F &&f) : f_(std::forward<F>(f)) {}
  ~NoThrowGuard() {
    if (std::exchange(armed_, false))
      run();
  }
};

class StackGuard {
  std::vector<std::function<void()>> actions_;

public:
  ~StackGuard() { for (auto it = actions_.rbegin(); it != actions_.rend(); ++it) (*it)(); }
  void add(std::function<void()> f) { actions_.push_back(std::move(f)); }
};

struct Outer {
  template <class F> class Undo {
    F f_;

  public:
    explicit Undo(F f) : f_(std::move(f)) {}
    ~Undo() { f_(); }
  };
};

template <class F> struct ShiftGuard { F f; ~ShiftGuard() { f(); } };
struct Maker { template <class F> friend ShiftGuard<F> operator<<(const Maker &, F f) { return {std::move(f)}; } };
#define DEFER_CAT_I(a, b) a##b
#define DEFER_CAT(a, b) DEFER_CAT_I(a, b)
#define DEFER auto DEFER_CAT(defer_, __LINE__) = Maker() << [&]

struct SharedFlag { bool cancelled = false; };
template <class F> class FlagGuard {
  const SharedFlag &flag_;
  F f_;

public:
  FlagGuard(const SharedFlag &flag, F f) : flag_(flag), f_(std::move(f)) {}
  ~FlagGuard() {
    if (!flag_.cancelled) [[likely]] {
      f_();
    }
  }
};

template <class R, class D> class Resource {
  R r_;
  D d_;
  bool own_ = true;

public:
  Resource(R r, D d) : r_(std::move(r)), d_(std::move(d)) {}
  Resource(const Resource &) = delete;
  ~Resource() { if (own_) d_(r_); }
  R get() const { return r_; }
};

void policies(int n) {
  for (int i = 0; i < n; ++i) {
    FailGuard f([i] { note(i); }); // want style: policy base
    auto g = onExit([&] { note(i); }); // want style: policy base, factory
    OptionalGuard h([i] { note(i); }); // want style: optional<F>
    if (ok(i))
      h.cancel();
  }
}

void virtuals(int n) {
  while (n--) {
    VirtualGuard g([n] { note(n); });
    note(0);
  }
}

void bound(const std::vector<int> &v) {
  for (int x : v) {
    BoundGuard g([](int a, int b) { note2(a, b); }, x, 2); // want style: arguments in a tuple
    BoundGuard h(std::function<void(int)>(note), x); // want cost: tuple of arguments, erased callable
    NoThrowGuard k([x] { note(x); }); // want style: forward, exchange, try
    Outer::Undo u([x] { note(x); }); // want style: nested class template
    note(x);
  }
}

void macros(int n, const SharedFlag &flag) {
  do {
    DEFER { note(n); }; // want style: operator<<
    FlagGuard g(flag, [n] { note(n); }); // want style: a flag elsewhere
    note(-n);
  } while (--n);
}

void localClass(int n) {
  struct Restore {
    int &r;
    int old;
    explicit Restore(int &x) : r(x), old(x) {}
    ~Restore() { r = old; }
  };
  for (int i = 0; i < n; ++i) {
    Restore r(n); // quiet: restores a value, stores no callable
    note(i);
  }
}

template <class Fn> void each(const std::vector<int> &v, Fn fn) {
  struct Undo {
    Fn &fn;
    int x;
    ~Undo() { fn(x); }
  };
  for (int x : v) {
    Undo u{fn, x}; // want style: local class of a template, reference to a callable
    note(x);
  }
}
void callsEach(const std::vector<int> &v) {
  each(v, [](int x) { note(x); });
}
