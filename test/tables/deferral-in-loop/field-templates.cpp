// std: c++20
// RUN: %table defercliff-deferral-in-loop %s %t
// Templates, generic lambdas, coroutines and macros.
#include <absl/cleanup/cleanup.h>
#include <coroutine>
#include <cstdio>
#include <functional>
#include <string>
#include <utility>
#include <vector>

template <typename R>
void closeAll(const std::vector<std::string> &names) {
  std::vector<std::function<void()>> closers;
  for (const auto &name : names) {
    R *resource = R::open(name);
    closers.push_back([resource] { resource->close(); }); // want bug: in each instantiation, once
  }
}
struct A {
  static A *open(const std::string &);
  void close();
};
struct B {
  static B *open(const std::string &);
  void close();
};

template <typename F>
class Deferred {
public:
  explicit Deferred(F f) : f_(std::move(f)) {}
  Deferred(Deferred &&o) : f_(std::move(o.f_)), armed_(std::exchange(o.armed_, false)) {}
  ~Deferred() {
    if (armed_)
      f_();
  }

private:
  F f_;
  bool armed_ = true;
};
template <typename F, typename Range>
void pile(const Range &range, F make) {
  std::vector<Deferred<decltype(make(*range.begin()))>> all;
  for (const auto &element : range)
    all.emplace_back(make(element)); // want bug: guards, though their actions are not seen
}

template <typename Holder>
void into(Holder &holder, int n) {
  for (int i = 0; i < n; ++i) {
    auto *p = new int(i);
    holder.add([p] { delete p; }); // want bug: with DeferList, it runs what it stored when it dies
  }
}
struct DeferList {
  std::vector<std::function<void()>> list;
  template <typename F>
  void add(F f) {
    list.emplace_back(std::move(f));
  }
  ~DeferList() {
    for (auto &f : list)
      f();
  }
};
struct RunNow {
  template <typename F>
  void add(F f) {
    f();
  }
};
template <typename Holder>
void intoNow(Holder &holder, int n) {
  for (int i = 0; i < n; ++i) {
    auto *p = new int(i);
    holder.add([p] { delete p; }); // quiet: it runs now
  }
}

void lambda(const std::vector<std::string> &names) {
  DeferList list;
  auto walk = [&list](const auto &range) {
    for (const auto &name : range)
      list.add([name] { std::puts(name.c_str()); }); // want bug: the list is of outside the lambda's loop
  };
  walk(names);
}

struct Task {
  struct promise_type {
    Task get_return_object() { return {}; }
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void return_void() {}
    void unhandled_exception() {}
  };
};
struct Accept {
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  int await_resume();
};
extern "C" int close(int);

Task server() {
  std::vector<std::function<void()>> connections;
  for (;;) {
    int fd = co_await Accept{};
    if (fd < 0)
      co_return;
    connections.push_back([fd] { close(fd); }); // want bug: a descriptor per connection
  }
}

#define DEFER(list, ...) (list).add([=] { __VA_ARGS__; })
void macro(int n) {
  DeferList list;
  while (n-- > 0) {
    DEFER(list, std::printf("%d\n", n)); // want bug: in a macro
  }
  do {
    DEFER(list, std::puts("end")); // quiet: once
  } while (0);
}

void use(const std::vector<std::string> &names, DeferList &list, RunNow &now) {
  closeAll<A>(names);
  closeAll<B>(names);
  pile(names, [](const std::string &name) { return [&name] { std::puts(name.c_str()); }; });
  into(list, 3);
  intoNow(now, 3);
}
