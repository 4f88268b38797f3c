// std: c++17
// RUN: %table defercliff-erased-guard %s %t
// Fixes that must meet names, scopes, comments, friends, nested classes and shadowing.
#include <cstdio>
#include <functional>
#include <utility>

namespace app {
template <typename Callable>
struct Callable_ {};
struct Callable {}; // a class with the name a fix may take

class Shadow { // want cost: another Callable is in scope
public:
  explicit Shadow(std::function<void()> f) : f_(std::move(f)) {}
  Shadow(const Shadow &) = delete;
  ~Shadow() { f_(); }
  Callable tag() const { return {}; }

private:
  std::function<void()> f_;
};
class Friendly { // want cost: a friend looks into it
  friend struct Inspector;

public:
  explicit Friendly(std::function<void()> f) : f_(std::move(f)) {}
  Friendly(const Friendly &) = delete;
  ~Friendly() { f_(); }

private:
  std::function<void()> f_;
};
class OutOfLine { // want cost: its members are defined outside
public:
  explicit OutOfLine(std::function<void()> f);
  OutOfLine(const OutOfLine &) = delete;
  ~OutOfLine();

private:
  std::function<void()> f_;
};
OutOfLine::OutOfLine(std::function<void()> f) : f_(std::move(f)) {}
OutOfLine::~OutOfLine() { f_(); }

class Forward; // declared before
void takes(Forward *);
class Forward { // want cost: a pointer parameter refers to it only
public:
  explicit Forward(std::function<void()> f) : f_(std::move(f)) {}
  Forward(const Forward &) = delete;
  ~Forward() { f_(); }

private:
  std::function<void()> f_;
};
struct Outer {
  class Inner { // want cost: nested in a class, used by its methods
  public:
    explicit Inner(std::function<void()> f) : f_(std::move(f)) {}
    Inner(const Inner &) = delete;
    ~Inner() { f_(); }

  private:
    std::function<void()> f_;
  };
  int depth = 0;
  void enter() {
    ++depth;
    Inner leave([this] { --depth; });
  }
};
class Chained { // want cost: its dismiss returns the guard
public:
  explicit Chained(std::function<void()> f) : f_(std::move(f)) {}
  Chained(const Chained &) = delete;
  ~Chained() {
    if (armed_)
      f_();
  }
  Chained &arm(bool on) {
    armed_ = on;
    return *this;
  }

private:
  std::function<void()> f_;
  bool armed_ = true;
};
class Empty { // want cost: a use gives it nullptr
public:
  explicit Empty(std::function<void()> f) : f_(std::move(f)) {}
  Empty(const Empty &) = delete;
  ~Empty() {
    if (f_)
      f_();
  }

private:
  std::function<void()> f_;
};
namespace {
struct Anonymous { // want cost: in an unnamed namespace
  /// What is to be done.
  std::function<void()> todo; // the action
  ~Anonymous() { todo(); }
};
} // namespace

void use(int n, Outer &outer) {
  Shadow a([n] { std::printf("%d\n", n); });
  Friendly b([n] { std::printf("%d\n", n); });
  OutOfLine c([n] { std::printf("%d\n", n); });
  Forward d([n] { std::printf("%d\n", n); });
  takes(&d);
  outer.enter();
  Chained e([n] { std::printf("%d\n", n); });
  e.arm(false).arm(n > 0);
  Empty f(nullptr);
  Empty f2([n] { std::printf("%d\n", n); });
  Anonymous g{[n] { std::printf("%d\n", n); }};
  class Local { // want cost: a class of a function
    std::function<void()> f_;

  public:
    Local(std::function<void()> f) : f_(std::move(f)) {}
    ~Local() { f_(); }
  } h([n] { std::printf("%d\n", n); });
}
} // namespace app
