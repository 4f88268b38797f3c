// std: c++20
// RUN: %table defercliff-deferral-in-loop %s %t
// defer lists and lists of releases in coroutines, templates, methods and range-for with an init statement
#include <coroutine>
#include <cstdio>
#include <fcntl.h>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <unistd.h>
#include <utility>
#include <vector>
using Fn = std::function<void()>;
void say(int);
struct Task {
  struct promise_type {
    Task get_return_object();
    std::suspend_never initial_suspend();
    std::suspend_never final_suspend() noexcept;
    void return_void();
    void unhandled_exception();
  };
};
struct Next { bool await_ready(); void await_suspend(std::coroutine_handle<>); int await_resume(); };
class Defers {
  std::vector<Fn> a_;

public:
  void add(Fn f) { a_.push_back(std::move(f)); }
  void run() { for (auto &f : a_) f(); a_.clear(); }
  ~Defers() { run(); }
};
Task listen() {
  Defers d;
  std::vector<Fn> closers;
  for (;;) {
    int id = co_await Next{};
    if (id == 0)
      break;
    d.add([id] { say(id); }); // want bug: a coroutine's loop
    int fd = ::dup(id);
    closers.push_back([fd] { ::close(fd); }); // want bug: a coroutine's loop
    co_await Next{};
  }
  for (auto &c : closers) c();
}
Task listenPerMessage() {
  while (int id = co_await Next{}) {
    Defers d;
    d.add([id] { say(id); }); // quiet: declared in the iteration
    co_await Next{};
  }
}
Task listenDrained() {
  Defers d;
  while (int id = co_await Next{}) {
    d.add([id] { say(id); }); // quiet: run in the iteration
    co_await Next{};
    d.run();
  }
}
template <class T> struct Loader {
  Defers defers;
  std::vector<Fn> closers;
  void load(const std::vector<T> &xs) {
    for (const T &x : xs) {
      defers.add([&x] { say(int(x)); }); // want bug: member of a class template, two instantiations
      if constexpr (sizeof(T) > 2) {
        int fd = ::dup(int(x));
        closers.push_back([fd] { ::close(fd); }); // want bug: kept in one instantiation
      } else
        closers.push_back([&x] { say(int(x)); }); // quiet: a task
    }
  }
};
template struct Loader<int>;
template struct Loader<short>;
template <class D> void generic(D &d, int n) {
  for (int i = 0; i < n; ++i)
    d.add([i] { say(i); }); // want bug: one instantiation is a defer list
}
struct Jobs { std::vector<Fn> v; void add(Fn f) { v.push_back(std::move(f)); } };
void useGeneric(Defers &d, Jobs &j) {
  generic(d, 3);
  generic(j, 3);
}
template <class D> void genericTasks(D &d, int n) {
  for (int i = 0; i < n; ++i)
    d.add([i] { say(i); }); // quiet: instantiated with a task list only
}
template void genericTasks<Jobs>(Jobs &, int);
void rangeInit(const std::vector<int> &v) {
  for (Defers d; int x : v)
    d.add([x] { say(x); }); // want bug: the init statement is outside the iterations
  for (Defers d; int x : v) {
    d.add([x] { say(x); }); // quiet: run in the iteration
    d.run();
  }
}
template <int N> void trips(Defers &d) {
  for (int i = 0; i < N; ++i)
    d.add([i] { say(i); }); // quiet: one trip
}
template void trips<1>(Defers &);
class Session {
  std::optional<Defers> perRun_;
  std::unique_ptr<Defers> forever_ = std::make_unique<Defers>();

public:
  void run(const std::vector<int> &v) {
    for (int x : v) {
      perRun_.emplace();
      perRun_->add([x] { say(x); }); // quiet: replaced in the iteration
      forever_->add([x] { say(x); }); // want bug: a member behind a unique_ptr
    }
  }
  void runRef() {
    auto &d = *forever_;
    for (int i = 0; i < 5; ++i)
      d.add([i] { say(i); }); // want bug: a reference to a member's list
  }
  void step(int x) {
    if (x > 0)
      forever_->add([x] { say(x); }); // quiet: no loop in this body
  }
};
int firstError(Defers &d, const std::vector<int> &v) {
  for (int x : v) {
    if (x >= 0)
      continue;
    d.add([x] { say(x); }); // quiet: throws or returns
    if (x == -1)
      throw x;
    return x;
  }
  return 0;
}
