// std: c++20
// RUN: %table defercliff-too-many-guards %s %t
// constructors, destructors, operators, members, coroutines and function-try-blocks are bodies like any other
#include <functional>
#include <utility>

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

void undo(int);
bool step(int);
#define CAT_I(a, b) a##b
#define CAT(a, b) CAT_I(a, b)
#define UNDO(k) Guard CAT(guard_, k)([] { undo(k); })
#define ANY(k) AnyGuard CAT(any_, k)([] { undo(k); })

#include <coroutine>
#include <exception>

struct Task {
  struct promise_type {
    Task get_return_object() { return {}; }
    std::suspend_never initial_suspend() { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void return_value(int) {}
    void unhandled_exception() { std::terminate(); }
  };
  bool await_ready() { return true; }
  void await_suspend(std::coroutine_handle<>) {}
  int await_resume() { return 0; }
};
Task other(int);

struct Engine {
  Engine(int n) { // want style: a constructor
    UNDO(1);
    UNDO(2);
    UNDO(3);
    UNDO(4);
    UNDO(5);
    UNDO(6);
    UNDO(7);
    UNDO(8);
    Guard last([this] { value = 0; });
    value = n;
  }
  ~Engine() { // want style: a destructor
    UNDO(1);
    UNDO(2);
    UNDO(3);
    UNDO(4);
    UNDO(5);
    UNDO(6);
    UNDO(7);
    UNDO(8);
    UNDO(9);
    step(value);
  }
  bool operator()(int n) const { // want style: an operator
    UNDO(1);
    UNDO(2);
    UNDO(3);
    UNDO(4);
    UNDO(5);
    UNDO(6);
    UNDO(7);
    UNDO(8);
    UNDO(9);
    return step(n + value);
  }
  static void boot(); // quiet: a declaration
  int value = 0;
};

void Engine::boot() { // want style: out of line
  UNDO(1);
  UNDO(2);
  UNDO(3);
  UNDO(4);
  UNDO(5);
  UNDO(6);
  UNDO(7);
  UNDO(8);
  UNDO(9);
  step(1);
}

void tryBlock(int n) try { // want style: a function-try-block
  UNDO(1);
  UNDO(2);
  UNDO(3);
  UNDO(4);
  UNDO(5);
  UNDO(6);
  UNDO(7);
  UNDO(8);
  UNDO(9);
  step(n);
} catch (...) {
}

Task coroutine(int n) { // want style: guards alive across a co_await
  UNDO(1);
  UNDO(2);
  UNDO(3);
  UNDO(4);
  UNDO(5);
  n += co_await other(n);
  UNDO(6);
  UNDO(7);
  UNDO(8);
  UNDO(9);
  n += co_await other(n);
  co_return n;
}

Task smallCoroutine(int n) { // quiet: five in a block, then four
  {
    UNDO(1);
    UNDO(2);
    UNDO(3);
    UNDO(4);
    UNDO(5);
    n += co_await other(n);
  }
  UNDO(6);
  UNDO(7);
  UNDO(8);
  UNDO(9);
  co_return n;
}

Task erasedCoroutine(int n) { // want cost: nine erased guards in a coroutine
  ANY(1);
  ANY(2);
  ANY(3);
  ANY(4);
  ANY(5);
  ANY(6);
  ANY(7);
  ANY(8);
  if (n < 0)
    co_return 0;
  ANY(9);
  co_return co_await other(n);
}

namespace {
inline int hidden(int n) noexcept { // want style: in an anonymous namespace
  UNDO(1);
  UNDO(2);
  UNDO(3);
  UNDO(4);
  UNDO(5);
  UNDO(6);
  UNDO(7);
  UNDO(8);
  UNDO(9);
  return step(n);
}
} // namespace
int call(int n) { return hidden(n); } // quiet: a call is no guard
