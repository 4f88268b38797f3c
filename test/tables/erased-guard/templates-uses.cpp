// std: c++20
// RUN: %table defercliff-erased-guard %s %t
// Uses in templates, lambdas, coroutines, factories, parameters.
#include <coroutine>
#include <cstdio>
#include <functional>
#include <optional>
#include <utility>

struct InTemplate { // want cost: local variables of templates
  std::function<void()> f;
  explicit InTemplate(std::function<void()> g) : f(std::move(g)) {}
  InTemplate(const InTemplate &) = delete;
  ~InTemplate() { f(); }
};
struct InLambda { // want cost: local variables of lambdas
  std::function<void()> f;
  explicit InLambda(std::function<void()> g) : f(std::move(g)) {}
  InLambda(const InLambda &) = delete;
  ~InLambda() { f(); }
};
struct InCoroutine { // want cost: a local variable of a coroutine is one all the same
  std::function<void()> f;
  explicit InCoroutine(std::function<void()> g) : f(std::move(g)) {}
  InCoroutine(const InCoroutine &) = delete;
  ~InCoroutine() { f(); }
};
struct InOptional { // quiet: a template argument
  std::function<void()> f;
  explicit InOptional(std::function<void()> g) : f(std::move(g)) {}
  InOptional(const InOptional &) = delete;
  ~InOptional() { f(); }
};
class FromFactory { // want cost: made by a factory, kept by local variables only
public:
  explicit FromFactory(std::function<void()> g) : f(std::move(g)) {}
  FromFactory(const FromFactory &) = delete;
  ~FromFactory() { f(); }

private:
  std::function<void()> f;
};
template <typename F>
FromFactory makeGuard(F f) {
  return FromFactory(std::move(f));
}
class ByParameter { // want cost: a function refers to it
public:
  explicit ByParameter(std::function<void()> g) : f(std::move(g)) {}
  ByParameter(const ByParameter &) = delete;
  ~ByParameter() {
    if (on)
      f();
  }
  void off() { on = false; }

private:
  std::function<void()> f;
  bool on = true;
};
void disarm(ByParameter &guard) { guard.off(); }
template <typename T>
struct Holder { // the guard within it is a member of a template
  class Nested { // quiet: it stands in a template
  public:
    explicit Nested(std::function<void()> g) : f(std::move(g)) {}
    ~Nested() { f(); }

  private:
    std::function<void()> f;
  };
  void run(T t) {
    Nested n([t] { std::printf("%d\n", int(t)); });
  }
};
struct Task {
  struct promise_type {
    Task get_return_object() { return {}; }
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void return_void() {}
    void unhandled_exception() {}
  };
};

template <typename T>
T twice(T t) {
  InTemplate g([&t] { ++t; });
  return t + t;
}
Task co(int n) {
  InCoroutine g([&n] { ++n; });
  co_await std::suspend_never{};
}
int use(int n) {
  auto f = [n](auto k) {
    InLambda g([n, k] { std::printf("%d\n", n + int(k)); });
    return n;
  };
  f(1);
  f(2L);
  std::optional<InOptional> maybe(std::in_place, [n] { std::printf("%d\n", n); });
  InOptional local([n] { std::printf("%d\n", n); });
  auto made = makeGuard([n] { std::printf("%d\n", n); });
  ByParameter p([n] { std::printf("%d\n", n); });
  disarm(p);
  Holder<long>().run(3);
  co(n);
  return twice(n) + int(twice(2L));
}
