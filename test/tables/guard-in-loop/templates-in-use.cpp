// std: c++20
// RUN: %table defercliff-guard-in-loop %s %t
// Rule: templates by instantiation, generic lambdas, coroutines, class methods.
#include <absl/functional/any_invocable.h>
#include <coroutine>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

template <class F> struct Finally {
  F f;
  explicit Finally(F g) : f(std::move(g)) {}
  Finally(const Finally &) = delete;
  ~Finally() { f(); }
};
template <class F> Finally<F> finally(F f) { return Finally<F>(std::move(f)); }
struct ErasedPolicy { using Guard = Finally<std::function<void()>>; };
struct AnyPolicy { using Guard = Finally<absl::AnyInvocable<void()>>; };
void use(int);

template <class Policy> void drain(std::vector<int> &values) {
  for (int &value : values) {
    typename Policy::Guard guard([&value] { use(value); }); // want cost: both instances are erased
    use(1);
  }
}
template <class T> void inlineInTemplate(T &values) {
  for (auto &value : values) {
    auto guard = finally([&value] { use(int(value)); }); // want style: inline in all instances
    Finally other([&] { use(int(value)); }); // want style: deduced
    use(2);
  }
}
template <class T> void neverInstantiated(T &values) {
  for (auto &value : values) {
    auto guard = finally([&value] { value.close(); }); // quiet: no instantiation to look at
    value.use();
  }
}
void instances(std::vector<int> &values) {
  drain<ErasedPolicy>(values);
  drain<AnyPolicy>(values);
  inlineInTemplate(values);
}

void generic(std::vector<int> &values) {
  auto visit = [&](auto &&f) {
    for (int &value : values) {
      auto guard = finally([&] { f(value); }); // want style: a loop in a generic lambda
      use(value);
    }
  };
  visit([](int v) { use(v); });
  for (int &value : values) {
    auto held = [guard = finally([&value] { use(value); })] { use(3); }; // want style: a guard in an init-capture
    held();
  }
}

class Worker {
public:
  void run() {
    while (!stop_) {
      Finally<std::function<void()>> after{[this] { finish(); }}; // want cost: erased, in a method
      step();
    }
    Finally<std::function<void()>> last{[this] { finish(); }}; // quiet: after the loop
  }
  template <bool Log> void runLogged() {
    for (int i = 0; i < 10; ++i) {
      if constexpr (Log) {
        Finally<std::function<void()>> after{[i] { use(i); }}; // quiet: discarded in the only instance
        step();
      } else {
        step();
      }
    }
  }
private:
  void step();
  void finish();
  bool stop_ = false;
};
void logged(Worker &worker) { worker.runLogged<false>(); }

struct Task {
  struct promise_type {
    Task get_return_object() { return {}; }
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void return_void() {}
    void unhandled_exception() {}
  };
};
Task coroutine(int count) {
  for (int i = 0; i < count; ++i) {
    Finally<std::function<void()>> guard{[i] { use(i); }}; // want cost: in a coroutine
    co_await std::suspend_never{};
  }
}
