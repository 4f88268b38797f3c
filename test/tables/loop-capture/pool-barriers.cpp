// std: c++20
// RUN: %table defercliff-loop-capture %s %t
// Pools whose tasks are waited for in the iteration under project-own names: silent.
#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <future>
#include <latch>
#include <memory>
#include <mutex>
#include <semaphore>
#include <string>
#include <thread>
#include <utility>
#include <vector>

void work(int) noexcept;
int fetch(int) noexcept;

class WorkQueue {
  std::mutex m_;
  std::condition_variable cv_, idle_;
  std::deque<std::function<void()>> q_;
  std::vector<std::thread> threads_;
  std::size_t busy_ = 0;
  bool stop_ = false;

  void run() {
    std::unique_lock<std::mutex> lk(m_);
    for (;;) {
      cv_.wait(lk, [this] { return stop_ || !q_.empty(); });
      if (q_.empty())
        return;
      auto job = std::move(q_.front());
      q_.pop_front();
      ++busy_;
      lk.unlock();
      job();
      lk.lock();
      --busy_;
      if (q_.empty() && busy_ == 0)
        idle_.notify_all();
    }
  }

public:
  explicit WorkQueue(unsigned n) {
    for (unsigned i = 0; i < n; ++i)
      threads_.emplace_back([this] { run(); }); // quiet: only this
  }
  ~WorkQueue() {
    {
      std::lock_guard<std::mutex> lk(m_);
      stop_ = true;
    }
    cv_.notify_all();
    for (auto &t : threads_)
      t.join();
  }
  void submit(std::function<void()> f) {
    {
      std::lock_guard<std::mutex> lk(m_);
      q_.push_back(std::move(f));
    }
    cv_.notify_one();
  }
  template <class F> auto async(F &&f) -> std::future<std::invoke_result_t<F>> {
    using R = std::invoke_result_t<F>;
    auto t = std::make_shared<std::packaged_task<R()>>(std::forward<F>(f));
    auto fut = t->get_future();
    submit([t] { (*t)(); });
    return fut;
  }
  void waitIdle() {
    std::unique_lock<std::mutex> lk(m_);
    idle_.wait(lk, [this] { return q_.empty() && busy_ == 0; });
  }
  void flush() { waitIdle(); }

  // runs f(0..n) on the workers, waits
  template <class F> void parallelFor(std::size_t n, F &&f) {
    std::latch done(static_cast<std::ptrdiff_t>(n));
    for (std::size_t i = 0; i < n; ++i)
      submit([&f, &done, i] { f(i); done.count_down(); }); // quiet: i is copied, f and done are not of the iteration
    done.wait();
  }
  // chunked
  template <class F> void parallelChunks(std::size_t n, std::size_t chunk, F f) {
    std::vector<std::future<void>> fs;
    for (std::size_t b = 0; b < n; b += chunk) {
      std::size_t e = b + chunk < n ? b + chunk : n;
      fs.push_back(async([&f, b, e] { for (std::size_t i = b; i < e; ++i) f(i); })); // quiet: copied
    }
    for (auto &x : fs)
      x.get();
  }
  // counts with an atomic
  template <class F> void parallelSteal(std::size_t n, F &&f) {
    std::atomic<std::size_t> next{0};
    std::vector<std::thread> ts;
    for (unsigned t = 0; t < 4; ++t)
      ts.emplace_back([&] { for (std::size_t i; (i = next++) < n;) f(i); }); // quiet: nothing of the iteration
    for (auto &t : ts)
      t.join();
  }
};

class CountdownEvent {
  std::mutex m_;
  std::condition_variable cv_;
  int n_;

public:
  explicit CountdownEvent(int n) : n_(n) {}
  void signal() noexcept {
    std::lock_guard<std::mutex> lk(m_);
    if (--n_ == 0)
      cv_.notify_all();
  }
  void await() noexcept {
    std::unique_lock<std::mutex> lk(m_);
    cv_.wait(lk, [this] { return n_ <= 0; });
  }
};

class WaitGroup {
  std::mutex m_;
  std::condition_variable cv_;
  int n_ = 0;

public:
  void add(int k = 1) noexcept {
    std::lock_guard<std::mutex> lk(m_);
    n_ += k;
  }
  void done() noexcept {
    std::lock_guard<std::mutex> lk(m_);
    if (--n_ == 0)
      cv_.notify_all();
  }
  void wait() noexcept {
    std::unique_lock<std::mutex> lk(m_);
    cv_.wait(lk, [this] { return n_ == 0; });
  }
};

void phases(WorkQueue &q, int n) {
  for (int phase = 0; phase < n; ++phase) {
    q.submit([&phase] { work(phase); }); // quiet: waitIdle in the iteration
    q.submit([&] { work(phase + 1); });  // quiet: waitIdle in the iteration
    q.waitIdle();
  }
}
void phases_flush(WorkQueue &q, const std::vector<int> &v) {
  for (int x : v) {
    q.submit([&] { work(x); }); // quiet: flush waits
    q.flush();
  }
}
void nested_parallel(WorkQueue &q, const std::vector<std::vector<int>> &rows) {
  for (std::size_t r = 0; r < rows.size(); ++r) {
    int bias = fetch(int(r));
    q.parallelFor(rows[r].size(), [&](std::size_t c) { work(rows[r][c] + bias); });      // quiet: waits before it returns
    q.parallelChunks(rows[r].size(), 4, [&](std::size_t c) { work(rows[r][c] + bias); }); // quiet: waits before it returns
    q.parallelSteal(rows[r].size(), [&](std::size_t c) { work(rows[r][c] + bias); });    // quiet: joins before it returns
  }
}
void own_latch(WorkQueue &q, const std::vector<int> &v) {
  for (int x : v) {
    CountdownEvent ev(1);
    q.submit([&] { work(x); ev.signal(); }); // quiet: waited for
    ev.await();
  }
}
void wait_group(WorkQueue &q, int rounds) {
  for (int r = 0; r < rounds; ++r) {
    WaitGroup wg;
    for (int k = 0; k < 4; ++k) {
      wg.add();
      q.submit([&wg, &r, k] { work(r + k); wg.done(); }); // quiet: waited for in the outer iteration
    }
    wg.wait();
  }
}
void outer_wait_group(WorkQueue &q, int rounds) {
  WaitGroup wg;
  for (int r = 0; r < rounds; ++r) {
    int twice = r * 2;
    wg.add(2);
    q.submit([&] { work(r); wg.done(); });     // quiet: waited for
    q.submit([&] { work(twice); wg.done(); }); // quiet: waited for
    wg.wait();
  }
}
void semaphore(WorkQueue &q, int rounds) {
  std::binary_semaphore sem(0);
  for (int r = 0; r < rounds; ++r) {
    q.submit([&] { work(r); sem.release(); }); // quiet: acquired below
    sem.acquire();
  }
}
void atomic_flag_wait(WorkQueue &q, int rounds) {
  std::atomic<bool> done{false};
  for (int r = 0; r < rounds; ++r) {
    done = false;
    q.submit([&] { work(r); done = true; done.notify_one(); }); // quiet: waited for
    done.wait(false);
  }
}
void atomic_spin(WorkQueue &q, int rounds) {
  for (int r = 0; r < rounds; ++r) {
    std::atomic<int> left{2};
    q.submit([&] { work(r); --left; });     // quiet: spun on below
    q.submit([&] { work(r + 1); --left; }); // quiet: spun on below
    while (left.load() != 0)
      std::this_thread::yield();
  }
}
void futures_of_the_iteration(WorkQueue &q, const std::vector<std::vector<int>> &rows) {
  for (const auto row : rows) {
    std::vector<std::future<int>> fs;
    for (std::size_t c = 0; c < row.size(); ++c)
      fs.push_back(q.async([&row, c] { return fetch(row[c]); })); // quiet: row is waited for below
    for (auto &f : fs)
      work(f.get());
  }
}
void structured(WorkQueue &q, int n) {
  for (int i = 0; i < n; ++i) {
    auto a = q.async([&] { return fetch(i); });     // quiet: got below
    auto b = q.async([&] { return fetch(i + 1); }); // quiet: got below
    work(a.get() + b.get());
  }
}
void arrays(WorkQueue &q, int n) {
  for (int i = 0; i < n; ++i) {
    std::future<int> f[2];
    f[0] = q.async([&] { return fetch(i); });  // quiet: got below
    f[1] = q.async([&] { return fetch(-i); }); // quiet: got below
    for (auto &x : f)
      work(x.get());
  }
}
