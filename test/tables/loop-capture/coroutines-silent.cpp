// std: c++20
// RUN: %table defercliff-loop-capture %s %t
// Coroutines and generators awaited or exhausted in the iteration: silent.
#include <coroutine>
#include <exception>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

void use(int) noexcept;

template <class T> struct Generator {
  struct promise_type {
    T value{};
    Generator get_return_object() { return Generator{std::coroutine_handle<promise_type>::from_promise(*this)}; }
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    std::suspend_always yield_value(T v) { value = std::move(v); return {}; }
    void return_void() {}
    void unhandled_exception() { std::terminate(); }
  };
  std::coroutine_handle<promise_type> h;
  explicit Generator(std::coroutine_handle<promise_type> c) : h(c) {}
  Generator(Generator &&o) noexcept : h(std::exchange(o.h, {})) {}
  ~Generator() { if (h) h.destroy(); }
  struct End {};
  struct It {
    std::coroutine_handle<promise_type> h;
    It &operator++() { h.resume(); return *this; }
    T &operator*() const { return h.promise().value; }
    bool operator!=(End) const { return !h.done(); }
  };
  It begin() { h.resume(); return {h}; }
  End end() { return {}; }
};
template <class T> struct Task {
  struct promise_type {
    std::optional<T> v;
    std::coroutine_handle<> cont;
    Task get_return_object() { return Task{std::coroutine_handle<promise_type>::from_promise(*this)}; }
    std::suspend_always initial_suspend() noexcept { return {}; }
    struct Final {
      bool await_ready() noexcept { return false; }
      std::coroutine_handle<> await_suspend(std::coroutine_handle<promise_type> h) noexcept { return h.promise().cont ? h.promise().cont : std::noop_coroutine(); }
      void await_resume() noexcept {}
    };
    Final final_suspend() noexcept { return {}; }
    void return_value(T x) { v = std::move(x); }
    void unhandled_exception() { std::terminate(); }
  };
  std::coroutine_handle<promise_type> h;
  explicit Task(std::coroutine_handle<promise_type> c) : h(c) {}
  Task(Task &&o) noexcept : h(std::exchange(o.h, {})) {}
  ~Task() { if (h) h.destroy(); }
  bool await_ready() const noexcept { return false; }
  std::coroutine_handle<> await_suspend(std::coroutine_handle<> c) noexcept { h.promise().cont = c; return h; }
  T await_resume() { return *h.promise().v; }
};

Generator<int> where(const std::vector<int> &v, std::function<bool(int)> p) {
  for (int x : v)
    if (p(x))
      co_yield x;
}
Task<int> retrying(int times, std::function<int()> f) {
  int r = 0;
  for (int k = 0; k < times; ++k)
    r += f();
  co_return r;
}
template <class F> Task<int> with(F f) { co_return f(); }

void generators(const std::vector<int> &v, int n) {
  for (int k = 0; k < n; ++k) {
    for (int x : where(v, [&](int y) { return y > k; })) // quiet: the generator dies with the inner loop
      use(x);
    auto g = where(v, [&k](int y) { return y > k; }); // quiet: dies in the iteration
    for (int x : g)
      use(x);
  }
}
Task<int> awaiting(int n) {
  int sum = 0;
  for (int k = 0; k < n; ++k) {
    int twice = 2 * k;
    sum += co_await retrying(3, [&] { return k; });  // quiet: awaited
    sum += co_await with([&twice] { return twice; }); // quiet: awaited
    auto t = retrying(2, [&] { return twice; });      // quiet: awaited below, dies in the iteration
    sum += co_await t;
  }
  co_return sum;
}
