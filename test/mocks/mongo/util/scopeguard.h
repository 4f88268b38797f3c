#pragma once

#include <utility>

namespace mongo {

template <typename F> class [[nodiscard]] ScopeGuard {
public:
  template <typename FF>
  explicit ScopeGuard(FF &&f) : _func(std::forward<FF>(f)) {}
  ScopeGuard(const ScopeGuard &) = delete;
  ScopeGuard &operator=(const ScopeGuard &) = delete;
  ~ScopeGuard() {
    if (!_dismissed)
      _func();
  }

  void dismiss() noexcept { _dismissed = true; }

private:
  F _func;
  bool _dismissed = false;
};

template <typename F> ScopeGuard(F &&) -> ScopeGuard<std::decay_t<F>>;

} // namespace mongo

#define MONGO_SCOPEGUARD_JOIN_IMPL(a, b) a##b
#define MONGO_SCOPEGUARD_JOIN(a, b) MONGO_SCOPEGUARD_JOIN_IMPL(a, b)
#define ON_BLOCK_EXIT                                                          \
  ::mongo::ScopeGuard MONGO_SCOPEGUARD_JOIN(onBlockExit, __LINE__)
