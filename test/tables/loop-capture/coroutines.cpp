// std: c++20
// RUN: %table defercliff-loop-capture %s %t
// Loops in coroutines (simple task with a visible promise) follow the same rules.
#include <coroutine>
#include <exception>
#include <functional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace gsl {
template <class F> class final_action {
public:
  explicit final_action(const F &ff) noexcept : f{ff} {}
  explicit final_action(F &&ff) noexcept : f{std::move(ff)} {}
  ~final_action() noexcept {
    if (invoke)
      f();
  }
  final_action(final_action &&other) noexcept : f(std::move(other.f)), invoke(std::exchange(other.invoke, false)) {}
  final_action(const final_action &) = delete;
  void operator=(const final_action &) = delete;
  void operator=(final_action &&) = delete;

private:
  F f;
  bool invoke = true;
};
template <class F> auto finally(F &&f) noexcept { return final_action<std::decay_t<F>>{std::forward<F>(f)}; }
} // namespace gsl

struct Task {
  struct promise_type {
    Task get_return_object() { return Task{std::coroutine_handle<promise_type>::from_promise(*this)}; }
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void return_void() {}
    void unhandled_exception() { std::terminate(); }
  };
  std::coroutine_handle<promise_type> h;
};
template <class T> struct Generator {
  struct promise_type {
    T value;
    Generator get_return_object() { return Generator{std::coroutine_handle<promise_type>::from_promise(*this)}; }
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    std::suspend_always yield_value(T v) {
      value = std::move(v);
      return {};
    }
    void return_void() {}
    void unhandled_exception() { std::terminate(); }
  };
  std::coroutine_handle<promise_type> h;
};

using Tasks = std::vector<std::function<void()>>;
void use(int);
void show(const std::string &);
std::suspend_always tick();

Task fill(Tasks &tasks, int n) {
  for (int i = 0; i < n; ++i) {
    std::string s = std::to_string(i);
    tasks.push_back([&i] { use(i); });            // want bug: the parameter's tasks outlive 'i'
    tasks.push_back([&] { show(s); });            // want bug: 's' dies with the iteration, suspended or not
    tasks.push_back([i, s] { use(i), show(s); }); // quiet: copied
    co_await tick();
  }
}

Task local_tasks(std::vector<int> v) {
  Tasks tasks;
  int count = 0;
  for (auto &x : v) {
    tasks.push_back([&x] { use(x); });         // quiet: an element in the frame
    tasks.push_back([&count] { use(count); }); // want bug: the loop counts on
    ++count;
    co_await tick();
  }
  for (int x : v)
    tasks.push_back([&x] { use(x); }); // want bug: a copy that dies with the iteration
  for (auto &t : tasks)
    t();
  co_return;
}

Task guarded(int n) {
  for (int i = 0; i < n; ++i) {
    auto g = gsl::finally([&i] { use(i); }); // want style: dies in the iteration, the loop variable by reference
    co_await tick();
  }
  for (int i = 0; i < n; ++i) {
    auto g = gsl::finally([i] { use(i); }); // quiet: copied
    co_await tick();
  }
}

Generator<std::function<void()>> jobs(int n) {
  for (int i = 0; i < n; ++i) {
    [&i] { use(i); }(); // quiet: called on the spot
    co_yield [i] { use(i); }; // quiet: copied
  }
}

void lambda_coroutines(Tasks &tasks, int n) {
  auto pump = [](Tasks &out, int m) -> Task {
    for (int k = 0; k < m; ++k) {
      out.push_back([&k] { use(k); }); // want bug: loop inside a lambda coroutine
      out.push_back([k] { use(k); });  // quiet: copied
      co_await tick();
    }
  };
  pump(tasks, n);
}
