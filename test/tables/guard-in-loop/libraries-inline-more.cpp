// std: c++17
// RUN: %table defercliff-guard-in-loop %s %t
// more library guards that are templates over the callable: inline, style in a loop
#include <cstddef>
#include <exception>
#include <limits>
#include <new>
#include <type_traits>
#include <utility>
#include <vector>
#define CAT_I(a, b) a##b
#define CAT(a, b) CAT_I(a, b)

namespace folly { namespace detail {
class UncaughtExceptionCounter {
  int exceptionCount_;

public:
  UncaughtExceptionCounter() noexcept : exceptionCount_(std::uncaught_exceptions()) {}
  bool isNewUncaughtException() noexcept { return std::uncaught_exceptions() > exceptionCount_; }
};
template <typename FunctionType, bool ExecuteOnException> class ScopeGuardForNewException {
public:
  explicit ScopeGuardForNewException(FunctionType &&fn) : guard_(std::move(fn)) {}
  ScopeGuardForNewException(ScopeGuardForNewException &&other) = default;
  ~ScopeGuardForNewException() noexcept(ExecuteOnException) {
    if (ExecuteOnException != (exceptionCounter_ < std::uncaught_exceptions()))
      return;
    guard_();
  }

private:
  ScopeGuardForNewException(const ScopeGuardForNewException &other) = delete;
  FunctionType guard_;
  int exceptionCounter_{std::uncaught_exceptions()};
};
enum class ScopeGuardOnFail {};
template <typename F> ScopeGuardForNewException<std::decay_t<F>, true> operator+(ScopeGuardOnFail, F &&fn) {
  return ScopeGuardForNewException<std::decay_t<F>, true>(std::forward<F>(fn));
}
enum class ScopeGuardOnSuccess {};
template <typename F> ScopeGuardForNewException<std::decay_t<F>, false> operator+(ScopeGuardOnSuccess, F &&fn) {
  return ScopeGuardForNewException<std::decay_t<F>, false>(std::forward<F>(fn));
}
}} // namespace folly::detail
#define SCOPE_FAIL auto CAT(SCOPE_FAIL_STATE, __LINE__) = ::folly::detail::ScopeGuardOnFail() + [&]() noexcept
#define SCOPE_SUCCESS auto CAT(SCOPE_SUCCESS_STATE, __LINE__) = ::folly::detail::ScopeGuardOnSuccess() + [&]()

namespace boost { namespace scope {
class always_true { public: bool operator()() const noexcept { return true; } };
class exception_checker { int n = std::uncaught_exceptions(); public: bool operator()() const noexcept { return std::uncaught_exceptions() > n; } };
template <typename Func, typename Cond = always_true> class scope_exit {
  struct func_holder : public Func { explicit func_holder(Func &&f) : Func(static_cast<Func &&>(f)) {} Func &get() noexcept { return *this; } };
  struct cond_holder : public Cond { Cond &get() noexcept { return *this; } };
  struct data : public func_holder, public cond_holder {
    bool m_active;
    data(Func &&f, bool active) : func_holder(static_cast<Func &&>(f)), m_active(active) {}
    Func &get_func() noexcept { return func_holder::get(); }
    Cond &get_cond() noexcept { return cond_holder::get(); }
  };
  data m_data;

public:
  explicit scope_exit(Func f, bool active = true) : m_data(static_cast<Func &&>(f), active) {}
  scope_exit(scope_exit &&that) : m_data(that.m_data) { that.m_data.m_active = false; }
  ~scope_exit() noexcept {
    if (m_data.m_active && m_data.get_cond()())
      m_data.get_func()();
  }
  bool active() const noexcept { return m_data.m_active; }
  void set_active(bool a) noexcept { m_data.m_active = a; }
};
template <typename Func> class scope_fail : public scope_exit<Func, exception_checker> {
  using base_type = scope_exit<Func, exception_checker>;

public:
  explicit scope_fail(Func f, bool active = true) : base_type(static_cast<Func &&>(f), active) {}
};
template <typename Func> class defer_guard {
  struct data { Func m_func; explicit data(Func &&f) : m_func(static_cast<Func &&>(f)) {} };
  data m_data;

public:
  defer_guard(Func f) : m_data(static_cast<Func &&>(f)) {}
  defer_guard(defer_guard const &) = delete;
  ~defer_guard() noexcept { m_data.m_func(); }
};
}} // namespace boost::scope
#define BOOST_SCOPE_DEFER ::boost::scope::defer_guard CAT(_boost_defer_guard_, __LINE__) =

namespace llvm {
template <typename Callable> class [[nodiscard]] scope_exit {
  Callable ExitFunction;
  bool Engaged = true;

public:
  template <typename Fp> explicit scope_exit(Fp &&F) : ExitFunction(std::forward<Fp>(F)) {}
  scope_exit(scope_exit &&Rhs) : ExitFunction(std::move(Rhs.ExitFunction)), Engaged(Rhs.Engaged) { Rhs.release(); }
  void release() { Engaged = false; }
  ~scope_exit() { if (Engaged) ExitFunction(); }
};
template <typename Callable> scope_exit(Callable) -> scope_exit<Callable>;
namespace detail {
template <typename Callable> class scope_exit {
  Callable ExitFunction;
  bool Engaged = true;

public:
  template <typename Fp> explicit scope_exit(Fp &&F) : ExitFunction(std::forward<Fp>(F)) {}
  scope_exit(scope_exit &&Rhs) : ExitFunction(std::move(Rhs.ExitFunction)), Engaged(Rhs.Engaged) { Rhs.release(); }
  void release() { Engaged = false; }
  ~scope_exit() { if (Engaged) ExitFunction(); }
};
} // namespace detail
template <typename Callable> [[nodiscard]] detail::scope_exit<std::decay_t<Callable>> make_scope_exit(Callable &&F) {
  return detail::scope_exit<std::decay_t<Callable>>(std::forward<Callable>(F));
}
} // namespace llvm

namespace WTF {
template <typename ExitFunction> class ScopeExit final {
public:
  template <typename ExitFunctionParameter> explicit ScopeExit(ExitFunctionParameter &&exitFunction) : m_exitFunction(std::forward<ExitFunction>(exitFunction)) {}
  ScopeExit(ScopeExit &&other) : m_exitFunction(std::move(other.m_exitFunction)), m_executeOnDestruction(std::exchange(other.m_executeOnDestruction, false)) {}
  ~ScopeExit() {
    if (m_executeOnDestruction)
      m_exitFunction();
  }
  void release() { m_executeOnDestruction = false; }

private:
  ExitFunction m_exitFunction;
  bool m_executeOnDestruction{true};
};
template <typename ExitFunction> ScopeExit<ExitFunction> makeScopeExit(ExitFunction &&exitFunction) { return ScopeExit<ExitFunction>(std::forward<ExitFunction>(exitFunction)); }
} // namespace WTF
using WTF::makeScopeExit;

namespace mozilla {
template <typename ExitFunction> class [[nodiscard]] ScopeExit {
  ExitFunction mExitFunction;
  bool mExecuteOnDestruction;

public:
  explicit ScopeExit(ExitFunction &&cleanup) : mExitFunction(std::move(cleanup)), mExecuteOnDestruction(true) {}
  ScopeExit(ScopeExit &&rhs) noexcept : mExitFunction(std::move(rhs.mExitFunction)), mExecuteOnDestruction(rhs.mExecuteOnDestruction) { rhs.release(); }
  ~ScopeExit() { if (mExecuteOnDestruction) mExitFunction(); }
  void release() { mExecuteOnDestruction = false; }
};
template <typename ExitFunction> [[nodiscard]] ScopeExit<ExitFunction> MakeScopeExit(ExitFunction &&exitFunction) { return ScopeExit<ExitFunction>(std::move(exitFunction)); }
} // namespace mozilla

namespace AK {
template <typename Callback> class ScopeGuard {
public:
  constexpr ScopeGuard(Callback callback) : m_callback(std::move(callback)) {}
  ~ScopeGuard() { m_callback(); }

private:
  Callback m_callback;
};
template <typename Callback> class ArmedScopeGuard {
public:
  constexpr ArmedScopeGuard(Callback callback) : m_callback(std::move(callback)) {}
  ~ArmedScopeGuard() {
    if (m_armed)
      m_callback();
  }
  void disarm() { m_armed = false; }

private:
  Callback m_callback;
  bool m_armed{true};
};
} // namespace AK
using AK::ArmedScopeGuard;
using AK::ScopeGuard;

namespace tensorflow { namespace gtl {
template <typename F> class Cleanup {
public:
  Cleanup() : released_(true), f_() {}
  template <typename G> explicit Cleanup(G &&f) : f_(std::forward<G>(f)) {}
  Cleanup(Cleanup &&src) : released_(src.is_released()), f_(src.release()) {}
  ~Cleanup() { if (!released_) f_(); }
  F release() { released_ = true; return std::move(f_); }
  bool is_released() const { return released_; }

private:
  bool released_ = false;
  F f_;
};
template <int &... ExplicitParameterBarrier, typename F, typename DecayF = typename std::decay<F>::type> [[nodiscard]] Cleanup<DecayF> MakeCleanup(F &&f) { return Cleanup<DecayF>(std::forward<F>(f)); }
}} // namespace tensorflow::gtl

namespace nonstd { namespace scope {
template <class EF> class scope_exit {
public:
  template <class Fn> explicit scope_exit(Fn &&fn) : exit_function(std::forward<Fn>(fn)) {}
  scope_exit(scope_exit &&other) : exit_function(std::forward<EF>(other.exit_function)), execute_on_destruction(other.execute_on_destruction) { other.release(); }
  ~scope_exit() noexcept { if (execute_on_destruction) exit_function(); }
  void release() noexcept { execute_on_destruction = false; }

private:
  EF exit_function;
  bool execute_on_destruction{true};
};
template <class EF> scope_exit<typename std::decay<EF>::type> make_scope_exit(EF &&ef) { return scope_exit<typename std::decay<EF>::type>(std::forward<EF>(ef)); }
}
using scope::make_scope_exit;
} // namespace nonstd

namespace sg { namespace detail {
template <typename Callback, typename = void> class scope_guard;
template <typename Callback> class scope_guard<Callback, std::enable_if_t<std::is_invocable_v<Callback>>> final {
public:
  typedef Callback callback_type;
  scope_guard(scope_guard &&other) : m_callback{std::forward<Callback>(other.m_callback)}, m_active{std::move(other.m_active)} { other.m_active = false; }
  ~scope_guard() noexcept { if (m_active) m_callback(); }
  void dismiss() noexcept { m_active = false; }
  explicit scope_guard(Callback &&callback) : m_callback(std::forward<Callback>(callback)), m_active{true} {}

private:
  Callback m_callback;
  bool m_active;
};
}
template <typename Callback> detail::scope_guard<Callback> make_scope_guard(Callback &&callback) { return detail::scope_guard<Callback>{std::forward<Callback>(callback)}; }
} // namespace sg

namespace userver::utils {
template <class Callback> class FastScopeGuard final {
public:
  constexpr explicit FastScopeGuard(Callback callback) noexcept : callback_(std::move(callback)) {}
  constexpr FastScopeGuard(FastScopeGuard &&other) noexcept : callback_(std::move(other.callback_)), is_active_(std::exchange(other.is_active_, false)) {}
  ~FastScopeGuard() {
    if (is_active_)
      callback_();
  }
  constexpr void Release() noexcept { is_active_ = false; }

private:
  Callback callback_;
  bool is_active_{true};
};
} // namespace userver::utils

namespace ripple {
template <class EF> class scope_exit {
  EF exit_function_;
  bool execute_on_destruction_{true};

public:
  ~scope_exit() { if (execute_on_destruction_) exit_function_(); }
  scope_exit(scope_exit &&rhs) noexcept : exit_function_{std::forward<EF>(rhs.exit_function_)}, execute_on_destruction_{rhs.execute_on_destruction_} { rhs.release(); }
  template <class EFP> explicit scope_exit(EFP &&f, std::enable_if_t<!std::is_same_v<std::remove_cv_t<EFP>, scope_exit> && std::is_constructible_v<EF, EFP>> * = 0) noexcept : exit_function_{std::forward<EFP>(f)} {}
  void release() noexcept { execute_on_destruction_ = false; }
};
template <class EF> scope_exit(EF) -> scope_exit<EF>;
} // namespace ripple

namespace kj {
template <typename T> class Maybe {
  bool set = false;
  union { T value; };

public:
  Maybe(T &&t) : set(true), value(std::move(t)) {}
  Maybe(Maybe &&o) : set(o.set) { if (set) ::new (&value) T(std::move(o.value)); }
  ~Maybe() { if (set) value.~T(); }
  T *get() { return set ? &value : nullptr; }
  void clear() { if (set) { set = false; value.~T(); } }
};
namespace _ {
template <typename Func> class Deferred {
public:
  Deferred(Func &&func) : maybeFunc(std::move(func)) {}
  ~Deferred() noexcept(false) { run(); }
  Deferred(Deferred &&) = default;
  void run() {
    if (auto *func = maybeFunc.get()) {
      Func local = std::move(*func);
      maybeFunc.clear();
      local();
    }
  }
  void cancel() { maybeFunc.clear(); }

private:
  Maybe<Func> maybeFunc;
};
} // namespace _
template <typename Func> _::Deferred<std::decay_t<Func>> defer(Func &&func) { return _::Deferred<std::decay_t<Func>>(std::forward<Func>(func)); }
} // namespace kj
#define KJ_DEFER(code) auto CAT(_kjDefer, __LINE__) = ::kj::defer([&]() { code; })

namespace ScopeExitSupport {
template <typename FuncType> class TScopeGuard {
public:
  TScopeGuard(TScopeGuard &&) = delete;
  explicit TScopeGuard(FuncType &&InFunc) : Func((FuncType &&)InFunc) {}
  ~TScopeGuard() { Func(); }

private:
  FuncType Func;
};
struct FScopeGuardSyntaxSupport {
  template <typename FuncType> TScopeGuard<FuncType> operator+(FuncType &&InFunc) { return TScopeGuard<FuncType>((FuncType &&)InFunc); }
};
} // namespace ScopeExitSupport
#define ON_SCOPE_EXIT const auto CAT(ScopeGuard_, __LINE__) = ::ScopeExitSupport::FScopeGuardSyntaxSupport() + [&]() -> void

namespace cuda::experimental::stf::detail {
template <typename F> struct exit_guard {
  F f;
  exit_guard(F &&g) : f(std::move(g)) {}
  ~exit_guard() noexcept { f(); }
};
struct exit_handler { template <typename F> auto operator->*(F &&f) && { return exit_guard<std::decay_t<F>>(std::forward<F>(f)); } };
} // namespace cuda::experimental::stf::detail
#define SCOPE(kind) auto CAT(scope_guard, __LINE__) = ::cuda::experimental::stf::detail::kind##_handler{}->*[&]()

namespace MyQt {
template <typename F> class [[nodiscard]] QScopeGuard {
public:
  explicit QScopeGuard(F &&f) noexcept : m_func(std::move(f)) {}
  explicit QScopeGuard(const F &f) noexcept : m_func(f) {}
  QScopeGuard(QScopeGuard &&other) noexcept : m_func(std::move(other.m_func)), m_invoke(std::exchange(other.m_invoke, false)) {}
  ~QScopeGuard() noexcept { if (m_invoke) m_func(); }
  void dismiss() noexcept { m_invoke = false; }

private:
  F m_func;
  bool m_invoke = true;
};
template <typename F> [[nodiscard]] QScopeGuard<typename std::decay<F>::type> qScopeGuard(F &&f) { return QScopeGuard<typename std::decay<F>::type>(std::forward<F>(f)); }
} // namespace MyQt
using namespace MyQt;

namespace std { namespace experimental { inline namespace fundamentals_v3 {
template <typename _Ef> class [[nodiscard]] scope_exit {
public:
  template <typename _Efp> explicit scope_exit(_Efp &&__f) noexcept : _M_exit_function(std::forward<_Efp>(__f)) {}
  scope_exit(scope_exit &&__rhs) noexcept : _M_exit_function(std::forward<_Ef>(__rhs._M_exit_function)) { __rhs.release(); }
  ~scope_exit() noexcept { if (_M_execute_on_destruction) _M_exit_function(); }
  void release() noexcept { _M_execute_on_destruction = false; }

private:
  _Ef _M_exit_function;
  bool _M_execute_on_destruction = true;
};
template <typename _Ef> scope_exit(_Ef) -> scope_exit<_Ef>;
}}} // namespace std::experimental

namespace mongo {
template <typename F> class [[nodiscard]] ScopeGuard {
public:
  explicit ScopeGuard(F fun) : _fun(std::move(fun)) {}
  ~ScopeGuard() { if (!_dismissed) _fun(); }
  ScopeGuard(const ScopeGuard &) = delete;
  void dismiss() noexcept { _dismissed = true; }

private:
  F _fun;
  bool _dismissed = false;
};
} // namespace mongo
#define ON_BLOCK_EXIT ::mongo::ScopeGuard CAT(onBlockExit, __LINE__)

void note(int);
bool ok(int);

void a(int n) {
  for (int i = 0; i < n; ++i) {
    SCOPE_FAIL { note(i); }; // want style: folly, on failure
    SCOPE_SUCCESS { note(-i); }; // want style: folly, on success
    note(0);
  }
}
void b(const std::vector<int> &v) {
  for (int x : v) {
    boost::scope::scope_exit e([&] { note(x); }); // want style: boost.scope
    boost::scope::scope_fail f([x] { note(x); }); // want style: derives from scope_exit
    BOOST_SCOPE_DEFER [&] { note(x); }; // want style: defer_guard
    e.set_active(ok(x));
  }
}
void c(int n) {
  while (n--) {
    llvm::scope_exit New([&] { note(n); }); // want style: llvm 22
    auto Old = llvm::make_scope_exit([n] { note(n); }); // want style: llvm 21
    if (ok(n))
      Old.release();
    std::experimental::scope_exit t([n] { note(n); }); // want style: TS
  }
}
void d(int n) {
  do {
    auto l = [n] { note(n); };
    auto w = makeScopeExit([n] { note(n); }); // want style: WTF
    auto r = makeScopeExit(l); // want style: WTF over L&
    auto m = mozilla::MakeScopeExit([&] { note(n); }); // want style: mozilla
    ScopeGuard g = [&] { note(n); }; // want style: AK
    ArmedScopeGuard h{[&] { note(n); }}; // want style: AK armed
    h.disarm();
  } while (--n > 0);
}
void e(int n) {
  for (; n > 0; --n) {
    auto t = tensorflow::gtl::MakeCleanup([n] { note(n); }); // want style: gtl
    const auto s = nonstd::make_scope_exit([n] { note(n); }); // want style: scope-lite
    auto q = sg::make_scope_guard([n] { note(n); }); // want style: ricab, partial specialization
    userver::utils::FastScopeGuard u([n]() noexcept { note(n); }); // want style: userver fast
    ripple::scope_exit x([n] { note(n); }); // want style: rippled
    KJ_DEFER(note(n)); // want style: kj keeps it in a Maybe
    ON_SCOPE_EXIT { note(n); }; // want style: Unreal
    SCOPE(exit) { note(n); }; // want style: operator->*
    auto z = qScopeGuard([n] { note(n); }); // want style: Qt in a custom namespace
    ON_BLOCK_EXIT([&] { note(n); }); // want style: mongo
    if (ok(n))
      q.dismiss();
  }
}
int once(int n) {
  SCOPE_FAIL { note(n); }; // quiet: before the loop
  KJ_DEFER(note(n)); // quiet: before the loop
  while (n > 0) {
    if (ok(n)) {
      ON_SCOPE_EXIT { note(n); }; // quiet: the block leaves
      return n;
    }
    --n;
  }
  return 0;
}
