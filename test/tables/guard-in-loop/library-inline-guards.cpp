// std: c++17
// RUN: %table defercliff-guard-in-loop %s %t
// guards of libraries that are templates over the callable are inline: style in a loop, whatever their shape
#include <cstdio>
#include <new>
#include <type_traits>
#include <utility>
#include <vector>

namespace absl {
inline namespace debian3 {
namespace cleanup_internal {
struct Tag {};
template <class Callback> class Storage {
public:
  explicit Storage(Callback callback) {
    ::new (static_cast<void *>(buffer_)) Callback(std::move(callback));
    engaged_ = true;
  }
  Storage(Storage &&other) {
    ::new (static_cast<void *>(buffer_)) Callback(std::move(other.GetCallback()));
    engaged_ = true;
    other.DestroyCallback();
  }
  bool IsCallbackEngaged() const { return engaged_; }
  Callback &GetCallback() { return *reinterpret_cast<Callback *>(buffer_); }
  void DestroyCallback() { engaged_ = false; GetCallback().~Callback(); }
  void InvokeCallback() { std::move(GetCallback())(); }

private:
  bool engaged_;
  alignas(Callback) char buffer_[sizeof(Callback)];
};
} // namespace cleanup_internal
template <class Arg, class Callback = void> class [[nodiscard]] Cleanup final {
  static_assert(std::is_same<Arg, cleanup_internal::Tag>::value, "");

public:
  Cleanup(Callback callback) : storage_(std::move(callback)) {}
  Cleanup(Cleanup &&other) = default;
  void Cancel() && { storage_.DestroyCallback(); }
  ~Cleanup() {
    if (storage_.IsCallbackEngaged()) {
      storage_.InvokeCallback();
      storage_.DestroyCallback();
    }
  }

private:
  cleanup_internal::Storage<Callback> storage_;
};
template <class Callback> Cleanup(Callback callback) -> Cleanup<cleanup_internal::Tag, Callback>;
template <class... Args, class Callback>
Cleanup<cleanup_internal::Tag, Callback> MakeCleanup(Callback callback) {
  return {std::move(callback)};
}
} // namespace debian3
} // namespace absl

namespace gsl {
template <class F> class final_action {
public:
  explicit final_action(F f) noexcept : f_(std::move(f)) {}
  final_action(final_action &&o) noexcept : f_(std::move(o.f_)), invoke_(std::exchange(o.invoke_, false)) {}
  final_action(const final_action &) = delete;
  void operator=(const final_action &) = delete;
  ~final_action() noexcept { if (invoke_) f_(); }

private:
  F f_;
  bool invoke_ = true;
};
template <class F> auto finally(F &&f) noexcept { return final_action<std::decay_t<F>>{std::forward<F>(f)}; }
} // namespace gsl

namespace folly {
namespace detail {
class ScopeGuardImplBase {
public:
  void dismiss() noexcept { dismissed_ = true; }
  void rehire() noexcept { dismissed_ = false; }

protected:
  bool dismissed_ = false;
};
template <typename FunctionType, bool InvokeNoexcept> class ScopeGuardImpl : public ScopeGuardImplBase {
public:
  explicit ScopeGuardImpl(FunctionType &&fn) : function_(std::move(fn)) {}
  ScopeGuardImpl(ScopeGuardImpl &&o) : function_(std::move(o.function_)) { dismissed_ = std::exchange(o.dismissed_, true); }
  ~ScopeGuardImpl() noexcept(InvokeNoexcept) { if (!dismissed_) execute(); }

private:
  void *operator new(std::size_t) = delete;
  void execute() noexcept(InvokeNoexcept) { function_(); }
  FunctionType function_;
};
enum class ScopeGuardOnExit {};
template <typename F> ScopeGuardImpl<std::decay_t<F>, true> operator+(ScopeGuardOnExit, F &&fn) {
  return ScopeGuardImpl<std::decay_t<F>, true>(std::forward<F>(fn));
}
} // namespace detail
template <typename F> detail::ScopeGuardImpl<std::decay_t<F>, true> makeGuard(F &&f) {
  return detail::ScopeGuardImpl<std::decay_t<F>, true>(std::forward<F>(f));
}
} // namespace folly
#define FB_CONCATENATE_IMPL(a, b) a##b
#define FB_CONCATENATE(a, b) FB_CONCATENATE_IMPL(a, b)
#define SCOPE_EXIT auto FB_CONCATENATE(SCOPE_EXIT_STATE, __LINE__) = ::folly::detail::ScopeGuardOnExit() + [&]() noexcept

namespace seastar {
template <typename Func> class deferred_action {
  Func _func;
  bool _cancelled = false;

public:
  deferred_action(Func &&func) noexcept : _func(std::move(func)) {}
  deferred_action(deferred_action &&o) noexcept : _func(std::move(o._func)), _cancelled(o._cancelled) { o._cancelled = true; }
  ~deferred_action() { if (!_cancelled) _func(); }
  void cancel() { _cancelled = true; }
};
template <typename Func> deferred_action<Func> defer(Func &&func) { return deferred_action<Func>(std::forward<Func>(func)); }
} // namespace seastar

namespace arangodb {
template <typename F, typename Func = std::decay_t<F>> class ScopeGuard : public Func {
public:
  ScopeGuard(F &&func) noexcept : Func(std::forward<F>(func)), _active(true) {}
  ScopeGuard(ScopeGuard const &) = delete;
  ~ScopeGuard() { fire(); }
  void cancel() noexcept { _active = false; }
  void fire() noexcept {
    if (_active) {
      _active = false;
      Func::operator()();
    }
  }

private:
  bool _active;
};
} // namespace arangodb

namespace wil {
namespace details {
template <typename TLambda> class lambda_call {
public:
  explicit lambda_call(TLambda &&lambda) noexcept : m_lambda(std::move(lambda)) {}
  lambda_call(lambda_call &&o) noexcept : m_lambda(std::move(o.m_lambda)), m_call(o.m_call) { o.m_call = false; }
  ~lambda_call() noexcept { reset(); }
  void release() noexcept { m_call = false; }
  void reset() noexcept {
    if (m_call) {
      m_call = false;
      m_lambda();
    }
  }
  explicit operator bool() const noexcept { return m_call; }

private:
  TLambda m_lambda;
  bool m_call = true;
};
} // namespace details
template <typename TLambda> auto scope_exit(TLambda &&lambda) noexcept { return details::lambda_call<TLambda>(std::forward<TLambda>(lambda)); }
} // namespace wil

namespace NPrivate {
template <typename F> class TScopeGuard {
public:
  TScopeGuard(const F &f) : Function_{f} {}
  TScopeGuard(TScopeGuard &&) = default;
  ~TScopeGuard() { Function_(); }

private:
  F Function_;
};
struct TMakeGuardHelper {
  template <class F> TScopeGuard<F> operator|(F &&f) const { return std::forward<F>(f); }
};
} // namespace NPrivate
#define Y_DEFER const auto FB_CONCATENATE(scopeGuard, __LINE__) = ::NPrivate::TMakeGuardHelper{} | [&]() mutable -> void

void note(int);

long sizes(const std::vector<const char *> &paths) {
  long total = 0;
  for (const char *path : paths) {
    std::FILE *f = std::fopen(path, "rb");
    if (!f)
      continue;
    absl::Cleanup close = [f] { std::fclose(f); }; // want style: absl::Cleanup in an inline namespace
    std::fseek(f, 0, SEEK_END);
    total += std::ftell(f);
  }
  return total;
}

void made(int n) {
  for (int i = 0; i < n; ++i) {
    auto c = absl::MakeCleanup([i] { note(i); }); // want style: the factory of absl
    auto g = gsl::finally([&] { note(i + 1); }); // want style: gsl::final_action
    auto h = folly::makeGuard([&] { note(i + 2); }); // want style: folly's factory
    SCOPE_EXIT { note(i + 3); }; // want style: operator+ macro
  }
}

int waits(int fd) {
  int rounds = 0;
  while (fd > 0) {
    auto undo = seastar::defer([&]() noexcept { note(fd); }); // want style: deferred_action
    if (--fd == 7) {
      undo.cancel();
      continue;
    }
    ++rounds;
  }
  return rounds;
}

void derives(const std::vector<int> &ids) {
  for (int id : ids) {
    arangodb::ScopeGuard unlock([&]() noexcept { note(id); }); // want style: the guard derives from the closure
    note(-id);
  }
}

void conditional(int rows, int special) {
  for (int row = 0; row < rows; ++row) {
    const auto restore = wil::scope_exit([&] { if (row == special) note(row); }); // want style: reset() called by the destructor
    note(row);
  }
}

void piped(int n) {
  while (n-- > 0) {
    Y_DEFER { note(n); }; // want style: operator| macro
    note(n);
  }
}

void outside(int n) {
  SCOPE_EXIT { note(n); }; // quiet: before the loop
  absl::Cleanup last = [n] { note(-n); }; // quiet: before the loop
  for (int i = 0; i < n; ++i)
    note(i);
  auto after = gsl::finally([] { note(0); }); // quiet: after the loop
}
