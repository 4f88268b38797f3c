// std: c++20
// RUN: %table defercliff-loop-capture %s %t
// REQUIRES: llvm-20-or-later
// Erased callables of one's own, interfaces, attributes, coroutines.
#include <coroutine>
#include <functional>
#include <memory>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>
void use(int);
void use(const std::string &);
std::string make(int);

class UniqueFn {
  struct Base {
    virtual ~Base() = default;
    virtual void call() = 0;
  };
  template <class F> struct Impl : Base {
    F f;
    explicit Impl(F &&x) : f(std::move(x)) {}
    void call() override { f(); }
  };
  std::unique_ptr<Base> p_;

public:
  UniqueFn() = default;
  template <class F, class = std::enable_if_t<!std::is_same_v<std::decay_t<F>, UniqueFn>>> UniqueFn(F f) : p_(new Impl<F>(std::move(f))) {}
  void operator()() { p_->call(); }
};
struct Executor {
  virtual ~Executor() = default;
  virtual void execute(std::function<void()> f) = 0;
};
template <class Derived> struct ExecutorBase {
  template <class F> void dispatch(F &&f) { static_cast<Derived *>(this)->put(UniqueFn(std::forward<F>(f))); }
};
class Inline : public ExecutorBase<Inline> {
public:
  void put(UniqueFn f) { f(); }
};
class Queued : public ExecutorBase<Queued> {
  std::vector<UniqueFn> q_;

public:
  void put(UniqueFn f) { q_.push_back(std::move(f)); }
};
struct Store {
  std::vector<std::function<void()>> list;
  void remember(const std::function<void()> &f [[clang::lifetime_capture_by(this)]]);
};
struct Task {
  struct promise_type {
    Task get_return_object() { return {}; }
    std::suspend_never initial_suspend() { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void return_void() {}
    void unhandled_exception() {}
  };
};
struct Event {
  std::vector<UniqueFn> waiting;
  bool await_ready() { return waiting.empty(); }
  void await_suspend(std::coroutine_handle<>) {}
  void await_resume() {}
  void then(UniqueFn f) { waiting.push_back(std::move(f)); }
};

void ownErasure(std::vector<UniqueFn> &list, int n) {
  for (int i = 0; i < n; ++i) {
    list.push_back(UniqueFn([&] { use(i); })); // want bug: a callable of one's own in a list
    list.emplace_back([&] { use(i); }); // want bug: built in place
    list.emplace_back([i] { use(i); }); // quiet: a copy
    UniqueFn now([&] { use(i); }); // quiet: called here
    now();
  }
}
void ownErasureLate(int n) {
  UniqueFn last;
  for (int i = 0; i < n; ++i)
    last = UniqueFn([&] { use(i); }); // want bug: called after the loop
  last();
}
void attribute(Store &store, int n) {
  for (int i = 0; i < n; ++i) {
    store.remember([&] { use(i); }); // want bug: lifetime_capture_by
    store.remember([i] { use(i); }); // quiet: a copy
  }
}
void executors(Executor &any, Inline &now, Queued &later, int n) {
  for (int i = 0; i < n; ++i) {
    any.execute([&] { use(i); }); // quiet: an interface, an unlisted name
    now.dispatch([&] { use(i); }); // quiet: the body runs it
    later.dispatch([&] { use(i); }); // want bug: the body keeps it
    later.put([&] { use(i); }); // want bug: the body keeps it
  }
}
Task coroutine(Event &event, int n) {
  for (int i = 0; i < n; ++i) {
    std::string s = make(i);
    event.then([&] { use(s); }); // quiet: awaited in the iteration
    co_await event;
  }
}
Task coroutineLate(Event &event, int n) {
  for (int i = 0; i < n; ++i) {
    std::string s = make(i);
    event.then([&] { use(s); }); // want bug: awaited after the loop
  }
  co_await event;
}
template <class F> class Deferred {
  F f_;

public:
  explicit Deferred(F f) : f_(std::move(f)) {}
  ~Deferred() { f_(); }
};
void guardCtad(int n) {
  for (int i = 0; i < n; ++i) {
    Deferred d([&] { use(i); }); // want style: dies in the iteration
    use(i + 1);
  }
}
void guardBeforeLocal(int n) {
  for (int i = 0; i < n; ++i) {
    std::string *p = nullptr;
    Deferred d([&] { if (p) use(*p); }); // quiet: 'p' is declared before the guard
    std::string s = make(i);
    use(s);
  }
}
