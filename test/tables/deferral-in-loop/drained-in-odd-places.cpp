// std: c++17
// RUN: %table defercliff-deferral-in-loop %s %t
// silent: drained at the top of the next iteration, in the for's increment, by resize, assign, erase, a visitor, moved away, in a nested block
#include <algorithm>
#include <cstdio>
#include <fcntl.h>
#include <functional>
#include <iterator>
#include <list>
#include <map>
#include <memory>
#include <stack>
#include <string>
#include <thread>
#include <unistd.h>
#include <utility>
#include <vector>
using Fn = std::function<void()>;
void say(int);
bool full(int);
void runAndClear(std::vector<Fn> &v) { for (auto &f : v) f(); v.clear(); }
void consume(std::vector<Fn> v);
class Defers {
  std::vector<Fn> a_;

public:
  void add(Fn f) { a_.push_back(std::move(f)); }
  void flush() { for (auto it = a_.rbegin(); it != a_.rend(); ++it) (*it)(); a_.clear(); }
  ~Defers() { flush(); }
};
void top(const std::vector<std::string> &paths) {
  std::vector<Fn> undo;
  Defers d;
  for (const auto &p : paths) {
    d.flush();
    for (auto &u : undo) u();
    undo.clear();
    int fd = ::open(p.c_str(), O_RDONLY);
    undo.push_back([fd] { ::close(fd); }); // quiet: released at the top of the next iteration
    d.add([fd] { say(fd); }); // quiet: run at the top of the next iteration
  }
}
void increment(int n) {
  Defers d;
  std::vector<Fn> undo;
  for (int i = 0; i < n; ++i, d.flush(), runAndClear(undo)) {
    d.add([i] { say(i); }); // quiet: run in the increment
    int fd = ::dup(i);
    undo.push_back([fd] { ::close(fd); }); // quiet: run in the increment
    if (full(i))
      continue;
    say(-i);
  }
}
void condition(int n) {
  Defers d;
  while (d.flush(), n-- > 0)
    d.add([n] { say(n); }); // quiet: run in the condition
}
void resized(int n) {
  std::vector<Fn> a, b, c;
  std::list<Fn> l;
  for (int i = 0; i < n; ++i) {
    int fd = ::dup(i);
    a.push_back([fd] { ::close(fd); }); // quiet: resized to nothing
    for (auto &f : a) f();
    a.resize(0);
    int fd2 = ::dup(i);
    b.push_back([fd2] { ::close(fd2); }); // quiet: erased
    for (auto &f : b) f();
    b.erase(b.begin(), b.end());
    int fd3 = ::dup(i);
    c.push_back([fd3] { ::close(fd3); }); // quiet: given away
    consume(std::move(c));
    c = std::vector<Fn>();
    int fd4 = ::dup(i);
    l.push_back([fd4] { ::close(fd4); }); // quiet: spliced away and run
    std::list<Fn> now;
    now.splice(now.end(), l);
    for (auto &f : now) f();
  }
}
void popped(int n) {
  std::stack<Fn> s;
  for (int i = 0; i < n; ++i) {
    int fd = ::dup(i);
    s.push([fd] { ::close(fd); }); // quiet: popped and run
    while (!s.empty()) {
      Fn f = std::move(s.top());
      s.pop();
      f();
    }
  }
}
void everyHundred(const std::vector<std::string> &paths) {
  std::vector<Fn> undo;
  int k = 0;
  for (const auto &p : paths) {
    int fd = ::open(p.c_str(), O_RDONLY);
    undo.push_back([fd] { ::close(fd); }); // quiet: flushed when a hundred are there
    if (++k % 100 == 0)
      runAndClear(undo);
  }
  runAndClear(undo);
}
void nested(int n, int m) {
  for (int i = 0; i < n; ++i) {
    Defers row;
    row.add([i] { say(i); }); // quiet: declared in the iteration
    for (int j = 0; j < m; ++j) {
      Defers cell;
      cell.add([j] { say(j); }); // quiet: declared in the iteration
      do
        cell.add([] { say(0); }); // quiet: one trip
      while (0);
    }
  }
}
void heads(int n) {
  for (Defers d; n > 0; --n)
    d.add([n] { say(n); }); // want bug: declared in the head, once
  if (Defers d; n < 0)
    d.add([n] { say(n); }); // quiet: no loop
  while (n++ < 5)
    if (Defers d; full(n))
      d.add([n] { say(n); }); // quiet: declared in the iteration
  switch (Defers d; n) {
  case 1:
    d.add([n] { say(n); }); // quiet: no loop
    break;
  default:
    while (n-- > 0)
      d.add([n] { say(n); }); // want bug: declared in the switch, outside the loop
  }
}
void lambdas(int n) {
  Defers d;
  auto later = [&d](int i) { d.add([i] { say(i); }); }; // quiet: no loop in this body
  later(n);
  auto many = [&d](int k) {
    for (int i = 0; i < k; ++i)
      d.add([i] { say(i); }); // want bug: the lambda's own loop, the list belongs to its parent
  };
  many(n);
  auto own = [](int k) {
    for (int i = 0; i < k; ++i) {
      Defers e;
      e.add([i] { say(i); }); // quiet: declared in the iteration
    }
  };
  own(n);
}
