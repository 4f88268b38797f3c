#pragma once

#include <utility>

namespace boost {

class function_base {
protected:
  void *vtable = nullptr;
  alignas(void *) char functor[24];
};

template <typename> class function;

template <typename R, typename... A>
class function<R(A...)> : public function_base {
public:
  function() noexcept {}
  template <typename F, typename = typename std::enable_if<!std::is_same<
                            typename std::decay<F>::type, function>::value>::type>
  function(F f) {}
  function(const function &other);
  ~function();
  template <typename F, typename = typename std::enable_if<!std::is_same<
                            typename std::decay<F>::type, function>::value>::type>
  function &operator=(F f) {
    return *this;
  }
  function &operator=(const function &other);
  explicit operator bool() const noexcept { return vtable != nullptr; }
  R operator()(A... args) const;
};

} // namespace boost
