// std: c++20
// RUN: %table defercliff-loop-capture %s %t
// Coroutine libraries: what is awaited in the iteration has run; what is only started has not.
#include <chrono>
#include <coroutine>
#include <exception>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>
void use(int); void use(const std::string &); bool more();
namespace lib {
template <class T = void> struct Future {
  struct promise_type { Future get_return_object(); std::suspend_never initial_suspend(); std::suspend_never final_suspend() noexcept; void return_void(); void unhandled_exception(); };
  bool await_ready() const; void await_suspend(std::coroutine_handle<>); T await_resume();
  T get(); void wait(); void detach();
  template <class F> Future<> then(F f) { next_ = std::move(f); return {}; }
  template <class F> Future<> finally(F f) { next_ = std::move(f); return {}; }
  std::function<void()> next_;
};
struct Executor { std::vector<std::function<void()>> q_; void push(std::function<void()> f) { q_.push_back(std::move(f)); }
  template <class F> Future<> schedule(F f) { push(std::move(f)); return {}; }
  template <class F> Future<> submit(F &&f) { push(std::forward<F>(f)); return {}; } };
template <class F> Future<> async(F f) { extern std::vector<std::function<void()>> q; q.push_back(std::move(f)); return {}; }
template <class F> Future<> submit_to(unsigned, F &&f) { extern std::vector<std::function<void()>> q; q.emplace_back(std::forward<F>(f)); return {}; }
Future<> when_all(std::vector<Future<>> fs);
Future<> sleep(int); Future<> read(std::string &);
}
using lib::Future;
Future<> awaited(lib::Executor &ex, std::vector<std::string> names) {
  for (int i = 0; i < 3; ++i)
    co_await ex.schedule([&] { use(i); }); // quiet: awaited
  for (int i = 0; i < 3; ++i) {
    co_await ex.submit([&] { use(i); }); // quiet: awaited
    co_await lib::async([&] { use(i); }); // quiet: awaited
    co_await lib::submit_to(i, [&i] { use(i); }); // quiet: awaited
  }
  for (int i = 0; i < 3; ++i) {
    auto f = ex.submit([&] { use(i); }); // quiet: awaited
    co_await std::move(f);
  }
  for (int i = 0; i < 3; ++i) {
    auto f = ex.submit([&] { use(i); }); // quiet: awaited, after another
    co_await lib::sleep(1);
    co_await f;
  }
  for (int i = 0; i < 3; ++i)
    co_await lib::sleep(1).then([&] { use(i); }); // quiet: awaited
  for (auto name : names) {
    std::vector<Future<>> fs;
    for (int k = 0; k < 3; ++k)
      fs.push_back(ex.submit([&name, k] { use(name); use(k); })); // quiet: all are awaited
    co_await lib::when_all(std::move(fs));
  }
  for (auto name : names) {
    std::vector<Future<>> fs;
    for (int k = 0; k < 3; ++k)
      fs.push_back(ex.submit([&name, k] { use(name); use(k); })); // quiet: all are awaited
    for (auto &f : fs)
      co_await f;
  }
}
Future<> started(lib::Executor &ex, std::vector<std::string> names) {
  for (auto name : names)
    ex.submit([&name] { use(name); }).detach(); // want bug: nobody waits
  std::vector<Future<>> fs;
  for (auto name : names)
    fs.push_back(ex.submit([&name] { use(name); })); // want bug: awaited after the loop
  co_await lib::when_all(std::move(fs));
  for (auto &name : names)
    lib::async([&name] { use(name); }).detach(); // quiet: an element
  for (int i = 0; i < 3; ++i)
    lib::submit_to(i, [&i] { use(i); }).detach(); // want bug: nobody waits
}
void blocking(lib::Executor &ex, std::vector<std::string> names) {
  for (auto name : names)

  for (auto name : names)

  for (auto name : names)
    lib::submit_to(0, [&name] { use(name); }).wait(); // quiet: blocks
  for (auto name : names)

  for (auto name : names) {
    auto f = lib::submit_to(0, [&name] { use(name); }); // quiet: blocks
    f.get();
  }
}
