// std: c++17
// RUN: %table defercliff-guard-in-loop %s %t
// guards of libraries that keep the action in a std::function (or boost::function, or on the heap) are cost in a loop
#include <functional>
#include <memory>
#include <utility>
#include <vector>

namespace rocksdb {
class Defer final {
public:
  explicit Defer(std::function<void()> &&fn) : fn_(std::move(fn)) {}
  ~Defer() { fn_(); }
  Defer(const Defer &) = delete;
  Defer &operator=(const Defer &) = delete;

private:
  std::function<void()> fn_;
};
} // namespace rocksdb

class SkScopeExit {
public:
  SkScopeExit() = default;
  SkScopeExit(std::function<void()> f) : fFn(std::move(f)) {}
  SkScopeExit(SkScopeExit &&that) : fFn(std::move(that.fFn)) {}
  ~SkScopeExit() {
    if (fFn)
      fFn();
  }
  void clear() { fFn = {}; }

private:
  std::function<void()> fFn;
};
#define SK_MACRO_CONCAT_IMPL(X, Y) X##Y
#define SK_MACRO_CONCAT(X, Y) SK_MACRO_CONCAT_IMPL(X, Y)
#define SK_AT_SCOPE_EXIT(stmt) SkScopeExit SK_MACRO_CONCAT(at_scope_exit_, __LINE__)([&]() { stmt; })

namespace Envoy {
class Cleanup {
public:
  Cleanup(std::function<void()> f) : f_(std::move(f)) {}
  ~Cleanup() {
    if (!cancelled_)
      f_();
  }
  void cancel() { cancelled_ = true; f_ = nullptr; }
  bool cancelled() { return cancelled_; }

private:
  std::function<void()> f_;
  bool cancelled_{false};
};
} // namespace Envoy

namespace userver { inline namespace v2 { namespace utils {
class ScopeGuard final {
public:
  using Callback = std::function<void()>;
  explicit ScopeGuard(Callback callback) : callback_(std::move(callback)) {}
  ~ScopeGuard() noexcept(false) {
    if (callback_)
      callback_();
  }
  void Release() noexcept { callback_ = {}; }

private:
  Callback callback_;
};
}}} // namespace userver

template <class F, bool Noexcept = true> class [[nodiscard]] BasicScopeGuard {
public:
  constexpr BasicScopeGuard() = default;
  constexpr BasicScopeGuard(BasicScopeGuard &&src) : function{src.release()} {}
  template <typename G> constexpr BasicScopeGuard(G &&f) : function{std::forward<G>(f)} {}
  ~BasicScopeGuard() { invoke(); }
  F release() { return std::exchange(function, F{}); }

private:
  void invoke() noexcept(Noexcept) {
    if constexpr (std::is_constructible_v<bool, F>)
      if (!function)
        return;
    function();
  }
  F function = F{};
};
using scope_guard = BasicScopeGuard<std::function<void()>>;

namespace boost {
template <class> class function;
template <> class function<void()> {
  struct base { virtual ~base() = default; virtual void call() = 0; };
  template <class F> struct impl : base { F f; impl(F g) : f(std::move(g)) {} void call() override { f(); } };
  base *p = nullptr;

public:
  function() = default;
  template <class F> function(F f) : p(new impl<F>(std::move(f))) {}
  function(function &&o) : p(std::exchange(o.p, nullptr)) {}
  function &operator=(function &&o) { std::swap(p, o.p); return *this; }
  ~function() { delete p; }
  explicit operator bool() const { return p; }
  void operator()() const { p->call(); }
};
namespace scope_exit { namespace aux {
template <class This = void> struct guard;
template <> struct guard<void> {
  guard() {}
  ~guard() { if (f_) f_(); }
  template <class Lambda> void operator=(Lambda f) { f_ = function<void()>(std::move(f)); }

private:
  function<void()> f_;
};
}} // namespace scope_exit::aux
} // namespace boost
#define BOOST_SCOPE_EXIT_ALL(...) boost::scope_exit::aux::guard<void> SK_MACRO_CONCAT(boost_se_guard_, __LINE__); SK_MACRO_CONCAT(boost_se_guard_, __LINE__) = [__VA_ARGS__]()

void say(int);
int next(int);

void defers(int n) {
  for (int i = 0; i < n; ++i) {
    rocksdb::Defer d([i] { say(i); }); // want cost: std::function member
    say(-i);
  }
}

void skia(const std::vector<int> &v) {
  for (int x : v) {
    SK_AT_SCOPE_EXIT(say(x)); // want cost: macro over an erased guard
    say(x + 1);
  }
}

void envoy(int n) {
  do {
    Envoy::Cleanup done([&n] { say(n); }); // want cost: called under a flag
    if (n == 3)
      done.cancel();
  } while (--n > 0);
}

void userverLike(int n) {
  while ((n = next(n)) != 0) {
    userver::utils::ScopeGuard g([n] { say(n); }); // want cost: inline namespace, erased
    say(n);
  }
}

void argumentDecides(int n) {
  for (int i = 0; i < n; ++i) {
    scope_guard a = [&] { say(i); }; // want cost: BasicScopeGuard over std::function
    BasicScopeGuard<std::function<void()>, false> b([&] { say(i); }); // want cost: spelled out
    auto fn = [&] { say(i); };
    struct Say { void operator()() const { say(1); } };
    BasicScopeGuard<Say> c{Say{}}; // want style: the same template over a functor is inline
    std::function<void()> later = fn; // quiet: a callable, not a guard
    later();
  }
}

void assignedLater(int n) {
  while (n-- > 0) {
    BOOST_SCOPE_EXIT_ALL(&n) { say(n); }; // want cost: default-constructed, then assigned a lambda; boost::function
    say(n);
  }
}

void outside(std::vector<int> v) {
  rocksdb::Defer d([&v] { say(v.size()); }); // quiet: once
  scope_guard g = [] { say(0); }; // quiet: once
  for (int x : v)
    say(x);
}
