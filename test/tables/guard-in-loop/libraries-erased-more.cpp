// std: c++17
// RUN: %table defercliff-guard-in-loop %s %t
// more library guards that are erased or always allocate: cost in a loop
#include <functional>
#include <memory>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>
#define CAT_I(a, b) a##b
#define CAT(a, b) CAT_I(a, b)

template <class T> class scoped_refptr {
  T *p_ = nullptr;

public:
  scoped_refptr() = default;
  explicit scoped_refptr(T *p) : p_(p) { if (p_) p_->AddRef(); }
  scoped_refptr(const scoped_refptr &o) : scoped_refptr(o.p_) {}
  scoped_refptr(scoped_refptr &&o) noexcept : p_(std::exchange(o.p_, nullptr)) {}
  scoped_refptr &operator=(scoped_refptr o) { std::swap(p_, o.p_); return *this; }
  ~scoped_refptr() { if (p_) p_->Release(); }
  T *get() const { return p_; }
  T *operator->() const { return p_; }
};

namespace base {
namespace internal {
class BindStateBase {
public:
  using InvokeFuncStorage = void (*)();
  void AddRef() const { ++refs_; }
  void Release() const { if (--refs_ == 0) destructor_(this); }
  InvokeFuncStorage polymorphic_invoke() const { return invoke_; }

protected:
  BindStateBase(InvokeFuncStorage i, void (*d)(const BindStateBase *)) : invoke_(i), destructor_(d) {}
  ~BindStateBase() = default;

private:
  mutable int refs_ = 0;
  InvokeFuncStorage invoke_;
  void (*destructor_)(const BindStateBase *);
};
template <class F, class... A> struct BindState final : BindStateBase {
  BindState(F f, A... a) : BindStateBase(reinterpret_cast<InvokeFuncStorage>(&Run), &Destroy), functor(std::move(f)), args(std::move(a)...) {}
  static void Run(BindStateBase *b) { auto *s = static_cast<BindState *>(b); std::apply(s->functor, s->args); }
  static void Destroy(const BindStateBase *b) { delete static_cast<const BindState *>(b); }
  F functor;
  std::tuple<A...> args;
};
} // namespace internal
template <class Sig> class OnceCallback;
template <> class OnceCallback<void()> {
  scoped_refptr<internal::BindStateBase> holder_;

public:
  OnceCallback() = default;
  explicit OnceCallback(internal::BindStateBase *b) : holder_(b) {}
  OnceCallback(OnceCallback &&) noexcept = default;
  OnceCallback &operator=(OnceCallback &&) noexcept = default;
  explicit operator bool() const { return holder_.get() != nullptr; }
  void Run() && {
    OnceCallback cb = std::move(*this);
    reinterpret_cast<void (*)(internal::BindStateBase *)>(cb.holder_->polymorphic_invoke())(cb.holder_.get());
  }
};
using OnceClosure = OnceCallback<void()>;
template <class F, class... A> OnceClosure BindOnce(F f, A... a) { return OnceClosure(new internal::BindState<F, A...>(std::move(f), std::move(a)...)); }

class [[nodiscard]] ScopedClosureRunner {
public:
  ScopedClosureRunner();
  explicit ScopedClosureRunner(OnceClosure closure);
  ScopedClosureRunner(ScopedClosureRunner &&other);
  ScopedClosureRunner &operator=(ScopedClosureRunner &&other);
  ~ScopedClosureRunner();
  void RunAndReset();
  void ReplaceClosure(OnceClosure closure);
  [[nodiscard]] OnceClosure Release();

private:
  OnceClosure closure_;
};
} // namespace base

namespace boost { using std::shared_ptr; }
namespace epee { namespace misc_utils {
struct call_befor_die_base { virtual ~call_befor_die_base() {} };
typedef boost::shared_ptr<call_befor_die_base> auto_scope_leave_caller;
template <class t_scope_leave_handler> struct call_befor_die : public call_befor_die_base {
  t_scope_leave_handler m_func;
  call_befor_die(t_scope_leave_handler f) : m_func(f) {}
  ~call_befor_die() { try { m_func(); } catch (...) {} }
};
template <class t_scope_leave_handler> auto_scope_leave_caller create_scope_leave_handler(t_scope_leave_handler f) {
  auto_scope_leave_caller slc(new call_befor_die<t_scope_leave_handler>(f));
  return slc;
}
}} // namespace epee::misc_utils

template <class F, bool Noexcept = true> class [[nodiscard]] BasicScopeGuard {
public:
  constexpr BasicScopeGuard() = default;
  constexpr BasicScopeGuard(BasicScopeGuard &&src) : function{src.release()} {}
  constexpr BasicScopeGuard &operator=(BasicScopeGuard &&src) { if (this != &src) { invoke(); function = src.release(); } return *this; }
  template <typename G, typename = std::enable_if_t<std::is_convertible_v<G, F>>> constexpr BasicScopeGuard(G &&f) : function{std::forward<G>(f)} {}
  ~BasicScopeGuard() { invoke(); }
  void reset() { invoke(); release(); }
  F release() { return std::exchange(function, F{}); }
  template <typename G> BasicScopeGuard &join(BasicScopeGuard<G> &&other);

private:
  void invoke() noexcept(Noexcept) {
    if constexpr (std::is_constructible_v<bool, F>) {
      if (!function)
        return;
    }
    function();
  }
  F function = F{};
};
using scope_guard = BasicScopeGuard<std::function<void(void)>>;
template <class F> inline BasicScopeGuard<F> make_scope_guard(F &&function_) { return std::forward<F>(function_); }

namespace folly {
template <class> class Function;
template <class R, class... A> class Function<R(A...)> {
  alignas(16) unsigned char data_[48];
  R (*call_)(A..., void *) = nullptr;
  std::size_t (*exec_)(int, void *, void *) = nullptr;

public:
  Function() = default;
  template <class F> Function(F f) { new F(std::move(f)); }
  Function(Function &&o) noexcept;
  Function(const Function &) = delete;
  ~Function();
  R operator()(A... a) { return call_(static_cast<A>(a)..., data_); }
  explicit operator bool() const noexcept { return exec_ != nullptr; }
};
namespace detail {
template <typename FunctionType, bool> class ScopeGuardImpl {
  FunctionType function_;
  bool dismissed_ = false;

public:
  explicit ScopeGuardImpl(FunctionType &&fn) : function_(std::move(fn)) {}
  ScopeGuardImpl(ScopeGuardImpl &&o) : function_(std::move(o.function_)), dismissed_(std::exchange(o.dismissed_, true)) {}
  ~ScopeGuardImpl() { if (!dismissed_) function_(); }
  void dismiss() noexcept { dismissed_ = true; }
};
} // namespace detail
template <typename F> detail::ScopeGuardImpl<std::decay_t<F>, true> makeGuard(F &&f) { return detail::ScopeGuardImpl<std::decay_t<F>, true>(std::forward<F>(f)); }
} // namespace folly

void note(int);
bool ok(int);

void chromium(const std::vector<int> &v) {
  for (int x : v) {
    base::ScopedClosureRunner r(base::BindOnce(&note, x)); // want cost: a BindState per iteration
    if (ok(x))
      r.RunAndReset();
  }
}
void chromiumOnce(int n) {
  base::ScopedClosureRunner r(base::BindOnce(&note, n)); // quiet: once
  while (n--)
    note(n);
}
void monero(int n) {
  for (int i = 0; i < n; ++i) {
    epee::misc_utils::auto_scope_leave_caller g = epee::misc_utils::create_scope_leave_handler([&]() { note(i); }); // want cost: always allocates
    note(-i);
  }
}
void moneroAuto(int n) {
  while (n--) {
    auto g = epee::misc_utils::create_scope_leave_handler([n] { note(n); }); // want cost: always allocates
    note(0);
  }
}
void clickhouse(int n) {
  while (n-- > 0) {
    scope_guard g = [n] { note(n); }; // want cost: alias over std::function
    std::function<void()> f = [n] { note(n); };
    auto k = make_scope_guard(std::move(f)); // want cost: deduced std::function
  }
}
void overFunction(int n) {
  for (int i = 0; i < n; ++i) {
    auto g = folly::makeGuard(std::function<void()>([i] { note(i); })); // want cost: folly over std::function
    auto h = folly::makeGuard(folly::Function<void()>([i] { note(i); })); // want cost: folly over folly::Function
    auto k = folly::makeGuard([i] { note(i); }); // want style: folly over a closure
    if (ok(i))
      g.dismiss();
  }
}
