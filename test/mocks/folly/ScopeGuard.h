#pragma once

#include <exception>
#include <utility>

namespace folly {
namespace detail {

class ScopeGuardImplBase {
public:
  void dismiss() noexcept { dismissed_ = true; }
  void rehire() noexcept { dismissed_ = false; }

protected:
  ScopeGuardImplBase(bool dismissed = false) noexcept : dismissed_(dismissed) {}
  bool dismissed_;
};

template <typename FunctionType, bool InvokeNoexcept>
class ScopeGuardImpl : public ScopeGuardImplBase {
public:
  explicit ScopeGuardImpl(FunctionType &fn) : function_(fn) {}
  explicit ScopeGuardImpl(const FunctionType &fn) : function_(fn) {}
  explicit ScopeGuardImpl(FunctionType &&fn) : function_(std::move(fn)) {}
  ScopeGuardImpl(ScopeGuardImpl &&other)
      : ScopeGuardImplBase(other.dismissed_),
        function_(std::move(other.function_)) {
    other.dismissed_ = true;
  }
  ~ScopeGuardImpl() noexcept(InvokeNoexcept) {
    if (!dismissed_)
      execute();
  }

private:
  void *operator new(size_t) = delete;
  void execute() noexcept(InvokeNoexcept) { function_(); }

  FunctionType function_;
};

template <typename F>
using ScopeGuardImplDecay = ScopeGuardImpl<typename std::decay<F>::type, true>;

template <typename FunctionType, bool ExecuteOnException>
class ScopeGuardForNewException {
public:
  explicit ScopeGuardForNewException(FunctionType &&fn)
      : guard_(std::move(fn)) {}
  ScopeGuardForNewException(ScopeGuardForNewException &&) = default;
  ~ScopeGuardForNewException() noexcept(ExecuteOnException) {
    if (ExecuteOnException != (exceptionCounter_ < std::uncaught_exceptions()))
      guard_.dismiss();
  }

private:
  ScopeGuardImpl<FunctionType, ExecuteOnException> guard_;
  int exceptionCounter_ = std::uncaught_exceptions();
};

enum class ScopeGuardOnFail {};
enum class ScopeGuardOnSuccess {};
enum class ScopeGuardOnExit {};

template <typename F>
ScopeGuardForNewException<typename std::decay<F>::type, true>
operator+(ScopeGuardOnFail, F &&fn) {
  return ScopeGuardForNewException<typename std::decay<F>::type, true>(
      std::forward<F>(fn));
}
template <typename F>
ScopeGuardForNewException<typename std::decay<F>::type, false>
operator+(ScopeGuardOnSuccess, F &&fn) {
  return ScopeGuardForNewException<typename std::decay<F>::type, false>(
      std::forward<F>(fn));
}
template <typename F>
ScopeGuardImplDecay<F> operator+(ScopeGuardOnExit, F &&fn) {
  return ScopeGuardImplDecay<F>(std::forward<F>(fn));
}

} // namespace detail

template <typename F> detail::ScopeGuardImplDecay<F> makeGuard(F &&f) {
  return detail::ScopeGuardImplDecay<F>(std::forward<F>(f));
}

} // namespace folly

#define FB_CONCATENATE_IMPL(s1, s2) s1##s2
#define FB_CONCATENATE(s1, s2) FB_CONCATENATE_IMPL(s1, s2)
#define FB_ANONYMOUS_VARIABLE(str) FB_CONCATENATE(str, __LINE__)

#define SCOPE_EXIT                                                             \
  auto FB_ANONYMOUS_VARIABLE(SCOPE_EXIT_STATE) =                               \
      ::folly::detail::ScopeGuardOnExit() + [&]() noexcept
#define SCOPE_FAIL                                                             \
  auto FB_ANONYMOUS_VARIABLE(SCOPE_FAIL_STATE) =                               \
      ::folly::detail::ScopeGuardOnFail() + [&]() noexcept
#define SCOPE_SUCCESS                                                          \
  auto FB_ANONYMOUS_VARIABLE(SCOPE_SUCCESS_STATE) =                            \
      ::folly::detail::ScopeGuardOnSuccess() + [&]()
