#pragma once

#include <utility>

namespace mozilla {

template <typename ExitFunction> class ScopeExit {
  ExitFunction mExitFunction;
  bool mExecuteOnDestruction;

public:
  explicit ScopeExit(ExitFunction &&cleanup)
      : mExitFunction(std::move(cleanup)), mExecuteOnDestruction(true) {}
  ScopeExit(ScopeExit &&rhs)
      : mExitFunction(std::move(rhs.mExitFunction)),
        mExecuteOnDestruction(rhs.mExecuteOnDestruction) {
    rhs.release();
  }
  ~ScopeExit() {
    if (mExecuteOnDestruction)
      mExitFunction();
  }

  void release() { mExecuteOnDestruction = false; }
};

template <typename ExitFunction>
[[nodiscard]] ScopeExit<ExitFunction>
MakeScopeExit(ExitFunction &&exitFunction) {
  return ScopeExit<ExitFunction>(std::move(exitFunction));
}

} // namespace mozilla
