// std: c++17
// RUN: %table defercliff-deferral-in-loop %s %t
// Home-grown defer lists: a destructor that runs what was stored.
#include <forward_list>
#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>
void step(int);
bool ok(int);
class Later {
  std::vector<std::function<void()>> list_;

public:
  Later() = default;
  Later(const Later &) = delete;
  template <class F> Later &operator+=(F &&f) {
    list_.emplace_back(std::forward<F>(f));
    return *this;
  }
  void add(std::function<void()> f) { list_.push_back(std::move(f)); }
  void flush() {
    while (!list_.empty()) {
      auto f = std::move(list_.back());
      list_.pop_back();
      f();
    }
  }
  void dismiss() { list_.clear(); }
  std::size_t size() const { return list_.size(); }
  ~Later() { flush(); }
};
class Transaction {
  std::vector<std::function<void()>> undo_;
  bool done_ = false;

public:
  void onRollback(std::function<void()> f) { undo_.push_back(std::move(f)); }
  void commit() { done_ = true; }
  ~Transaction() {
    if (done_)
      return;
    for (auto it = undo_.rbegin(); it != undo_.rend(); ++it)
      (*it)();
  }
};
class Idle {
  std::vector<std::function<void()>> list_;

public:
  void add(std::function<void()> f) { list_.push_back(std::move(f)); }
  void run() {
    for (auto &f : list_)
      f();
  }
};
class Chain {
  struct Link {
    std::function<void()> f;
    std::unique_ptr<Link> next;
  };
  std::unique_ptr<Link> head_;

public:
  void push(std::function<void()> f) { head_ = std::make_unique<Link>(Link{std::move(f), std::move(head_)}); }
  ~Chain() {
    for (Link *l = head_.get(); l; l = l->next.get())
      l->f();
  }
};
class Pool {
  std::vector<std::function<void()>> jobs_;
  std::thread worker_;

public:
  void add(std::function<void()> f) { jobs_.push_back(std::move(f)); }
  ~Pool() {
    worker_.join();
    for (auto &j : jobs_)
      j();
  }
};
struct Base {
  Later defers;
  void defer(std::function<void()> f) { defers.add(std::move(f)); }
};
struct Request : Base {};
class Slot {
  std::function<void()> f_;

public:
  void set(std::function<void()> f) { f_ = std::move(f); }
  ~Slot() {
    if (f_)
      f_();
  }
};

void plus(int n) {
  Later later;
  for (int i = 0; i < n; ++i)
    later += [i] { step(i); }; // want bug: runs at the end of the function
}
void method(Later &later, int n) {
  for (int i = 0; i < n; ++i)
    later.add([i] { step(i); }); // want bug: the caller's list
}
void transaction(int n) {
  Transaction t;
  for (int i = 0; i < n; ++i)
    t.onRollback([i] { step(i); }); // quiet: called off when all went well
  t.commit();
}
void idle(Idle &idle, int n) {
  for (int i = 0; i < n; ++i)
    idle.add([i] { step(i); }); // quiet: a task list, its destructor runs nothing
}
void chain(int n) {
  Chain c;
  for (int i = 0; i < n; ++i)
    c.push([i] { step(i); });
}
void pool(Pool &p, int n) {
  for (int i = 0; i < n; ++i)
    p.add([i] { step(i); }); // quiet: a class that joins a thread
}
void inherited(int n) {
  Request r;
  for (int i = 0; i < n; ++i)
    r.defer([i] { step(i); }); // want bug: through a base and its member
}
void slot(int n) {
  Slot s;
  for (int i = 0; i < n; ++i)
    s.set([i] { step(i); }); // quiet: a setter, one action only
}
void flushed(int n) {
  Later later;
  for (int i = 0; i < n; ++i) {
    later.add([i] { step(i); }); // quiet: flushed in the iteration
    step(i);
    later.flush();
  }
}
void flushedSometimes(int n) {
  Later later;
  for (int i = 0; i < n; ++i) {
    later.add([i] { step(i); }); // quiet: a batch
    if (later.size() > 10)
      later.flush();
  }
}
void declaredInside(int n) {
  for (int i = 0; i < n; ++i) {
    Later later;
    later += [i] { step(i); }; // quiet: runs at the end of the iteration
    later += [] { step(0); }; // quiet: runs at the end of the iteration
  }
}
void innerLoop(int n) {
  for (int i = 0; i < n; ++i) {
    Later later;
    for (int k = 0; k < n; ++k)
      later += [i, k] { step(i + k); }; // want bug: piles up in the inner loop
  }
}
void moved(int n) {
  auto later = std::make_unique<Later>();
  for (int i = 0; i < n; ++i) {
    later->add([i] { step(i); }); // quiet: made anew in the iteration
    later = std::make_unique<Later>();
  }
}
void once(int n) {
  Later later;
  for (int i = 0; i < n; ++i)
    if (!ok(i)) {
      later += [i] { step(i); }; // quiet: leaves the loop
      return;
    }
}
void outside(int n) {
  Later later;
  later += [] { step(0); }; // quiet: no loop
  for (int i = 0; i < n; ++i)
    step(i);
}
