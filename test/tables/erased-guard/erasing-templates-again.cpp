// std: c++17
// RUN: %table defercliff-erased-guard %s %t
// Templates over their callable that erase it, arguments, bases, destructor through a method, macros.
#include <functional>
#include <string>
#include <utility>
void done(int);
template <class F> class Wraps { // want cost: a template over its callable
  std::function<void()> f_;

public:
  explicit Wraps(F f) : f_(std::move(f)) {}
  ~Wraps() { f_(); }
};
template <class F> class Inline { // quiet: keeps its callable as it is
  F f_;

public:
  explicit Inline(F f) : f_(std::move(f)) {}
  ~Inline() { f_(); }
};
template <class T> class WithValue { // quiet: a template over something else
  std::function<void(T)> f_;
  T v_;

public:
  WithValue(T v, std::function<void(T)> f) : f_(std::move(f)), v_(v) {}
  ~WithValue() { f_(v_); }
};
class ByMethod { // want cost: its destructor calls through a method
  std::function<void()> f_;

public:
  template <class F> ByMethod(F &&f) : f_(std::forward<F>(f)) {}
  ByMethod(const ByMethod &) = delete;
  ~ByMethod() { run(); }

private:
  void run() {
    if (f_)
      f_();
  }
};
struct Aggregate { // want cost: no constructor at all
  std::function<void()> f;
  ~Aggregate() { f(); }
};
class WithArgument { // want cost: calls its action with a scalar of its own
  std::function<void(int)> f_;
  int code_ = 0;

public:
  explicit WithArgument(std::function<void(int)> f) : f_(std::move(f)) {}
  void set(int c) { code_ = c; }
  ~WithArgument() { f_(code_); }
};
class Base { // quiet: a base class
protected:
  std::function<void()> f_;

public:
  explicit Base(std::function<void()> f) : f_(std::move(f)) {}
  ~Base() { f_(); }
};
class Derived : public Base { // quiet: the base keeps the action
public:
  using Base::Base;
};
class Global { // quiet: a global variable
  std::function<void()> f_;

public:
  explicit Global(std::function<void()> f) : f_(std::move(f)) {}
  ~Global() { f_(); }
};
Global atEnd([] { done(9); });
class NotAGuard { // quiet: its destructor does not call the action
  std::function<void()> f_;

public:
  explicit NotAGuard(std::function<void()> f) : f_(std::move(f)) {}
  void operator()() { f_(); }
  ~NotAGuard() { done(0); }
};
class DefaultThenSet { // quiet: given its action after it was built
public:
  std::function<void()> action;
  ~DefaultThenSet() {
    if (action)
      action();
  }
};
#define AT_EXIT(code) ByMacro byMacro_([&] { code; })
class ByMacro { // want cost: used by a macro only
  std::function<void()> f_;

public:
  explicit ByMacro(std::function<void()> f) : f_(std::move(f)) {}
  ~ByMacro() { f_(); }
};
void uses(int n) {
  Wraps a([n] { done(n); });
  Inline b([n] { done(n); });
  WithValue<int> c(n, [](int x) { done(x); });
  ByMethod d([n] { done(n); });
  Aggregate e{[n] { done(n); }};
  WithArgument f([n](int x) { done(x + n); });
  f.set(3);
  Derived g([n] { done(n); });
  Base h([n] { done(n); });
  NotAGuard i([n] { done(n); });
  DefaultThenSet j;
  j.action = [n] { done(n); };
  AT_EXIT(done(n));
}
