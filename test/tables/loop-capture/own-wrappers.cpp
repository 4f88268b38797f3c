// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// Rule: a class of one's own that is built from any callable and keeps it is a wrapper, whether its constructor can be looked into or not.
#include <deque>
#include <functional>
#include <memory>
#include <new>
#include <utility>
#include <vector>

void use(int);

// With a virtual call behind a pointer.
class Task {
  struct Base {
    virtual void call() = 0;
    virtual ~Base() {}
  };
  template <typename F> struct Impl : Base {
    F f;
    explicit Impl(F &&f) : f(std::move(f)) {}
    void call() override { f(); }
  };
  std::unique_ptr<Base> impl;

public:
  Task() = default;
  template <typename F> Task(F &&f) : impl(new Impl<F>(std::move(f))) {}
  Task(Task &&other) : impl(std::move(other.impl)) {}
  Task &operator=(Task &&other) {
    impl = std::move(other.impl);
    return *this;
  }
  void operator()() { impl->call(); }
};

// With a buffer.
class Buffered {
  alignas(16) char buffer[48];
  void (*run)(void *);
  void (*destroy)(void *);

public:
  template <typename F>
  Buffered(F f)
      : run([](void *p) { (*static_cast<F *>(p))(); }),
        destroy([](void *p) { static_cast<F *>(p)->~F(); }) {
    ::new (static_cast<void *>(buffer)) F(std::move(f));
  }
  Buffered(Buffered &&) noexcept;
  ~Buffered() { destroy(buffer); }
  void operator()() { run(buffer); }
};

// Behind a function that is out of sight.
void build(void *data, void *callable, unsigned size);
template <class> class Function;
template <class R, class... Args> class Function<R(Args...)> {
  void *data[4];

public:
  template <class F> Function(F &&f) { build(data, &f, sizeof(F)); }
  Function(Function &&) noexcept;
  ~Function();
  R operator()(Args...) const;
};

// Only refers to what it is given.
template <class> class FunctionRef;
template <class R, class... Args> class FunctionRef<R(Args...)> {
  void *object;
  R (*call)(void *, Args...);

public:
  template <class F> FunctionRef(F &&f) : object(&f) {
    build(&call, &f, sizeof(F));
  }
  R operator()(Args... args) const { return call(object, args...); }
};

// Runs what it is built from.
struct Measured {
  template <class F> explicit Measured(F &&f) { f(); }
  ~Measured();
  double operator()() const;
};

void containers() {
  std::vector<Task> tasks;
  std::vector<Buffered> buffered;
  std::deque<Function<void()>> functions;
  std::vector<Task> copied;
  for (int i = 0; i < 3; ++i) {
    tasks.push_back([&i] { use(i); }); // want bug: tasks outlives i
    tasks.emplace_back([&i] { use(i); }); // want bug: built in place
    buffered.push_back([&i] { use(i); }); // want bug: buffered outlives i
    buffered.emplace_back([&i] { use(i); }); // want bug: built in place
    functions.push_back([&i] { use(i); }); // want bug: functions outlives i
    functions.emplace_back([&] { use(i); }); // want bug: built in place
    copied.push_back([i] { use(i); }); // quiet: copied
  }
  for (Task &t : tasks)
    t();
  for (Buffered &b : buffered)
    b();
  for (auto &f : functions)
    f();
  for (Task &t : copied)
    t();
}

void in_the_iteration() {
  for (int i = 0; i < 3; ++i) {
    std::vector<Task> tasks;
    tasks.emplace_back([&i] { use(i); }); // quiet: tasks dies before i
    Function<void()> f([&i] { use(i); }); // quiet: f dies before i
    f();
    for (Task &t : tasks)
      t();
  }
}

void drained() {
  std::vector<Function<void()>> functions;
  for (int i = 0; i < 3; ++i) {
    functions.emplace_back([&i] { use(i); }); // quiet: cleared in the iteration
    for (auto &f : functions)
      f();
    functions.clear();
  }
}

void replaced() {
  Task last;
  for (int i = 0; i < 3; ++i) {
    last = Task([&i] { use(i); }); // want bug: called after the loop
  }
  last();
}

void each(FunctionRef<void(int)> f);

void refers() {
  std::vector<double> times;
  for (int i = 0; i < 3; ++i) {
    each([&i](int n) { use(i + n); }); // quiet: a reference to the callable
    Measured m([&i] { use(i); }); // quiet: it runs at once
    times.push_back(m());
  }
}

class Pool {
  std::deque<Function<void()>> queue;

public:
  void post(Function<void()> f) { queue.push_back(std::move(f)); }
  template <class F> void go(F &&f) { queue.emplace_back(std::forward<F>(f)); }
};

void pool(Pool &p) {
  for (int i = 0; i < 3; ++i) {
    p.post([&i] { use(i); }); // want bug: the pool keeps it
    p.go([&i] { use(i); }); // want bug: the pool keeps it
    p.go([=] { use(i); }); // quiet: copied
  }
}
