// std: c++17
// RUN: %table defercliff-deferral-in-loop %s %t
// correct: queues a worker drains all the time, and lists made anew in each iteration
#include <condition_variable>
#include <cstdio>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <deque>
#include <queue>
#include <string>
#include <thread>
#include <unistd.h>
#include <utility>
#include <vector>
using Fn = std::function<void()>;
void serve(int);
int take(int);
class EventLoop {
  std::mutex m_;
  std::vector<Fn> pending_;
public:
  void run() { // another thread
    for (;;) {
      std::vector<Fn> now;
      { std::lock_guard<std::mutex> l(m_); now.swap(pending_); }
      for (auto &f : now) f();
    }
  }
  void feed(int n) {
    for (int i = 0; i < n; ++i) {
      int fd = ::dup(i);
      std::lock_guard<std::mutex> l(m_);
      pending_.push_back([fd] { serve(fd); ::close(fd); }); // quiet: run() takes them in another thread
    }
  }
};
struct Shared { std::mutex m; std::condition_variable cv; std::deque<Fn> q; };
void producer(Shared &s, int n) {
  for (int i = 0; i < n; ++i) {
    int fd = ::dup(i);
    {
      std::lock_guard<std::mutex> l(s.m);
      s.q.emplace_back([fd] { serve(fd); ::close(fd); }); // quiet: consumer() takes them
    }
    s.cv.notify_one();
  }
}
void consumer(Shared &s) {
  for (;;) {
    std::unique_lock<std::mutex> l(s.m);
    s.cv.wait(l, [&] { return !s.q.empty(); });
    Fn f = std::move(s.q.front());
    s.q.pop_front();
    l.unlock();
    f();
  }
}
void localWorker(int n) {
  std::mutex m;
  std::condition_variable cv;
  std::queue<Fn> q;
  bool stop = false;
  std::thread worker([&] {
    std::unique_lock<std::mutex> l(m);
    while (!stop || !q.empty()) {
      cv.wait(l, [&] { return stop || !q.empty(); });
      while (!q.empty()) {
        Fn f = std::move(q.front());
        q.pop();
        l.unlock();
        f();
        l.lock();
      }
    }
  });
  for (int i = 0; i < n; ++i) {
    int fd = ::dup(i);
    std::lock_guard<std::mutex> l(m);
    q.push([fd] { serve(fd); ::close(fd); }); // quiet: the worker drains it all the time
    cv.notify_one();
  }
  { std::lock_guard<std::mutex> l(m); stop = true; }
  cv.notify_one();
  worker.join();
}
class Defers {
  std::vector<Fn> a_;
public:
  Defers() = default;
  Defers(Defers &&) = default;
  Defers &operator=(Defers &&o) noexcept { run(); a_ = std::move(o.a_); return *this; }
  void add(Fn f) { a_.push_back(std::move(f)); }
  void run() { for (auto &f : a_) f(); a_.clear(); }
  ~Defers() { run(); }
};
class S {
  std::optional<Defers> o_;
  std::unique_ptr<Defers> u_;
  std::shared_ptr<Defers> s_;
  Defers *raw_ = nullptr;
  Defers d_;
public:
  void all(int n) {
    for (int i = 0; i < n; ++i) {
      o_.emplace();
      u_.reset(new Defers);
      s_ = std::make_shared<Defers>();
      raw_ = new Defers;
      d_ = Defers();
      o_->add([i] { serve(i); }); // quiet: a new one per iteration
      u_->add([i] { serve(i); }); // quiet: a new one per iteration
      s_->add([i] { serve(i); }); // quiet: a new one per iteration
      raw_->add([i] { serve(i); }); // quiet: a new one per iteration
      d_.add([i] { serve(i); }); // quiet: a new one per iteration
      delete raw_;
    }
  }
};
void locals(int n) {
  std::optional<Defers> o;
  std::unique_ptr<Defers> u;
  std::optional<std::vector<Fn>> v;
  Defers *raw;
  for (int i = 0; i < n; ++i) {
    o.emplace();
    o->add([i] { serve(i); }); // quiet: a new one per iteration
    u = std::make_unique<Defers>();
    u->add([i] { serve(i); }); // quiet: a new one per iteration
    v.emplace();
    int fd = ::dup(i);
    v->push_back([fd] { ::close(fd); }); // quiet: a new one per iteration
    for (auto &f : *v) f();
    raw = new Defers;
    raw->add([i] { serve(i); }); // quiet: a new one per iteration
    delete raw;
  }
}
