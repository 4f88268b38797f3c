// std: c++17
// RUN: %table defercliff-guard-in-loop %s %t
// Rule: home-grown macros and guards of every sort.
#include <boost/scope_exit.hpp>
#include <functional>
#include <memory>
#include <utility>
#include <vector>

namespace util {
template <class F> class ScopeGuard {
public:
  ScopeGuard(F f) : f_(std::move(f)) {}
  ScopeGuard(ScopeGuard &&o) : f_(std::move(o.f_)), active_(std::exchange(o.active_, false)) {}
  ~ScopeGuard() noexcept { if (active_) f_(); }
  void release() { active_ = false; }
private:
  F f_;
  bool active_ = true;
};
struct Maker { template <class F> ScopeGuard<std::decay_t<F>> operator+(F &&f) const { return {std::forward<F>(f)}; } };
class AnyGuard {
public:
  AnyGuard() = default;
  template <class F> AnyGuard &operator=(F &&f) { f_ = std::forward<F>(f); return *this; }
  ~AnyGuard() { if (f_) f_(); }
private:
  std::function<void()> f_;
};
class CGuard {
public:
  using Function = void (*)(void *);
  CGuard(Function f, void *data) : f_(f), data_(data) {}
  ~CGuard() { f_(data_); }
private:
  Function f_;
  void *data_;
};
class Base {
protected:
  explicit Base(std::function<void()> f) : f_(std::move(f)) {}
  ~Base() { f_(); }
private:
  std::function<void()> f_;
};
class Derived : private Base {
public:
  using Base::Base;
  template <class F> explicit Derived(F f) : Base(std::move(f)) {}
};
class Transaction {
public:
  explicit Transaction(std::vector<int> &log) : log_(log) {}
  ~Transaction() { log_.push_back(1); }
private:
  std::vector<int> &log_;
};
class Observer {
public:
  explicit Observer(std::function<void(int)> f) : f_(std::move(f)) {}
  void notify(int v) { f_(v); }
  ~Observer() = default;
private:
  std::function<void(int)> f_;
};
}
#define CAT_(a, b) a##b
#define CAT(a, b) CAT_(a, b)
#define ON_EXIT auto CAT(onExit, __LINE__) = ::util::Maker() + [&]()
#define ERASED_EXIT ::util::AnyGuard CAT(anyExit, __LINE__); CAT(anyExit, __LINE__) = [&]()

void use(int);
void release(void *);

void all(std::vector<int> &values, void *data) {
  for (int &value : values) {
    ON_EXIT { use(value); }; // want style: an inline guard of a macro
    ERASED_EXIT { use(value); }; // want cost: default-constructed and assigned, a std::function
    util::CGuard c(release, data); // want style: a function pointer
    util::Derived derived([&value] { use(value); }); // want cost: erased in a base class
    util::ScopeGuard<std::function<void()>> alias([&value] { use(value); }); // want cost: the template is inline, its argument is not
    util::ScopeGuard<void (*)()> pointer(+[] { use(1); }); // want style: a function pointer
    util::Transaction transaction(values); // quiet: no callable
    util::Observer observer([&value](int v) { use(v + value); }); // quiet: the destructor does not call it
    observer.notify(1);
    const auto &kept = util::Maker() + [&] { use(value); }; // want style: a reference that keeps a temporary alive
    auto nested = [&] {
      ON_EXIT { use(0); }; // quiet: a body of its own
      for (int i = 0; i < 3; ++i) {
        ON_EXIT { use(i); }; // want style: a loop in the lambda
      }
    };
    nested();
  }
}

void boostExit(std::vector<int> &values) {
  for (int &value : values) {
    BOOST_SCOPE_EXIT(&value) { use(value); } BOOST_SCOPE_EXIT_END // want style: a local struct, inline
    BOOST_SCOPE_EXIT_ALL(&) { use(value); }; // want cost: a boost::function
    use(1);
  }
}
