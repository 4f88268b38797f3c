// std: c++20
// RUN: %table defercliff-loop-capture %s %t
// Rule: coroutines: what is co_awaited in the iteration is waited for.
#include <coroutine>
#include <functional>
#include <string>
#include <utility>
#include <vector>

struct Task {
  struct promise_type {
    Task get_return_object() { return {std::coroutine_handle<promise_type>::from_promise(*this)}; }
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void return_void() {}
    void unhandled_exception() {}
  };
  std::coroutine_handle<promise_type> handle;
  bool await_ready() const { return false; }
  void await_suspend(std::coroutine_handle<>) const { handle.resume(); }
  void await_resume() const {}
};
struct Executor {
  std::vector<std::function<void()>> queue;
  void post(std::function<void()> f) { queue.push_back(std::move(f)); }
  struct Awaiter {
    bool await_ready() const { return false; }
    void await_suspend(std::coroutine_handle<>) const {}
    void await_resume() const {}
  };
  Awaiter drained() { return {}; }
};
void use(int);
Task sleepFor(int);

Task sendAll(Executor &executor, int count) {
  for (int i = 0; i < count; ++i) {
    executor.post([&i] { use(i); }); // want bug: posted, nothing is awaited
  }
  co_return;
}

Task sendAndWait(Executor &executor, int count) {
  for (int i = 0; i < count; ++i) {
    executor.post([&i] { use(i); }); // quiet: co_await in the iteration counts
    co_await executor.drained();
  }
}

Task sendCopies(Executor &executor, const std::vector<std::string> names) {
  for (std::size_t i = 0; i < names.size(); ++i) {
    executor.post([i] { use(int(i)); }); // quiet: copied
    int size = int(names[i].size());
    auto compute = [&] { return size * 2; }; // quiet: called here
    if (compute() == 0)
      co_return;
    executor.post([&size] { use(size); }); // want bug: the return below leaves without waiting
    if (size > 100)
      co_return;
    co_await sleepFor(size);
  }
}

Task retry(Executor &executor) {
  for (int attempt = 0;; ++attempt) {
    bool failed = false;
    executor.post([&failed, attempt] { failed = attempt < 3; }); // quiet: awaited
    co_await executor.drained();
    if (!failed)
      co_return;
  }
}
