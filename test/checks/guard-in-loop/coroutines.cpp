// RUN: %check defercliff-guard-in-loop %s %t -std=c++20

// A coroutine's body is a body like any other. What it waits for is no reason
// to be silent.

#include <coroutine>
#include <gsl/util>

int next();
void done(int);

struct Task {
  struct promise_type {
    Task get_return_object() { return {}; }
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void return_void() {}
    void unhandled_exception() {}
  };
};

Task waits() {
  while (int N = next()) {
    auto Guard = gsl::finally([N] { done(N); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    co_await std::suspend_always{};
  }
}

Task leaves() {
  while (int N = next()) {
    auto Guard = gsl::finally([N] { done(N); });
    co_return;
  }
}
