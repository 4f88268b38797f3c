// std: c++20
// RUN: %table defercliff-guard-in-loop %s %t
// Erased guards of several classes, and the fixes: by base, by method, several members, noexcept, const.
#include <absl/cleanup/cleanup.h>
#include <absl/functional/any_invocable.h>
#include <boost/function.hpp>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>
void use(int); void log(const std::string &); int pull();
struct Base { explicit Base(std::function<void()> f) : f(std::move(f)) {} ~Base() { run(); } void run() { if (f) { auto g = std::move(f); f = nullptr; g(); } } std::function<void()> f; };
struct Derived : Base { using Base::Base; };
class Any { public: Any(absl::AnyInvocable<void()> f) : f_(std::move(f)) {} ~Any() { f_(); } void cancel() && { f_ = nullptr; } private: absl::AnyInvocable<void()> f_; };
class BoostG { public: explicit BoostG(const boost::function<void()> &f) : f_(f) {} ~BoostG() { f_(); } private: boost::function<void()> f_; };
class Two { public: Two(std::function<void()> in, std::function<void()> out) : out_(std::move(out)) { in(); } ~Two() { out_(); } private: std::function<void()> out_; };
class Arg { public: Arg(int v, std::function<void(int)> f) : v_(v), f_(std::move(f)) {} ~Arg() { f_(v_); } private: int v_; std::function<void(int)> f_; };
template <class F = std::function<void()>> class Tmpl { public: Tmpl(F f) : f_(std::move(f)) {} ~Tmpl() { if (on_) f_(); } void release() { on_ = false; } private: F f_; bool on_ = true; };
class RefG { public: explicit RefG(const std::function<void()> &f) : f_(f) {} ~RefG() { f_(); } private: const std::function<void()> &f_; };
class Virtual { public: virtual ~Virtual() { cleanup(); } virtual void cleanup() { use(0); } };
void loop(int n, const std::function<void()> &common, std::mutex &m) {
  for (int i = 0; i < n; ++i) {
    Base b([&] { use(i); }); // want cost: erased, through a method of its own
    Derived d([&] { use(i); }); // want cost: erased, through a base
    Any a([&] { use(i); }); // want cost: erased by AnyInvocable
    BoostG g([&] { use(i); }); // want cost: erased by boost::function
    Two t([] { log("in"); }, [&] { use(i); }); // want cost: erased
    Arg arg(i, [](int k) { use(k); }); // want cost: erased
    Tmpl<> t1([&] { use(i); }); // want cost: the default argument erases
    Tmpl t2([&] { use(i); }); // want style: deduced
    Base same(common); // want cost: a copy of another function
    RefG r(common); // want style: a reference to a function that others hold: nothing is built
    Virtual v; // quiet: an action behind a virtual method is not seen
  }
}
void order(std::vector<std::string> names, int n) {
  for (std::size_t i = 0; i < names.size(); ++i) {
    std::string upper = names[i];
    Base b([upper, &n] { log(upper); use(n); }); // want cost: allocates
    Base c([&upper, i, n]() noexcept { log(upper); use(int(i) + n); }); // want cost: allocates
    Base e([&]() mutable { log(upper); n++; }); // want cost: 16 bytes fit
    if (upper.empty())
      continue;
    int rc = pull();
    Base after{[&rc] { use(rc); }}; // want cost: erased
    Base assigned = Base([&rc] { use(rc); }); // want cost: erased
    Base x([&] { use(1); }), y([&] { use(2); }); // want cost: two in one declaration
  }
}
void withRun(int n) {
  while (n-- > 0) {
    Base b([&] { use(n); }); // want cost: erased; run() is used
    if (n == 4)
      b.run();
    Any a([&] { use(n); }); // want cost: erased; cancelled
    std::move(a).cancel();
  }
}
bool find(std::vector<int> v, int k) {
  for (int x : v) {
    if (x != k)
      continue;
    Base b([&] { use(x); }); // quiet: leaves
    if (pull())
      return true;
    throw 3;
  }
  for (int x : v) {
    if (x == k) {
      Base b([&] { use(x); }); // quiet: leaves
      pull();
      break;
    }
  }
  return false;
}
