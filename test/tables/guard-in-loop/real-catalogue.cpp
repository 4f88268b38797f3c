// std: c++17
// RUN: %table defercliff-guard-in-loop %s %t
// Guards of Boost, GSL, and macros in several styles; shared_ptr<void>.
#include <absl/cleanup/cleanup.h>
#include <boost/scope_exit.hpp>
#include <cstdio>
#include <functional>
#include <gsl/util>
#include <memory>
#include <optional>
#include <utility>
#include <vector>
void use(int); void log(const char *); bool bad(int);
#define CONCAT_(a, b) a##b
#define CONCAT(a, b) CONCAT_(a, b)
#define ON_EXIT(...) auto CONCAT(exit_, __LINE__) = gsl::finally([&] { __VA_ARGS__; })
namespace d { struct Tag {}; template <class F> struct G { F f; ~G() { f(); } }; template <class F> G<F> operator+(Tag, F f) { return {std::move(f)}; } }
#define DEFER auto CONCAT(defer_, __LINE__) = d::Tag{} + [&]()
struct ErasedGuard { std::function<void()> f; ~ErasedGuard() { f(); } };
#define ERASED(...) ErasedGuard CONCAT(g_, __LINE__){[&] { __VA_ARGS__; }}
void loop(int n, std::vector<int> &v) {
  ON_EXIT(log("end")); // quiet: not in a loop
  for (int i = 0; i < n; ++i) {
    ON_EXIT(use(i)); // want style: inline
    DEFER { use(i); }; // want style: inline
    ERASED(use(i)); // want cost: erased
    ERASED(use(i + n); v.clear()); // want cost: three references allocate
    auto fin = gsl::finally([&] { use(i); }); // want style: inline
    std::shared_ptr<void> token(nullptr, [&](void *) { use(i); }); // want cost: a control block
    std::shared_ptr<void> self(&v, [&](void *) { v.clear(); }); // want cost: a deleter that ignores its argument
    std::shared_ptr<void> file(fopen("x", "r"), [](void *p) { fclose(static_cast<FILE *>(p)); }); // quiet: owns the file
    BOOST_SCOPE_EXIT_ALL(&) { use(i); }; // want cost: a boost::function
    BOOST_SCOPE_EXIT(&i) { use(i); } BOOST_SCOPE_EXIT_END // want style: a local struct
    std::optional guard = absl::MakeCleanup([&] { use(i); }); // want style: filled where it is declared
    std::optional<absl::Cleanup<absl::cleanup_internal::Tag, void (*)()>> none; // quiet: empty
    auto holder = [g = gsl::finally([&] { use(i); })] { log("x"); }; // want style: in an init-capture
    holder();
    gsl::finally([&] { use(i); }); // quiet: a temporary, no variable
    if (auto g = gsl::finally([] { log("if"); }); bad(i)) // want style: built per iteration
      continue;
    auto *p = new auto(gsl::finally([] { log("x"); })); // quiet: on the heap
    delete p;
  }
  while (auto g = std::make_unique<int>(3)) // quiet: no guard
    break;
}
template <class T> void generic(const T &xs) {
  for (auto &x : xs) {
    auto g = gsl::finally([&] { use(int(x)); }); // want style: in the instantiations, once
    std::unique_ptr<int, std::function<void(int *)>> p(new int, [](int *q) { delete q; }); // want cost: erased
  }
}
void inst(std::vector<int> a, std::vector<long> b) { generic(a); generic(b); }
int gotoLoop(int n) {
again:
  ErasedGuard g{[&] { use(n); }}; // want cost: a loop by goto
  if (--n > 0)
    goto again;
  return n;
}
int gotoOut(int n) {
  for (;;) {
    ErasedGuard g{[&] { use(n); }}; // quiet: left by goto at once
    goto out;
  }
out:
  return n;
}
int switchIn(int n) {
  while (n--) {
    switch (n) {
    case 3: {
      ErasedGuard g{[&] { use(n); }}; // quiet: this case leaves the loop
      return 3;
    }
    case 4: {
      ErasedGuard g{[&] { use(n); }}; // want cost: goes on
      break;
    }
    default:
      break;
    }
  }
  for (int i = 0; i < 1; ++i) {
    ErasedGuard g{[&] { use(n); }}; // quiet: provably one trip
    use(i);
  }
  for (bool first = true; first; first = false) {
    ErasedGuard g{[&] { use(n); }}; // quiet: provably one trip
    use(1);
  }
  return 0;
}
