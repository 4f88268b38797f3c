#pragma once

#include <utility>

namespace wil {
namespace details {

template <typename TLambda> class lambda_call {
public:
  explicit lambda_call(TLambda &&lambda) noexcept
      : m_lambda(std::move(lambda)) {}
  lambda_call(lambda_call &&other) noexcept
      : m_lambda(std::move(other.m_lambda)), m_call(other.m_call) {
    other.m_call = false;
  }
  lambda_call(const lambda_call &) = delete;
  ~lambda_call() noexcept { reset(); }

  void release() noexcept { m_call = false; }
  void reset() noexcept {
    if (m_call) {
      m_call = false;
      m_lambda();
    }
  }
  explicit operator bool() const noexcept { return m_call; }

private:
  TLambda m_lambda;
  bool m_call = true;
};

} // namespace details

template <typename TLambda> auto scope_exit(TLambda &&lambda) noexcept {
  return details::lambda_call<TLambda>(std::forward<TLambda>(lambda));
}

} // namespace wil
