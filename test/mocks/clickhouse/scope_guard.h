#pragma once

#include <functional>
#include <utility>

template <typename F, bool Noexcept = true> class [[nodiscard]] BasicScopeGuard {
public:
  constexpr BasicScopeGuard() = default;
  constexpr BasicScopeGuard(BasicScopeGuard &&src)
      : function{src.release()} {}
  template <typename G,
            typename = std::enable_if_t<
                !std::is_same<std::decay_t<G>, BasicScopeGuard>::value>>
  constexpr BasicScopeGuard(G &&function_)
      : function{std::forward<G>(function_)} {}
  ~BasicScopeGuard() noexcept(Noexcept) { invoke(); }

  void reset() {
    invoke();
    release();
  }
  F release() {
    armed = false;
    return std::move(function);
  }

private:
  void invoke() {
    if (armed)
      function();
  }

  F function;
  bool armed = true;
};

using scope_guard = BasicScopeGuard<std::function<void()>>;

template <typename F, bool Noexcept = true>
BasicScopeGuard<F, Noexcept> make_scope_guard(F &&function_) {
  return BasicScopeGuard<F, Noexcept>{std::forward<F>(function_)};
}

#define SCOPE_EXIT_CONCAT(n, ...)                                              \
  const auto scope_exit##n = make_scope_guard([&] { __VA_ARGS__; })
#define SCOPE_EXIT_FWD(n, ...) SCOPE_EXIT_CONCAT(n, __VA_ARGS__)
#define SCOPE_EXIT(...) SCOPE_EXIT_FWD(__LINE__, __VA_ARGS__)
