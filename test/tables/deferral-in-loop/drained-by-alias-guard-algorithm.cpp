// std: c++20
// RUN: %table defercliff-deferral-in-loop %s %t
// drained by another name, a guard, a swap, an algorithm, a method of the owner: silent
#include <algorithm>
#include <cstdio>
#include <functional>
#include <memory>
#include <optional>
#include <queue>
#include <ranges>
#include <string>
#include <tuple>
#include <unistd.h>
#include <utility>
#include <vector>
using Fn = std::function<void()>;
void say(int);
template <class F> struct [[nodiscard]] Guard { F f; explicit Guard(F g) : f(std::move(g)) {} Guard(const Guard &) = delete; ~Guard() { f(); } };
class Defers {
  std::vector<Fn> a_;
public:
  Defers() = default;
  Defers(Defers &&) = default;
  Defers &operator=(Defers &&) = default;
  void add(Fn f) { a_.push_back(std::move(f)); }
  void run() { for (auto &f : a_) f(); a_.clear(); }
  void swap(Defers &o) { a_.swap(o.a_); }
  ~Defers() { run(); }
};
void swap(Defers &a, Defers &b) { a.swap(b); }
void byGuard(int n) {
  Defers d;
  std::vector<Fn> v;
  for (int i = 0; i < n; ++i) {
    Guard flush([&] { d.run(); for (auto &f : v) f(); v.clear(); });
    d.add([i] { say(i); }); // quiet: the guard runs it at the end of the iteration
    int fd = ::dup(i);
    v.push_back([fd] { ::close(fd); }); // quiet: the guard runs it at the end of the iteration
  }
}
void byAlias(int n) {
  Defers d, e;
  Defers *p = &d;
  Defers &r = e;
  std::vector<Fn> v;
  auto &w = v;
  for (int i = 0; i < n; ++i) {
    d.add([i] { say(i); }); // quiet: run through a pointer
    p->run();
    e.add([i] { say(i); }); // quiet: run through a reference
    r.run();
    int fd = ::dup(i);
    w.push_back([fd] { ::close(fd); }); // quiet: the other name is cleared
    for (auto &f : v) f();
    v.clear();
  }
}
void bySwap(int n) {
  Defers d, e, g;
  std::vector<Fn> v;
  std::queue<Fn> q;
  for (int i = 0; i < n; ++i) {
    d.add([i] { say(i); }); // quiet: swapped with a local
    Defers now;
    std::swap(d, now);
    e.add([i] { say(i); }); // quiet: swapped by ADL
    Defers now2;
    swap(e, now2);
    g.add([i] { say(i); }); // quiet: moved to a local that dies here
    Defers now3 = std::move(g);
    int fd = ::dup(i);
    v.push_back([fd] { ::close(fd); }); // quiet: run, then dropped
    for (auto &f : v) f();
    std::vector<Fn>().swap(v);
    int fd2 = ::dup(i);
    q.push([fd2] { ::close(fd2); }); // quiet: run, then dropped
    q.front()();
    q = {};
  }
}
void byAlgorithm(int n) {
  std::vector<Fn> v, w, x;
  for (int i = 0; i < n; ++i) {
    int fd = ::dup(i);
    v.push_back([fd] { ::close(fd); }); // quiet: erased
    std::for_each(v.rbegin(), v.rend(), [](Fn &f) { f(); });
    v.erase(v.begin(), v.end());
    int fd2 = ::dup(i);
    w.push_back([fd2] { ::close(fd2); }); // quiet: erased by erase_if
    std::erase_if(w, [](Fn &f) { f(); return true; });
    int fd3 = ::dup(i);
    x.push_back([fd3] { ::close(fd3); }); // quiet: erased after remove_if
    x.erase(std::remove_if(x.begin(), x.end(), [](Fn &f) { f(); return true; }), x.end());
  }
}
struct Context {
  Defers defers;
  std::vector<Fn> closers;
  void end() { defers.run(); for (auto &f : closers) f(); closers.clear(); }
};
void byOwner(Context &c, int n) {
  for (int i = 0; i < n; ++i) {
    c.defers.add([i] { say(i); }); // quiet: end() runs them
    int fd = ::dup(i);
    c.closers.push_back([fd] { ::close(fd); }); // quiet: end() runs them
    c.end();
  }
}
void byOwnerPointer(std::unique_ptr<Context> c, int n) {
  for (int i = 0; i < n; ++i) {
    c->defers.add([i] { say(i); }); // quiet: a new context per iteration
    c = std::make_unique<Context>();
  }
}
void inContinue(int n) {
  Defers d;
  for (int i = 0; i < n; ++i) {
    d.add([i] { say(i); }); // quiet: run on each way round
    if (i % 2) {
      d.run();
      continue;
    }
    try {
      say(i);
    } catch (...) {
      d.run();
      throw;
    }
    d.run();
  }
}
std::vector<Fn> batches(int n, std::vector<std::vector<Fn>> &out) {
  std::vector<Fn> cur;
  for (int i = 0; i < n; ++i) {
    cur.push_back([i] { say(i); }); // quiet: tasks in batches
    if (cur.size() == 4)
      out.push_back(std::exchange(cur, {}));
  }
  return cur;
}
