// std: c++20
// RUN: %table defercliff-guard-in-loop %s %t
// CTAD, aliases, alias templates, inline namespaces, using-declarations, nested classes: the canonical class decides
#include <functional>
#include <type_traits>
#include <utility>
#include <vector>

void say(int);

namespace lib {
inline namespace v3 {
inline namespace abi_a {
template <class F, class Policy = void> class guard {
  F f_;

public:
  guard(F f) : f_(std::move(f)) {}
  guard(const guard &) = delete;
  ~guard() { f_(); }
};
} // namespace abi_a
} // namespace v3
using any_guard = guard<std::function<void()>>;
template <class F> using decayed_guard = guard<std::decay_t<F>>;
template <class F> auto make(F &&f) { return decayed_guard<F>(std::forward<F>(f)); }
} // namespace lib

using lib::guard;
typedef lib::any_guard Cleanup;
using Cleanup2 = Cleanup;

struct Engine {
  struct Restore {
    std::function<void()> back;
    explicit Restore(std::function<void()> b) : back(std::move(b)) {}
    ~Restore() { back(); }
  };
  void run(int n) {
    for (int i = 0; i < n; ++i) {
      Restore r([this, i] { value = i; }); // want cost: nested class in a member function
      value = -i;
    }
  }
  int value = 0;
};

void ctad(int n) {
  for (int i = 0; i < n; ++i) {
    lib::guard a([i] { say(i); }); // want style: CTAD
    guard b = [i] { say(i); }; // want style: CTAD by copy-initialisation
    const guard c{[i] { say(i); }}; // want style: braces
    lib::v3::guard d{std::function<void()>([i] { say(i); })}; // want cost: CTAD over a std::function
  }
}

void aliases(int n) {
  while (n-- > 0) {
    Cleanup a([n] { say(n); }); // want cost: typedef
    Cleanup2 b([n] { say(n); }); // want cost: alias of a typedef
    auto c = lib::make([n] { say(n); }); // want style: auto from a factory
    using Local = lib::any_guard;
    Local d([n] { say(n); }); // want cost: local alias
    [[maybe_unused]] decltype(a) e([] { say(0); }); // want cost: decltype
  }
}

void functionVariable(const std::vector<int> &v) {
  std::function<void()> action = [] { say(1); };
  for (int x : v) {
    auto g = lib::make(action); // want cost: deduced from a std::function
    say(x);
  }
}

void macroTypes(int n) {
#define AUTO_CLEANUP(...) lib::guard cleanup_##__COUNTER__([&] { __VA_ARGS__; })
  for (int i = 0; i < n; ++i) {
    AUTO_CLEANUP(say(i)); // want style: a macro with a fixed name
    say(-i);
  }
}

void notInLoop(int n) {
  lib::guard a([n] { say(n); }); // quiet: once
  Cleanup b([n] { say(n); }); // quiet: once
  while (n-- > 0)
    say(n);
}
