// std: c++20
// RUN: %table defercliff-erased-guard %s %t
// What a template would change: results, conversions, empty functions, const, noexcept, references.
#include <cstdio>
#include <functional>
#include <memory>
#include <string>
#include <utility>

class Discards { // want cost: a result is dropped by the wrapper
public:
  explicit Discards(std::function<void()> f) : f_(std::move(f)) {}
  Discards(const Discards &) = delete;
  ~Discards() { f_(); }

private:
  std::function<void()> f_;
};
class ConstCall { // want cost: called through a const object
public:
  explicit ConstCall(std::function<void()> f) : f_(std::move(f)) {}
  ConstCall(const ConstCall &) = delete;
  ~ConstCall() { call(); }
  void call() const { f_(); }

private:
  const std::function<void()> f_;
};
class Converts { // want cost: calls it with an int where it takes a long
public:
  explicit Converts(std::function<void(long)> f) : f_(std::move(f)) {}
  Converts(const Converts &) = delete;
  ~Converts() { f_(3); }

private:
  std::function<void(long)> f_;
};
class Returns { // want cost: uses its action's result
public:
  explicit Returns(std::function<bool()> f) : f_(std::move(f)) {}
  Returns(const Returns &) = delete;
  ~Returns() {
    if (!f_())
      std::puts("failed");
  }

private:
  std::function<bool()> f_;
};
class RefWrapped { // want cost: given a reference_wrapper and a bind
public:
  explicit RefWrapped(std::function<void()> f) : f_(std::move(f)) {}
  RefWrapped(const RefWrapped &) = delete;
  ~RefWrapped() { f_(); }

private:
  std::function<void()> f_;
};
class Methods { // want cost: given pointers to members
public:
  explicit Methods(std::function<void(std::string *)> f, std::string *s) : f_(std::move(f)), s_(s) {}
  Methods(const Methods &) = delete;
  ~Methods() { f_(s_); }

private:
  std::function<void(std::string *)> f_;
  std::string *s_;
};
class Swaps { // want cost: moves its action out before it runs
public:
  explicit Swaps(std::function<void()> f) : f_(std::move(f)) {}
  Swaps(const Swaps &) = delete;
  ~Swaps() {
    auto f = std::move(f_);
    if (f)
      f();
  }

private:
  std::function<void()> f_;
};
class Overloaded { // want cost: two constructors
public:
  explicit Overloaded(std::function<void()> f) : f_(std::move(f)) {}
  Overloaded(std::function<void()> f, bool on) : f_(std::move(f)), on_(on) {}
  Overloaded(const Overloaded &) = delete;
  ~Overloaded() {
    if (on_)
      f_();
  }

private:
  std::function<void()> f_;
  bool on_ = true;
};

struct Functor {
  int calls = 0;
  int operator()() { return ++calls; }
};
[[nodiscard]] int important();

void use(int n) {
  Discards a(important);
  Discards a2([n] { return n; });
  Discards a3(Functor{});
  ConstCall b([n]() { std::printf("%d\n", n); });
  ConstCall b2([n]() mutable { ++n; });
  Converts c([](auto value) { std::printf("%zu\n", sizeof(value)); });
  Returns d([n] { return n; });
  Functor counter;
  RefWrapped e(std::ref(counter));
  RefWrapped e2(std::bind(std::puts, "x"));
  std::string text;
  Methods f(&std::string::clear, &text);
  Methods f2(&std::string::pop_back, &text);
  Swaps g([n] { std::printf("%d\n", n); });
  Overloaded h([n] { std::printf("%d\n", n); });
  Overloaded h2([n] { std::printf("%d\n", n); }, n > 0);
}
