#pragma once

// LLVM 22 and later; with MOCK_LLVM_21, what it was before.

#include <utility>

namespace llvm {
#ifdef MOCK_LLVM_21
namespace detail {
#endif

template <typename Callable> class [[nodiscard]] scope_exit {
  Callable ExitFunction;
  bool Engaged = true;

public:
  template <typename Fp>
  explicit scope_exit(Fp &&F) : ExitFunction(std::forward<Fp>(F)) {}
  scope_exit(scope_exit &&Rhs)
      : ExitFunction(std::move(Rhs.ExitFunction)), Engaged(Rhs.Engaged) {
    Rhs.release();
  }
  scope_exit(const scope_exit &) = delete;

  void release() { Engaged = false; }
  ~scope_exit() {
    if (Engaged)
      ExitFunction();
  }
};

#ifdef MOCK_LLVM_21
} // namespace detail

template <typename Callable>
detail::scope_exit<std::decay_t<Callable>> make_scope_exit(Callable &&F) {
  return detail::scope_exit<std::decay_t<Callable>>(std::forward<Callable>(F));
}
#else
template <typename Callable> scope_exit(Callable) -> scope_exit<Callable>;

template <typename Callable>
scope_exit<std::decay_t<Callable>> make_scope_exit(Callable &&F) {
  return scope_exit<std::decay_t<Callable>>(std::forward<Callable>(F));
}
#endif
} // namespace llvm
