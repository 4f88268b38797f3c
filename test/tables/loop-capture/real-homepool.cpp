// std: c++20
// RUN: %table defercliff-loop-capture %s %t
// A home-grown pool, and what is built on it.
#include <condition_variable>
#include <deque>
#include <functional>
#include <future>
#include <latch>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <type_traits>
#include <vector>
void use(int); void use(const std::string &);
class Pool {
public:
  explicit Pool(unsigned n) { for (unsigned i = 0; i < n; ++i) workers_.emplace_back([this] { loop(); }); } // quiet: this
  ~Pool() { { std::lock_guard l(m_); stop_ = true; } cv_.notify_all(); for (auto &w : workers_) w.join(); }
  void run(std::function<void()> f) {
    if (workers_.empty()) { f(); return; }
    { std::lock_guard l(m_); q_.push_back(std::move(f)); ++open_; }
    cv_.notify_one();
  }
  template <class F> auto launch(F &&f) -> std::future<std::invoke_result_t<F>> {
    auto task = std::make_shared<std::packaged_task<std::invoke_result_t<F>()>>(std::forward<F>(f));
    auto result = task->get_future();
    run([task] { (*task)(); });
    return result;
  }
  void drain() { std::unique_lock l(m_); idle_.wait(l, [this] { return open_ == 0; }); }
  template <class F> void each(int n, F f) {
    std::latch done(n);
    for (int i = 0; i < n; ++i)
      run([&f, &done, i] { f(i); done.count_down(); }); // quiet: f and done outlive the loop, and done.wait() waits
    done.wait();
  }
  template <class F> void sync(F &&f) {
    std::promise<void> p;
    run([&] { f(); p.set_value(); });
    p.get_future().wait();
  }
private:
  void loop() {
    for (;;) {
      std::unique_lock l(m_);
      cv_.wait(l, [&] { return stop_ || !q_.empty(); }); // quiet: a predicate, run now
      if (q_.empty()) return;
      auto f = std::move(q_.front()); q_.pop_front();
      l.unlock(); f(); l.lock();
      if (--open_ == 0) idle_.notify_all();
    }
  }
  std::mutex m_; std::condition_variable cv_, idle_; std::deque<std::function<void()>> q_;
  std::vector<std::thread> workers_; int open_ = 0; bool stop_ = false;
};
void all(Pool &pool, int n) {
  for (int i = 0; i < n; ++i)
    pool.run([&] { use(i); }); // want bug: run() keeps it
  for (int i = 0; i < n; ++i)
    pool.launch([&i] { use(i); return i; }); // want bug: the future is dropped, and it does not wait
  for (int i = 0; i < n; ++i) {
    auto f = pool.launch([&i] { use(i); return i; }); // quiet: get()
    use(f.get());
  }
  for (int i = 0; i < n; ++i)
    pool.each(4, [&](int j) { use(i + j); }); // quiet: each() waits for all
  for (int i = 0; i < n; ++i)
    pool.sync([&] { use(i); }); // quiet: sync() waits
  for (int i = 0; i < n; ++i) {
    std::string name = std::to_string(i);
    for (int j = 0; j < 4; ++j)
      pool.run([&name, j] { use(name); use(j); }); // quiet: drain() in the iteration of name
    pool.drain();
  }
  for (int i = 0; i < n; ++i) {
    std::string name = std::to_string(i);
    if (name == "7")
      continue;
    pool.run([&name] { use(name); }); // want bug: an empty name skips the drain
    if (name.empty())
      continue;
    pool.drain();
  }
  std::vector<std::future<int>> results;
  for (int i = 0; i < n; ++i)
    results.push_back(pool.launch([&] { return i; })); // want bug: results outlives i
  for (auto &r : results)
    use(r.get());
  for (int i = 0; i < n; ++i) {
    Pool own(2);
    own.run([&] { use(i); }); // quiet: the pool of the iteration joins before i moves on
  }
  for (int i = 0; i < n; ++i) {
    Pool own(2);
    std::string name = std::to_string(i);
    own.run([&] { use(name); }); // want bug: own joins after name is gone
  }
  for (int i = 0; i < n; ++i) {
    std::latch done(1);
    pool.run([&done, i] { use(i); done.count_down(); }); // quiet: waited for
    done.wait();
  }
}
