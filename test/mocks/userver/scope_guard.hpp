#pragma once

#include <functional>
#include <utility>

namespace userver {
namespace utils {

class ScopeGuard final {
public:
  using Callback = std::function<void()>;

  explicit ScopeGuard(Callback callback) : callback_(std::move(callback)) {}
  ~ScopeGuard() noexcept(false) {
    if (callback_)
      callback_();
  }
  ScopeGuard(const ScopeGuard &) = delete;
  ScopeGuard &operator=(const ScopeGuard &) = delete;

  void Release() noexcept { callback_ = {}; }

private:
  Callback callback_;
};

template <class Callback> class FastScopeGuard final {
public:
  constexpr explicit FastScopeGuard(Callback callback) noexcept
      : callback_(std::move(callback)) {}
  constexpr FastScopeGuard(FastScopeGuard &&other) noexcept
      : callback_(std::move(other.callback_)), is_active_(other.is_active_) {
    other.Release();
  }
  ~FastScopeGuard() {
    if (is_active_)
      callback_();
  }

  constexpr void Release() noexcept { is_active_ = false; }

private:
  Callback callback_;
  bool is_active_{true};
};

} // namespace utils
} // namespace userver
