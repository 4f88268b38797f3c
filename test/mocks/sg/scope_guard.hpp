#pragma once

#include <utility>

namespace sg {
namespace detail {

template <typename Callback, typename = void> class scope_guard;

template <typename Callback>
class scope_guard<Callback, decltype(static_cast<void>(
                                std::declval<Callback &>()()))>
    final {
public:
  explicit scope_guard(Callback &&callback) noexcept
      : m_callback(std::forward<Callback>(callback)), m_active(true) {}
  scope_guard(scope_guard &&other) noexcept
      : m_callback(std::forward<Callback>(other.m_callback)),
        m_active(other.m_active) {
    other.m_active = false;
  }
  ~scope_guard() noexcept {
    if (m_active)
      m_callback();
  }

  void dismiss() noexcept { m_active = false; }

private:
  Callback m_callback;
  bool m_active;
};

} // namespace detail

template <typename Callback>
detail::scope_guard<Callback> make_scope_guard(Callback &&callback) noexcept {
  return detail::scope_guard<Callback>{std::forward<Callback>(callback)};
}

} // namespace sg
