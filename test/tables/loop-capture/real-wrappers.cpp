// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// Wrappers around threads and queues; joiners; helpers that pass a callable on.
#include <boost/thread.hpp>
#include <boost/thread/scoped_thread.hpp>
#include <functional>
#include <gsl/util>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>
void use(int); void use(const std::string &);
class ScopedThread {
public:
  template <class... A> explicit ScopedThread(A &&...a) : t_(std::forward<A>(a)...) {}
  ScopedThread(ScopedThread &&) = default;
  ~ScopedThread() { if (t_.joinable()) t_.join(); }
private:
  std::thread t_;
};
struct Joiner { std::thread &t; ~Joiner() { t.join(); } };
class ThreadGroup {
public:
  ~ThreadGroup() { wait(); }
  template <class F> void start(F &&f) { threads_.emplace_back(std::forward<F>(f)); }
  void wait() { for (auto &t : threads_) t.join(); threads_.clear(); }
private:
  std::list<std::thread> threads_;
};
class EventLoop {
public:
  void runInLoop(std::function<void()> cb) { if (inLoop()) cb(); else queueInLoop(std::move(cb)); }
  void queueInLoop(std::function<void()> cb) { std::lock_guard<std::mutex> l(m_); pending_.push_back(std::move(cb)); }
  bool inLoop() const;
private:
  std::mutex m_; std::vector<std::function<void()>> pending_;
};
namespace ui { std::vector<std::function<void()>> queue; void onMain(std::function<void()> f) { queue.emplace_back(std::move(f)); } }
template <class F> void later(F f) { ui::onMain([f = std::move(f)] { f(); }); }
template <class F> void parallel(int n, const F &f) {
  std::vector<std::thread> ts;
  for (int i = 0; i < n; ++i)
    ts.emplace_back([&f, i] { f(i); }); // quiet: f is no variable of the loop, and i is copied
  for (auto &t : ts) t.join();
}
template <class F> void detached(F &&f) { std::thread(std::forward<F>(f)).detach(); }
std::thread spawn(std::function<void()> f) { return std::thread(std::move(f)); }

void threads(int n) {
  for (int i = 0; i < n; ++i) {
    ScopedThread t([&] { use(i); }); // quiet: joins in its destructor
    std::thread u([&] { use(i); }); // quiet: joined by the joiner
    Joiner j{u};
    std::thread v([&] { use(i); }); // quiet: joined by the guard
    auto g = gsl::finally([&] { v.join(); });
    std::thread w([&] { use(i); }); // want bug: detached
    w.detach();
    boost::thread b([&] { use(i); }); // want bug: detached
    b.detach();
    boost::scoped_thread<> s([&] { use(i); }); // quiet: joins in its destructor
    detached([&] { use(i); }); // want bug: detached in the callee
    parallel(4, [&](int k) { use(i + k); }); // quiet: joined in the callee
    auto sp = spawn([&] { use(i); }); // quiet: joined
    sp.join();
  }
  std::vector<ScopedThread> all;
  for (int i = 0; i < n; ++i)
    all.emplace_back([&] { use(i); }); // want bug: all dies after the loop
  std::vector<std::thread> spawned;
  for (int i = 0; i < n; ++i)
    spawned.push_back(spawn([&] { use(i); })); // want bug: joined after the loop
  for (auto &t : spawned) t.join();
  boost::thread_group group;
  for (int i = 0; i < n; ++i)
    group.create_thread([&] { use(i); }); // want bug: joined after the loop
  group.join_all();
  for (int i = 0; i < n; ++i) {
    group.create_thread([&] { use(i); }); // quiet: joined in the iteration
    group.join_all();
  }
  ThreadGroup mine;
  for (int i = 0; i < n; ++i)
    mine.start([&i] { use(i); }); // want bug: mine waits after the loop
  mine.wait();
  for (int i = 0; i < n; ++i) {
    std::string name(i, 'x');
    ThreadGroup local;
    local.start([&] { use(name); }); // quiet: local dies before name
  }
  for (int i = 0; i < n; ++i) {
    auto owned = std::make_unique<std::thread>([&] { use(i); }); // quiet: joined
    owned->join();
  }
  std::vector<std::unique_ptr<std::thread>> owners;
  for (int i = 0; i < n; ++i)
    owners.push_back(std::make_unique<std::thread>([&] { use(i); })); // want bug: joined after the loop
  for (auto &o : owners) o->join();
}
void loops(EventLoop &loop, const std::vector<std::string> &names) {
  for (auto &name : names) {
    const int size = name.size();
    loop.runInLoop([&] { use(size); }); // want bug: it may be queued
    loop.queueInLoop([&name] { use(name); }); // quiet: an element
    ui::onMain([&size] { use(size); }); // want bug: a global keeps it
    later([&] { use(size); }); // want bug: by way of onMain
    later([size] { use(size); }); // quiet: a copy
  }
}
