// std: c++17
// RUN: %table defercliff-erased-guard %s %t
// Shapes of real classes whose fix must compile, or must not be offered.
#include <cassert>
#include <cstdio>
#include <exception>
#include <functional>
#include <utility>

using Callback = std::function<void()>;
typedef std::function<void(bool)> ResultCallback;

class Aliased { // want cost: the wrapper behind an alias
public:
  Aliased(Callback callback) noexcept : callback_(std::move(callback)) { assert(callback_); }
  Aliased(const Aliased &) = delete;
  Aliased &operator=(const Aliased &) = delete;
  ~Aliased() { callback_(); }

private:
  Callback callback_;
};

class ByConstRef { // want cost: takes its action by const reference
  Callback m_f;
  bool m_active{true};

public:
  explicit ByConstRef(const Callback &f) : m_f(f) {}
  ~ByConstRef() {
    if (m_active)
      m_f();
  }
  void disarm() { m_active = false; }
  ByConstRef(const ByConstRef &) = delete;
};

class ByRvalue { // want cost: takes an rvalue, assigns it in the body
public:
  explicit ByRvalue(Callback &&f) { f_ = std::move(f); }
  ByRvalue(ByRvalue &) = delete;
  ~ByRvalue() {
    if (f_) f_();
  }

private:
  Callback f_ = nullptr;
};

struct Result { // want cost: tells the action whether an exception flies
  Result(ResultCallback f) : f_(f), exceptions_(std::uncaught_exceptions()) {}
  Result(const Result &) = delete;
  ~Result() { f_(std::uncaught_exceptions() > exceptions_); }
  ResultCallback f_;
  const int exceptions_;
};

class Movable final { // want cost: a move that drops the other's
public:
  explicit Movable(Callback f) : f_(std::move(f)) {}
  Movable(Movable &&other) : f_(std::move(other.f_)) { other.f_ = nullptr; }
  ~Movable() {
    if (f_ != nullptr)
      f_();
  }

private:
  Callback f_;
};

class Defaulted { // want cost: may be made without an action
public:
  Defaulted() = default;
  explicit Defaulted(Callback f) : f_(std::move(f)) {}
  ~Defaulted() {
    if (f_)
      f_();
  }

private:
  Callback f_;
};

#define DEFER_CAT2(a, b) a##b
#define DEFER_CAT(a, b) DEFER_CAT2(a, b)
#define DEFER(code) MacroUse DEFER_CAT(defer_, __LINE__)([&]() { code; })
class MacroUse { // want cost: used by a macro only
public:
  MacroUse(Callback f) : f_(f) {}
  ~MacroUse() { f_(); }

private:
  Callback f_;
};

void log(const char *);
int count(int);

int use(int n) {
  Aliased a([n] { std::printf("%d\n", n); });
  Aliased plain{&std::abort};
  ByConstRef b([&] { n = 0; });
  b.disarm();
  ByRvalue c([&] { n = 1; });
  ByRvalue c2(Callback([] { log("c2"); }));
  Result d([n](bool failed) { std::printf("%d %d\n", n, failed); });
  Movable e([] { log("e"); });
  Movable e2 = std::move(e);
  Movable e3{[n] { count(n); }};
  Defaulted none;
  Defaulted f([] { log("f"); });
  DEFER(log("one"));
  DEFER(n = count(n));
  return n;
}
