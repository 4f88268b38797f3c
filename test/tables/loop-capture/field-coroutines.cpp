// std: c++20
// RUN: %table defercliff-loop-capture %s %t
// Coroutines: tasks, awaiting, spawning, generators.
#include <coroutine>
#include <exception>
#include <functional>
#include <string>
#include <utility>
#include <vector>

void use(int);
void use(const std::string &);

struct Task {
  struct promise_type {
    Task get_return_object() { return Task{std::coroutine_handle<promise_type>::from_promise(*this)}; }
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void return_void() {}
    void unhandled_exception() { std::terminate(); }
  };
  explicit Task(std::coroutine_handle<promise_type> h) : handle(h) {}
  Task(Task &&other) noexcept : handle(std::exchange(other.handle, {})) {}
  ~Task() {
    if (handle)
      handle.destroy();
  }
  bool await_ready() const { return false; }
  void await_suspend(std::coroutine_handle<>) { handle.resume(); }
  void await_resume() {}
  std::coroutine_handle<promise_type> handle;
};

class Loop {
public:
  void post(std::function<void()> f) { ready.push_back(std::move(f)); }
  struct Yield {
    Loop &loop;
    bool await_ready() const { return false; }
    void await_suspend(std::coroutine_handle<> h) { loop.post([h] { h.resume(); }); }
    void await_resume() {}
  };
  Yield yield() { return {*this}; }
  void run() {
    while (!ready.empty()) {
      auto list = std::move(ready);
      ready.clear();
      for (auto &f : list)
        f();
    }
  }

private:
  std::vector<std::function<void()>> ready;
};

Task poster(Loop &loop, std::vector<std::string> names) {
  for (auto name : names)
    loop.post([&name] { use(name); }); // want bug: nothing waits in the iteration
  for (auto &name : names)
    loop.post([&name] { use(name); }); // quiet: the parameter's element
  for (auto name : names) {
    loop.post([name] { use(name); }); // quiet: copied
    co_await loop.yield();
  }
}

Task awaiting(Loop &loop, int n) {
  for (int i = 0; i < n; ++i) {
    loop.post([&i] { use(i); }); // quiet: co_await lets the loop run it
    co_await loop.yield();
  }
}

Task mayContinue(Loop &loop, int n) {
  for (int i = 0; i < n; ++i) {
    loop.post([&i] { use(i); }); // want bug: continue skips the co_await
    if (i % 3 == 0)
      continue;
    co_await loop.yield();
  }
}

Task child(int &value);

Task fan(Loop &loop, int n) {
  std::vector<std::function<void()>> cleanups;
  for (int i = 0; i < n; ++i) {
    cleanups.push_back([&i] { use(i); }); // want bug: run after the loop
    cleanups.push_back([&n] { use(n); }); // quiet: the parameter in the frame
  }
  for (auto &cleanup : cleanups)
    cleanup();
  co_return;
}

Task lambdas(Loop &loop, int n) {
  for (int i = 0; i < n; ++i) {
    auto part = [&loop](int k) -> Task { // quiet: k is a parameter of the coroutine
      loop.post([k] { use(k); }); // quiet: copied
      co_return;
    };
    co_await part(i);
  }
}
