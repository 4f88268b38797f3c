#pragma once

#include <functional>
#include <utility>

class SkScopeExit {
public:
  SkScopeExit() = default;
  SkScopeExit(std::function<void()> f) : fFn(std::move(f)) {}
  SkScopeExit(SkScopeExit &&that) : fFn(std::move(that.fFn)) {}
  SkScopeExit(const SkScopeExit &) = delete;
  ~SkScopeExit() {
    if (fFn)
      fFn();
  }

  void clear() { fFn = {}; }
  SkScopeExit &operator=(SkScopeExit &&that) {
    fFn = std::move(that.fFn);
    return *this;
  }

private:
  std::function<void()> fFn;
};

#define SK_MACRO_CONCAT_IMPL(X, Y) X##Y
#define SK_MACRO_CONCAT(X, Y) SK_MACRO_CONCAT_IMPL(X, Y)
#define SK_AT_SCOPE_EXIT(stmt)                                                 \
  SkScopeExit SK_MACRO_CONCAT(at_scope_exit_, __LINE__)([&]() { stmt; })
