// std: c++20
// RUN: %table defercliff-guard-in-loop %s %t
// coroutines: co_yield and co_await loops are loops; co_return leaves
#include <functional>
#include <utility>
#include <vector>

template <class F> class [[nodiscard]] Guard {
  F f_;
  bool live_ = true;

public:
  explicit Guard(F f) : f_(std::move(f)) {}
  Guard(Guard &&o) noexcept : f_(std::move(o.f_)), live_(std::exchange(o.live_, false)) {}
  ~Guard() { if (live_) f_(); }
  void dismiss() { live_ = false; }
};
class AnyGuard {
  std::function<void()> f_;

public:
  explicit AnyGuard(std::function<void()> f) : f_(std::move(f)) {}
  AnyGuard(AnyGuard &&o) noexcept : f_(std::exchange(o.f_, nullptr)) {}
  ~AnyGuard() { if (f_) f_(); }
  void dismiss() { f_ = nullptr; }
};

void say(int);
int next(int);
bool ok(int);

#include <coroutine>
#include <optional>

struct Gen {
  struct promise_type {
    int v;
    Gen get_return_object() { return {}; }
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    std::suspend_always yield_value(int x) { v = x; return {}; }
    void return_void() {}
    void unhandled_exception() {}
  };
};
struct Awaitable { bool await_ready(); void await_suspend(std::coroutine_handle<>); int await_resume(); };
Awaitable receive(int);
struct Job {
  struct promise_type {
    Job get_return_object() { return {}; }
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void return_value(int) {}
    void unhandled_exception() {}
  };
};

Gen count(int n) {
  for (int i = 0; i < n; ++i) {
    AnyGuard g([i] { say(i); }); // want cost: once per yielded value
    co_yield i;
  }
}
Gen forever() {
  int i = 0;
  while (true) {
    Guard g([&i] { say(i); }); // want style: once per yielded value
    co_yield ++i;
  }
}
Gen outer(int n) {
  AnyGuard g([n] { say(n); }); // quiet: once per coroutine
  while (n--)
    co_yield n;
}
Job server(int fd) {
  for (;;) {
    int got = co_await receive(fd);
    if (got == 0) {
      AnyGuard bye([fd] { say(fd); }); // quiet: co_return leaves
      co_return 1;
    }
    AnyGuard log([got] { say(got); }); // want cost: once per message
    co_await receive(got);
  }
}
Job noLoop(int fd) {
  AnyGuard a([fd] { say(fd); }); // quiet: straight on
  int x = co_await receive(fd);
  AnyGuard b([x] { say(x); }); // quiet: straight on
  co_return co_await receive(x);
}
Job lambdas(int n) {
  for (int i = 0; i < n; ++i) {
    auto sub = [](int k) -> Job {
      AnyGuard g([k] { say(k); }); // quiet: the lambda is a body of its own
      co_return co_await receive(k);
    };
    sub(i);
  }
  co_return 0;
}
