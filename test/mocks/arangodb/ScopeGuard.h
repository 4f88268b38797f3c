#pragma once

#include <utility>

namespace arangodb {

template <typename F, typename Func = std::decay_t<F>>
struct ScopeGuard final : private Func {
  ScopeGuard(F &&func) : Func(std::forward<F>(func)) {}
  ScopeGuard(ScopeGuard &&other) noexcept
      : Func(std::move(static_cast<Func &>(other))), _active(other._active) {
    other.cancel();
  }
  ~ScopeGuard() { fire(); }

  void fire() noexcept {
    if (_active) {
      _active = false;
      Func::operator()();
    }
  }
  void cancel() noexcept { _active = false; }
  bool active() const noexcept { return _active; }

private:
  bool _active = true;
};

template <typename F> ScopeGuard(F &&) -> ScopeGuard<F>;

template <typename T> ScopeGuard<T> scopeGuard(T &&f) {
  return ScopeGuard<T>(std::forward<T>(f));
}

} // namespace arangodb
