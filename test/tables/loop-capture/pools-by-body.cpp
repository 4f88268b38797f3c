// std: c++20
// RUN: %table defercliff-loop-capture %s %t
// REQUIRES: llvm-16-or-later
// A home-grown pool is found by its body; drains, gets and declaration order decide.
#include <condition_variable>
#include <functional>
#include <future>
#include <map>
#include <mutex>
#include <queue>
#include <string>
#include <thread>
#include <vector>
void work(int);
void text(const std::string &);
bool skip(int);
std::string load(int);

class CrewPool {
public:
  using Job = std::function<void()>;
  explicit CrewPool(unsigned n) {
    for (unsigned w = 0; w < n; ++w)
      crew_.emplace_back([this] { loop(); });
  }
  ~CrewPool() {
    {
      std::lock_guard hold(m_);
      stop_ = true;
    }
    cv_.notify_all();
    for (std::thread &t : crew_)
      t.join();
  }
  template <class F> auto launch(F &&f) -> std::future<std::invoke_result_t<F>> {
    using R = std::invoke_result_t<F>;
    auto task = std::make_shared<std::packaged_task<R()>>(std::forward<F>(f));
    auto result = task->get_future();
    fire([task] { (*task)(); });
    return result;
  }
  void fire(Job job) {
    {
      std::lock_guard hold(m_);
      jobs_.push(std::move(job));
      ++open_;
    }
    cv_.notify_one();
  }
  void idle() {
    std::unique_lock hold(m_);
    done_.wait(hold, [this] { return open_ == 0; });
  }

private:
  void loop() {
    for (;;) {
      Job job;
      {
        std::unique_lock hold(m_);
        cv_.wait(hold, [this] { return stop_ || !jobs_.empty(); });
        if (stop_ && jobs_.empty())
          return;
        job = std::move(jobs_.front());
        jobs_.pop();
      }
      job();
      std::lock_guard hold(m_);
      if (--open_ == 0)
        done_.notify_all();
    }
  }
  std::mutex m_;
  std::condition_variable cv_, done_;
  std::queue<Job> jobs_;
  std::vector<std::thread> crew_;
  int open_ = 0;
  bool stop_ = false;
};

void discarded(CrewPool &pool, int n) {
  for (int i = 0; i < n; ++i)
    pool.launch([&] { work(i); }); // want bug: the future of a packaged_task does not wait
}
void fetched(CrewPool &pool, int n) {
  for (int i = 0; i < n; ++i)
    pool.launch([&] { work(i); }).get(); // quiet: got at once
}
void fetchedByName(CrewPool &pool, int n) {
  for (int i = 0; i < n; ++i) {
    auto answer = pool.launch([&] { return i * 2; }); // quiet: got in the iteration
    work(answer.get());
  }
}
void drained(CrewPool &pool, int n) {
  for (int i = 0; i < n; ++i) {
    std::string s = load(i);
    pool.fire([&] { text(s); }); // quiet: idle() waits
    pool.idle();
  }
}
void skipped(CrewPool &pool, int n) {
  for (int i = 0; i < n; ++i) {
    std::string s = load(i);
    pool.fire([&] { text(s); }); // want bug: continue passes the wait by
    if (skip(i))
      continue;
    pool.idle();
  }
}
void afterwards(CrewPool &pool, int n) {
  for (int i = 0; i < n; ++i) {
    std::string s = load(i);
    pool.fire([&s] { text(s); }); // want bug: the wait is after the loop
  }
  pool.idle();
}
void elements(CrewPool &pool, std::map<int, std::string> &all) {
  for (auto &[key, value] : all)
    pool.fire([&key, &value] { work(key); text(value); }); // quiet: elements of the map
}
void copies(CrewPool &pool, const std::map<int, std::string> &all) {
  for (auto [key, value] : all)
    pool.fire([&] { work(key); text(value); }); // want bug: the pair is a copy of the iteration
}
void poolLast(int n) {
  for (int i = 0; i < n; ++i) {
    std::string s = load(i);
    CrewPool pool(2);
    pool.fire([&] { text(s); }); // quiet: the pool dies first and joins
  }
}
void poolFirst(int n) {
  for (int i = 0; i < n; ++i) {
    CrewPool pool(2);
    std::string s = load(i);
    pool.fire([&] { text(s); }); // want bug: the pool joins after 's' is gone
  }
}
void poolOuter(int n) {
  CrewPool pool(2);
  for (int i = 0; i < n; ++i)
    pool.fire([i] { work(i); }); // quiet: a copy
}
