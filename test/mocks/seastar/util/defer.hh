#pragma once

#include <utility>

namespace seastar {

template <typename Func> class [[nodiscard]] deferred_action {
  Func _func;
  bool _cancelled = false;

public:
  deferred_action(Func &&func) noexcept : _func(std::move(func)) {}
  deferred_action(deferred_action &&o) noexcept
      : _func(std::move(o._func)), _cancelled(o._cancelled) {
    o._cancelled = true;
  }
  deferred_action &operator=(deferred_action &&o) noexcept;
  deferred_action(const deferred_action &) = delete;
  ~deferred_action() {
    if (!_cancelled)
      _func();
  }

  void cancel() { _cancelled = true; }
};

template <typename Func> deferred_action<Func> defer(Func &&func) {
  return deferred_action<Func>(std::forward<Func>(func));
}

} // namespace seastar
