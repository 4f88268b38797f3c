// std: c++20
// RUN: %table defercliff-too-many-guards %s %t
// Bodies: lambdas count for themselves, coroutines, constructors, templates once, macros.
#include <absl/cleanup/cleanup.h>
#include <coroutine>
#include <type_traits>
#include <utility>

void stop(int);
#define CAT2(a, b) a##b
#define CAT(a, b) CAT2(a, b)
template <typename F>
struct Deferred {
  F f;
  explicit Deferred(F g) : f(std::move(g)) {}
  Deferred(const Deferred &) = delete;
  ~Deferred() { f(); }
};
#define DEFER(...) Deferred CAT(defer, __COUNTER__)([&] { __VA_ARGS__; })
#define DEFER3(n) DEFER(stop(n)); DEFER(stop(n)); DEFER(stop(n))

void outer(int n) { // quiet: five, and five in the lambda
  absl::Cleanup a = [] { stop(1); };
  absl::Cleanup b = [] { stop(2); };
  absl::Cleanup c = [] { stop(3); };
  absl::Cleanup d = [] { stop(4); };
  absl::Cleanup e = [] { stop(5); };
  auto inner = [n] { // quiet: five of its own
    absl::Cleanup f = [] { stop(1); };
    absl::Cleanup g = [] { stop(2); };
    absl::Cleanup h = [] { stop(3); };
    absl::Cleanup i = [] { stop(4); };
    absl::Cleanup j = [] { stop(5); };
    stop(n);
  };
  inner();
}

int runInThread(int n) { // quiet: all of it is in the lambda
  auto body = [&](auto what) { // want style: nine in a generic lambda
    DEFER(stop(1));
    DEFER(stop(2));
    DEFER(stop(3));
    DEFER(stop(4));
    DEFER(stop(5));
    DEFER(stop(6));
    DEFER(stop(7));
    DEFER(stop(8));
    DEFER(stop(what));
    return n;
  };
  return body(3) + body(3L);
}

template <typename T>
void instantiated(T t) { // want style: two instantiations, one report
  absl::Cleanup a = [t] { stop(t); };
  stop(0);
  absl::Cleanup b = [t] { stop(t); };
  stop(0);
  absl::Cleanup c = [t] { stop(t); };
  stop(0);
  absl::Cleanup d = [t] { stop(t); };
  absl::Cleanup e = [t] { stop(t); };
  absl::Cleanup f = [t] { stop(t); };
  absl::Cleanup g = [t] { stop(t); };
  absl::Cleanup h = [t] { stop(t); };
  absl::Cleanup i = [t] { stop(t); };
}

template <typename T>
void discarded(T t) { // quiet: one branch is discarded in each instantiation
  absl::Cleanup a = [t] { stop(t); };
  absl::Cleanup b = [t] { stop(t); };
  absl::Cleanup c = [t] { stop(t); };
  absl::Cleanup d = [t] { stop(t); };
  if constexpr (std::is_same_v<T, int>) {
    absl::Cleanup e = [t] { stop(t); };
    absl::Cleanup f = [t] { stop(t); };
    absl::Cleanup g = [t] { stop(t); };
    absl::Cleanup h = [t] { stop(t); };
  } else {
    absl::Cleanup e = [t] { stop(t); };
    absl::Cleanup f = [t] { stop(t); };
  }
}

void oneMacro(int n) { // quiet: each use of DEFER3 counts once
  DEFER3(n);
  DEFER3(n);
  DEFER3(n);
  DEFER3(n);
}

void manyUses(int n) { // want style: nine uses of a macro
  DEFER(stop(1));
  DEFER(stop(2));
  DEFER(stop(3));
  DEFER(stop(4));
  DEFER(stop(5));
  DEFER(stop(6));
  DEFER(stop(7));
  DEFER(stop(8));
  DEFER(stop(n));
}

struct Engine {
  int level = 0;
  explicit Engine(int n) : level(n) { // want style: a constructor is a body
    absl::Cleanup a = [this] { level = 1; };
    absl::Cleanup b = [this] { level = 2; };
    absl::Cleanup c = [this] { level = 3; };
    absl::Cleanup d = [this] { level = 4; };
    absl::Cleanup e = [this] { level = 5; };
    absl::Cleanup f = [this] { level = 6; };
    absl::Cleanup g = [this] { level = 7; };
    absl::Cleanup h = [this] { level = 8; };
    absl::Cleanup i = [this] { level = 9; };
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
Task session(int n) { // want style: alive over the suspensions
  absl::Cleanup a = [n] { stop(n); };
  absl::Cleanup b = [n] { stop(n); };
  co_await std::suspend_never{};
  absl::Cleanup c = [n] { stop(n); };
  absl::Cleanup d = [n] { stop(n); };
  absl::Cleanup e = [n] { stop(n); };
  co_await std::suspend_never{};
  absl::Cleanup f = [n] { stop(n); };
  absl::Cleanup g = [n] { stop(n); };
  if (n)
    co_return;
  absl::Cleanup h = [n] { stop(n); };
  absl::Cleanup i = [n] { stop(n); };
}
void use(int n) {
  instantiated(1);
  instantiated(1L);
  discarded(1);
  discarded(1L);
  Engine engine(n);
}
