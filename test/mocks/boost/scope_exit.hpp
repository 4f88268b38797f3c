#pragma once

// Simpler than Boost.ScopeExit: one or two captures, by reference.

#include <boost/function.hpp>
#include <type_traits>

namespace boost {
namespace scope_exit {
namespace aux {

struct declared {
  void *value;
};

template <typename This = void> class guard {
public:
  ~guard() {
    if (f_)
      f_();
  }
  template <typename Lambda> guard &operator=(Lambda f) {
    f_ = f;
    return *this;
  }

private:
  boost::function<void()> f_;
};

} // namespace aux
} // namespace scope_exit
} // namespace boost

#define BOOST_SE_JOIN_IMPL(a, b) a##b
#define BOOST_SE_JOIN(a, b) BOOST_SE_JOIN_IMPL(a, b)
#define BOOST_SE_ID(prefix) BOOST_SE_JOIN(prefix, __LINE__)
#define BOOST_SE_PICK(first, second, name, ...) name

// `&x` works both as an expression and as a declarator.
#define BOOST_SE_TYPE(capture) ::std::remove_pointer<decltype(capture)>::type
#define BOOST_SE_BEGIN(type1, type2)                                           \
  typedef type1 BOOST_SE_ID(boost_se_capture1_t_);                             \
  typedef type2 BOOST_SE_ID(boost_se_capture2_t_);
#define BOOST_SE_REST(arguments, ...)                                          \
  ::boost::scope_exit::aux::declared boost_scope_exit_aux_args;                \
  boost_scope_exit_aux_args.value = &BOOST_SE_ID(boost_se_params_);            \
  struct BOOST_SE_ID(boost_se_guard_t_) {                                      \
    BOOST_SE_ID(boost_se_params_t_) * boost_se_params_;                        \
    BOOST_SE_ID(boost_se_guard_t_)(void *boost_se_params)                      \
        : boost_se_params_(static_cast<BOOST_SE_ID(boost_se_params_t_) *>(     \
              boost_se_params)) {}                                             \
    ~BOOST_SE_ID(boost_se_guard_t_)() { boost_se_body arguments; }             \
    static void boost_se_body(__VA_ARGS__)

#define BOOST_SE_1(a)                                                          \
  BOOST_SE_BEGIN(BOOST_SE_TYPE(a), void)                                       \
  struct BOOST_SE_ID(boost_se_params_t_) {                                     \
    BOOST_SE_ID(boost_se_capture1_t_) * first;                                 \
  } BOOST_SE_ID(boost_se_params_) = {a};                                       \
  BOOST_SE_REST((*boost_se_params_->first),                                    \
                BOOST_SE_ID(boost_se_capture1_t_) a)
#define BOOST_SE_2(a, b)                                                       \
  BOOST_SE_BEGIN(BOOST_SE_TYPE(a), BOOST_SE_TYPE(b))                           \
  struct BOOST_SE_ID(boost_se_params_t_) {                                     \
    BOOST_SE_ID(boost_se_capture1_t_) * first;                                 \
    BOOST_SE_ID(boost_se_capture2_t_) * second;                                \
  } BOOST_SE_ID(boost_se_params_) = {a, b};                                    \
  BOOST_SE_REST((*boost_se_params_->first, *boost_se_params_->second),         \
                BOOST_SE_ID(boost_se_capture1_t_) a,                           \
                BOOST_SE_ID(boost_se_capture2_t_) b)

// BOOST_SCOPE_EXIT_END has to name the guard with the number of the first line.
#define BOOST_SCOPE_EXIT(...)                                                  \
  BOOST_SE_PICK(__VA_ARGS__, BOOST_SE_2, BOOST_SE_1, )(__VA_ARGS__)
#define BOOST_SCOPE_EXIT_END                                                   \
  }                                                                            \
  BOOST_SE_ID(boost_se_guard_)(boost_scope_exit_aux_args.value);

#define BOOST_SCOPE_EXIT_ALL(...)                                              \
  ::boost::scope_exit::aux::guard<> BOOST_SE_ID(boost_se_guard_);              \
  BOOST_SE_ID(boost_se_guard_) = [__VA_ARGS__]() -> void
