#pragma once

#include <utility>

namespace kj {
namespace _ {

template <typename Func> class Deferred {
public:
  inline Deferred(Func &&func) : func(std::forward<Func>(func)) {}
  inline Deferred(Deferred &&other)
      : func(std::move(other.func)), canceled(other.canceled) {
    other.canceled = true;
  }
  inline ~Deferred() noexcept(false) {
    if (!canceled)
      func();
  }

  void cancel() { canceled = true; }

private:
  Func func;
  bool canceled = false;
};

} // namespace _

template <typename Func> _::Deferred<Func> defer(Func &&func) {
  return _::Deferred<Func>(std::forward<Func>(func));
}

} // namespace kj

#define KJ_CONCAT_(x, y) x##y
#define KJ_CONCAT(x, y) KJ_CONCAT_(x, y)
#define KJ_DEFER(code)                                                         \
  auto KJ_CONCAT(_kjDefer, __LINE__) = ::kj::defer([&]() { code; })
