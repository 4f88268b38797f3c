#pragma once

#include <utility>

namespace boost {
namespace scope {

struct always_true {
  bool operator()() const noexcept { return true; }
};

template <typename Func, typename Cond = always_true> class scope_exit {
public:
  explicit scope_exit(Func func, bool active = true)
      : m_func(std::move(func)), m_active(active) {}
  scope_exit(scope_exit &&other)
      : m_func(std::move(other.m_func)), m_cond(std::move(other.m_cond)),
        m_active(other.m_active) {
    other.m_active = false;
  }
  ~scope_exit() noexcept {
    if (m_active && m_cond())
      m_func();
  }

  bool active() const noexcept { return m_active; }
  void set_active(bool active) noexcept { m_active = active; }

private:
  Func m_func;
  Cond m_cond;
  bool m_active;
};

#if __cplusplus >= 201703L
template <typename Func> explicit scope_exit(Func) -> scope_exit<Func>;
template <typename Func> explicit scope_exit(Func, bool) -> scope_exit<Func>;
#endif

template <typename F>
scope_exit<typename std::decay<F>::type> make_scope_exit(F &&func,
                                                         bool active = true) {
  return scope_exit<typename std::decay<F>::type>(std::forward<F>(func),
                                                  active);
}

} // namespace scope
} // namespace boost
