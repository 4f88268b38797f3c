#pragma once

#include <utility>

namespace WTF {

template <typename ExitFunction> class ScopeExit final {
public:
  explicit ScopeExit(ExitFunction &&exitFunction)
      : m_exitFunction(std::forward<ExitFunction>(exitFunction)) {}
  ScopeExit(ScopeExit &&other)
      : m_exitFunction(std::move(other.m_exitFunction)),
        m_execute(std::exchange(other.m_execute, false)) {}
  ~ScopeExit() {
    if (m_execute)
      m_exitFunction();
  }

  ExitFunction release() {
    m_execute = false;
    return std::forward<ExitFunction>(m_exitFunction);
  }

private:
  ExitFunction m_exitFunction;
  bool m_execute = true;
};

template <typename ExitFunction>
ScopeExit<ExitFunction> makeScopeExit(ExitFunction &&exitFunction) {
  return ScopeExit<ExitFunction>(std::forward<ExitFunction>(exitFunction));
}

} // namespace WTF

using WTF::makeScopeExit;
using WTF::ScopeExit;
