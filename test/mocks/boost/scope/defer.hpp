#pragma once

#include <utility>

namespace boost {
namespace scope {

template <typename Func> class defer_guard {
public:
  defer_guard(Func &&func) : m_func(std::move(func)) {}
  defer_guard(const defer_guard &) = delete;
  defer_guard &operator=(const defer_guard &) = delete;
  ~defer_guard() noexcept { m_func(); }

private:
  Func m_func;
};

template <typename Func> defer_guard(Func) -> defer_guard<Func>;

} // namespace scope
} // namespace boost

#define BOOST_SCOPE_JOIN_IMPL(a, b) a##b
#define BOOST_SCOPE_JOIN(a, b) BOOST_SCOPE_JOIN_IMPL(a, b)
#define BOOST_SCOPE_DEFER                                                      \
  ::boost::scope::defer_guard BOOST_SCOPE_JOIN(_boost_defer_guard_, __LINE__) =
