// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// Drained in the iteration by the program's own means: a local lambda, a member function, an RAII drainer, the increment: correct code.
#include <functional>
#include <future>
#include <memory>
#include <thread>
#include <utility>
#include <vector>

void use(int) noexcept;
using Fn = std::function<void()>;
using Tasks = std::vector<Fn>;

void by_lambda(int n) {
  Tasks t;
  auto flush = [&]() noexcept {
    for (auto &f : t) f();
    t.clear();
  };
  for (int i = 0; i < n; ++i) {
    t.push_back([&i] { use(i); }); // quiet: flush() empties it in the iteration
    flush();
  }
}
static void drain(Tasks &t) noexcept {
  for (auto &f : t) f();
  t.clear();
}
void by_function(int n) {
  Tasks t;
  for (int i = 0; i < n; ++i) {
    t.push_back([&i] { use(i); }); // quiet: drain() empties it
    drain(t);
  }
}
class Stage {
  Tasks t_;
  std::vector<std::thread> ts_;
  void flush() noexcept {
    for (auto &f : t_) f();
    t_.clear();
  }
  void join_all() noexcept {
    for (auto &x : ts_) x.join();
    ts_.clear();
  }

public:
  void run(int n) {
    for (int i = 0; i < n; ++i) {
      t_.push_back([&i] { use(i); }); // quiet: flush() empties the member
      flush();
      ts_.emplace_back([&i] { use(i); }); // quiet: join_all() joins
      join_all();
    }
  }
};
struct Drainer {
  Tasks &t;
  explicit Drainer(Tasks &q) : t(q) {}
  ~Drainer() { for (auto &f : t) f(); t.clear(); }
};
void by_raii(int n) {
  Tasks t;
  for (int i = 0; i < n; ++i) {
    Drainer d(t);
    t.push_back([&i] { use(i); }); // quiet: the drainer empties it before i dies
    use(i);
  }
}
void by_swap(int n) {
  Tasks t;
  for (int i = 0; i < n; ++i) {
    t.push_back([&i] { use(i); }); // quiet: moved to a local that dies in the iteration
    Tasks now;
    now.swap(t);
    for (auto &f : now) f();
  }
}
void by_exchange(int n) {
  Tasks t;
  for (int i = 0; i < n; ++i) {
    t.push_back([&i] { use(i); }); // quiet: exchanged and run
    for (auto &f : std::exchange(t, {})) f();
  }
}
void by_assignment(int n) {
  Tasks t;
  for (int i = 0; i < n; ++i) {
    t.push_back([&i] { use(i); }); // quiet: run, then replaced by an empty one
    for (auto &f : t) f();
    t = {};
  }
}
void joined_by_lambda(int n) {
  std::vector<std::thread> ts;
  auto join_all = [&ts]() noexcept {
    for (auto &t : ts) t.join();
    ts.clear();
  };
  for (int i = 0; i < n; ++i) {
    ts.emplace_back([&i] { use(i); }); // quiet: join_all() joins in the iteration
    join_all();
  }
}
