#pragma once

#include <utility>

namespace ScopeExitSupport {

template <typename FuncType> class TScopeGuard {
  TScopeGuard(const TScopeGuard &) = delete;
  TScopeGuard &operator=(const TScopeGuard &) = delete;

public:
  explicit TScopeGuard(FuncType &&InFunc) : Func(std::move(InFunc)) {}
  ~TScopeGuard() { Func(); }

private:
  FuncType Func;
};

struct FScopeGuardSyntaxSupport {
  template <typename FuncType>
  TScopeGuard<FuncType> operator+(FuncType &&InFunc) {
    return TScopeGuard<FuncType>(std::forward<FuncType>(InFunc));
  }
};

} // namespace ScopeExitSupport

#define PREPROCESSOR_JOIN_INNER(x, y) x##y
#define PREPROCESSOR_JOIN(x, y) PREPROCESSOR_JOIN_INNER(x, y)
#define ON_SCOPE_EXIT                                                          \
  const auto PREPROCESSOR_JOIN(ScopeGuard_, __LINE__) =                        \
      ::ScopeExitSupport::FScopeGuardSyntaxSupport() + [&]() -> void
