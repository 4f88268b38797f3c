// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// Classes as servers have them: sessions, retries, polls; the wait in a helper method.
#include <atomic>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>
#include <queue>
void use(int); void use(const std::string &);
class WaitGroup {
public:
  void add(int n = 1) { std::lock_guard<std::mutex> l(m_); n_ += n; }
  void done() { std::lock_guard<std::mutex> l(m_); if (--n_ == 0) cv_.notify_all(); }
  void wait() { std::unique_lock<std::mutex> l(m_); cv_.wait(l, [this] { return n_ == 0; }); }
private:
  std::mutex m_; std::condition_variable cv_; int n_ = 0;
};
class CountDown { public: explicit CountDown(int n); void arrive(); void await(); };
class Event { public: void set(); void waitUntilSet(); };
class Queue {
public:
  void push(std::function<void()> f) { std::lock_guard<std::mutex> l(m_); q_.push(std::move(f)); cv_.notify_one(); }
  bool pop(std::function<void()> &out) { std::unique_lock<std::mutex> l(m_); cv_.wait(l, [this] { return closed_ || !q_.empty(); }); if (q_.empty()) return false; out = std::move(q_.front()); q_.pop(); return true; }
  void close() { std::lock_guard<std::mutex> l(m_); closed_ = true; cv_.notify_all(); }
private:
  std::mutex m_; std::condition_variable cv_; std::queue<std::function<void()>> q_; bool closed_ = false;
};
class Service {
public:
  void serve(const std::vector<std::string> &names) {
    for (std::string name : names) {
      WaitGroup wg;
      wg.add();
      queue_.push([&] { use(name); wg.done(); }); // quiet: the wait group waits
      wg.wait();
    }
    for (std::string name : names) {
      CountDown latch(1);
      queue_.push([&] { use(name); latch.arrive(); }); // quiet: await() waits, though its body is elsewhere
      latch.await();
    }
    for (std::string name : names) {
      Event e;
      queue_.push([&] { use(name); e.set(); }); // quiet: waitUntilSet()
      e.waitUntilSet();
    }
    WaitGroup all;
    for (std::string name : names) {
      all.add();
      queue_.push([&] { use(name); all.done(); }); // want bug: waited for after the loop, name is gone
    }
    all.wait();
    for (const std::string &name : names) {
      all.add();
      queue_.push([&] { use(name); all.done(); }); // quiet: an element, and all outlives the loop
    }
    all.wait();
    for (std::string name : names)
      blocking([&] { use(name); }); // quiet: waits in the helper
    for (std::string name : names)
      maybeBlocking([&] { use(name); }, true); // quiet: waits, as it is told to
    for (std::string name : names)
      maybeBlocking([&] { use(name); }, false);
    for (std::string name : names) {
      queue_.push([&] { use(name); }); // quiet: sync() waits for all that was pushed before
      sync();
    }
    for (std::string name : names) {
      auto state = std::make_shared<WaitGroup>();
      state->add();
      queue_.push([state, &name] { use(name); state->done(); }); // quiet: a shared wait group waits
      state->wait();
    }
    std::vector<std::function<void()>> batch;
    for (std::string name : names) {
      batch.push_back([&name] { use(name); }); // want bug: flushed only when full
      if (batch.size() > 16) {
        for (auto &b : batch) b();
        batch.clear();
      }
    }
    for (auto &b : batch) b();
  }
private:
  void blocking(std::function<void()> f) {
    WaitGroup wg; wg.add();
    queue_.push([&] { f(); wg.done(); });
    wg.wait();
  }
  void maybeBlocking(std::function<void()> f, bool wait) {
    if (!wait) { queue_.push(std::move(f)); return; }
    blocking(std::move(f));
  }
  void sync() { blocking([] {}); }
  Queue queue_;
};
class Ticker {
public:
  void start(int n) {
    for (int i = 0; i < n; ++i) {
      int period = i * 10;
      threads_.emplace_back([this, &period] { while (run_) use(period); }); // want bug: the member thread outlives period
      threads_.emplace_back([this, i] { while (run_) use(i); }); // quiet: a copy
    }
  }
  void restart(int n) {
    for (int i = 0; i < n; ++i) {
      int period = i * 10;
      threads_.emplace_back([this, &period] { while (run_) use(period); }); // quiet: stop() joins in the iteration
      stop();
    }
  }
  void stop() { run_ = false; for (auto &t : threads_) t.join(); threads_.clear(); }
private:
  std::atomic<bool> run_{true}; std::vector<std::thread> threads_;
};
