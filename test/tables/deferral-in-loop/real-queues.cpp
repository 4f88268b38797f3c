// std: c++17
// RUN: %table defercliff-deferral-in-loop %s %t
// Work queues and event loops: other code runs what is added.
#include <condition_variable>
#include <cstdio>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <queue>
#include <string>
#include <thread>
#include <vector>
struct Buf; Buf *alloc_buf(int); void free_buf(Buf *); void fill(Buf *); void Release(Buf *);
class Loop {
public:
  void post(std::function<void()> f) { std::lock_guard<std::mutex> l(m_); q_.push_back(std::move(f)); cv_.notify_one(); }
  void run() { for (;;) { std::deque<std::function<void()>> now; { std::unique_lock<std::mutex> l(m_); cv_.wait(l, [&] { return !q_.empty(); }); now.swap(q_); } for (auto &f : now) f(); } }
private:
  std::mutex m_; std::condition_variable cv_; std::deque<std::function<void()>> q_;
};
class Device {
public:
  void submit(int n) {
    for (int i = 0; i < n; ++i) {
      Buf *b = alloc_buf(i);
      fill(b);
      retired_.push_back([b] { Release(b); }); // quiet: endFrame() takes them
    }
  }
  void endFrame() { auto done = std::move(retired_); for (auto &f : done) f(); }
private:
  std::vector<std::function<void()>> retired_;
};
class Keeper {
public:
  ~Keeper() { for (auto &f : cleanups_) f(); }
  void load(int n) {
    for (int i = 0; i < n; ++i) {
      Buf *b = alloc_buf(i);
      cleanups_.push_back([b] { Release(b); }); // want bug: only the destructor runs them
    }
  }
private:
  std::vector<std::function<void()>> cleanups_;
};
class Gc {
public:
  void add(std::function<void()> f) { garbage_.push_back(std::move(f)); if (garbage_.size() > 100) collect(); }
  void collect() { for (auto &f : garbage_) f(); garbage_.clear(); }
  ~Gc() { collect(); }
private:
  std::vector<std::function<void()>> garbage_;
};
void loops(Loop &loop, Gc &gc, int n) {
  for (int i = 0; i < n; ++i) {
    Buf *b = alloc_buf(i);
    loop.post([b] { Release(b); }); // quiet: run() takes them
    Buf *c = alloc_buf(i);
    gc.add([c] { Release(c); }); // quiet: collects by itself
  }
}
void own(int n) {
  std::queue<std::function<void()>> queue; std::mutex m; bool stop = false;
  std::thread worker([&] { while (!stop) { std::lock_guard<std::mutex> l(m); if (!queue.empty()) { queue.front()(); queue.pop(); } } });
  for (int i = 0; i < n; ++i) {
    Buf *b = alloc_buf(i);
    std::lock_guard<std::mutex> l(m);
    queue.push([b] { Release(b); }); // quiet: the worker takes them
  }
  stop = true; worker.join();
}
void runQueue(std::vector<std::function<void()>> &q);
void peek(const std::vector<std::function<void()>> &q);
void handed(int n) {
  std::vector<std::function<void()>> q, r, s;
  for (int i = 0; i < n; ++i) {
    Buf *b = alloc_buf(i);
    q.push_back([b] { Release(b); }); // quiet: given to a function that may drain it
    runQueue(q);
    Buf *c = alloc_buf(i);
    r.push_back([c] { Release(c); }); // quiet: documented limit: a reference to const
    peek(r);
    Buf *d = alloc_buf(i);
    s.push_back([d] { Release(d); }); // want bug: s only has its size asked for
    if (s.size() > 100) fill(d);
  }
  for (auto &f : s) f();
}
std::vector<std::function<void()>> g_atexit;
static void runAtExit() { for (auto &f : g_atexit) f(); g_atexit.clear(); }
std::vector<std::function<void()>> g_never;
void globals(int n) {
  for (int i = 0; i < n; ++i) {
    Buf *b = alloc_buf(i);
    g_atexit.push_back([b] { Release(b); }); // quiet: another function clears it: a work queue by the documents
    Buf *c = alloc_buf(i);
    g_never.push_back([c] { Release(c); }); // want bug: nothing of this file ever runs it
  }
  runAtExit();
}
void interleaved(int n) {
  std::deque<std::function<void()>> ring;
  for (int i = 0; i < n; ++i) {
    if (ring.size() == 4) { ring.front()(); ring.pop_front(); }
    Buf *b = alloc_buf(i);
    fill(b);
    ring.emplace_back([b] { Release(b); }); // quiet: the oldest is run and dropped
  }
  while (!ring.empty()) { ring.front()(); ring.pop_front(); }
}
void conditional(int n) {
  std::vector<std::function<void()>> failed;
  for (int i = 0; i < n; ++i) {
    Buf *b = alloc_buf(i);
    if (!b)
      continue;
    failed.emplace_back([b] { Release(b); }); // want bug: piles up
    fill(b);
  }
  for (auto &f : failed) f();
}
