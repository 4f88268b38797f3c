// std: c++23
// RUN: %table defercliff-erased-guard %s %t
// REQUIRES: llvm-19-or-later
// Newer wrappers and older idioms: move_only_function, std::any-free lists, bases that run, deferred construction.
#include <cstdio>
#include <functional>
#include <memory>
#include <optional>
#include <utility>

class MoveOnly { // want cost: a move_only_function
public:
  explicit MoveOnly(std::move_only_function<void()> f) : f_(std::move(f)) {}
  MoveOnly(MoveOnly &&) = default;
  ~MoveOnly() {
    if (f_)
      f_();
  }

private:
  std::move_only_function<void()> f_;
};
class Noexcept { // want cost: a move_only_function that may not throw
public:
  Noexcept(std::move_only_function<void() noexcept> f) : f_(std::move(f)) {}
  Noexcept(const Noexcept &) = delete;
  ~Noexcept() { f_(); }

private:
  std::move_only_function<void() noexcept> f_;
};
class Running { // quiet: a base class
public:
  explicit Running(std::function<void()> f) : f_(std::move(f)) {}
  ~Running() { f_(); }

private:
  std::function<void()> f_;
};
class Derived : public Running { // quiet: the data member is the base's
public:
  using Running::Running;
};
class Shared { // want cost: type-erases behind a pointer, local only
public:
  explicit Shared(std::function<void()> f) : f_(std::make_shared<std::function<void()>>(std::move(f))) {}
  ~Shared() { (*f_)(); }

private:
  std::shared_ptr<std::function<void()>> f_;
};
class Invoked { // want cost: called by std::invoke
public:
  explicit Invoked(std::function<void()> f) : f_(std::move(f)) {}
  Invoked(const Invoked &) = delete;
  ~Invoked() { std::invoke(f_); }

private:
  std::function<void()> f_;
};
class OptionalWrapper { // want cost: a wrapper in an optional
public:
  template <typename F>
  explicit OptionalWrapper(F &&f) : f_(std::forward<F>(f)) {}
  OptionalWrapper(const OptionalWrapper &) = delete;
  ~OptionalWrapper() {
    if (f_.has_value())
      f_.value()();
  }
  void cancel() { f_ = std::nullopt; }

private:
  std::optional<std::function<void()>> f_;
};
struct Twin { // quiet: swapped with another
  std::function<void()> f;
  explicit Twin(std::function<void()> g) : f(std::move(g)) {}
  void swap(Twin &other) { f.swap(other.f); }
  ~Twin() {
    if (f)
      f();
  }
};
struct Sometimes { // quiet: a ternary picks its action, so each use gives it a std::function
  std::function<void()> f;
  explicit Sometimes(std::function<void()> g) : f(std::move(g)) {}
  ~Sometimes() { f(); }
};

void use(int n, bool b) {
  auto owned = std::make_unique<int>(n);
  MoveOnly a([owned = std::move(owned)] { std::printf("%d\n", *owned); });
  MoveOnly a2 = MoveOnly([n] { std::printf("%d\n", n); });
  Noexcept c([n]() noexcept { std::printf("%d\n", n); });
  Derived d([n] { std::printf("%d\n", n); });
  Shared e([n] { std::printf("%d\n", n); });
  Invoked f([n] { std::printf("%d\n", n); });
  OptionalWrapper g([n] { std::printf("%d\n", n); });
  if (b)
    g.cancel();
  Twin h([n] { std::printf("%d\n", n); }), i([] { std::puts("i"); });
  h.swap(i);
  using Function = std::function<void()>;
  Sometimes j(b ? Function([n] { std::printf("%d\n", n); }) : Function([] { std::puts("j"); }));
}
