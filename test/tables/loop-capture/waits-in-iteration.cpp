// std: c++20
// RUN: %table defercliff-loop-capture %s %t
// Rule: a latch, barrier, semaphore or condition waited for on every path of the iteration makes the capture safe; a wait after the loop does not.
#include <barrier>
#include <condition_variable>
#include <functional>
#include <future>
#include <latch>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

class Pool {
  std::mutex m_;
  std::vector<std::function<void()>> jobs_;

public:
  void post(std::function<void()> f) {
    std::lock_guard<std::mutex> lk(m_);
    jobs_.push_back(std::move(f));
  }
  void worker_loop();
};

void work(int) noexcept;
bool odd(int) noexcept;

void latch_in_iteration(Pool &pool, const std::vector<int> &ids) {
  for (int id : ids) {
    std::latch done(1);
    pool.post([&] { work(id); done.count_down(); }); // quiet: the latch waits
    done.wait();
  }
}

void latch_for_several(Pool &pool, const std::vector<int> &rows) {
  for (int row : rows) {
    std::latch done(5);
    for (int c = 0; c < 4; ++c)
      pool.post([&row, &done, c] { work(row + c); done.count_down(); }); // quiet: waited in the outer iteration
    done.arrive_and_wait();
  }
}

void latch_does_not_save_inner(Pool &pool, const std::vector<int> &rows) {
  for (int row : rows) {
    std::latch done(4);
    for (int c = 0; c < 4; ++c)
      pool.post([&] { work(row + c); done.count_down(); }); // want bug: c is gone before the wait
    done.wait();
  }
}

void latch_after_loop(Pool &pool, const std::vector<int> &ids) {
  std::latch done(std::ptrdiff_t(ids.size()));
  for (int id : ids)
    pool.post([&] { work(id); done.count_down(); }); // want bug: waiting after the loop does not help
  done.wait();
}

void latch_on_one_path(Pool &pool, const std::vector<int> &ids) {
  for (int id : ids) {
    std::latch done(1);
    pool.post([&] { work(id); done.count_down(); }); // want bug: no wait for odd ids
    if (odd(id))
      continue;
    done.wait();
  }
}

void barrier_in_iteration(Pool &pool, const std::vector<int> &ids) {
  for (int id : ids) {
    std::barrier<> sync(2);
    pool.post([&sync, &id] { work(id); sync.arrive_and_drop(); }); // quiet: the barrier waits
    sync.arrive_and_wait();
  }
}

void condition_in_iteration(Pool &pool, const std::vector<int> &ids) {
  for (int id : ids) {
    std::mutex m;
    std::condition_variable cv;
    bool done = false;
    pool.post([&] { work(id); std::lock_guard<std::mutex> lk(m); done = true; cv.notify_one(); }); // quiet: waited for below
    std::unique_lock<std::mutex> lk(m);
    cv.wait(lk, [&] { return done; }); // quiet: the predicate runs now
  }
}

void predicate_only(std::mutex &m, std::condition_variable &cv, std::vector<int> &queue, int n) {
  for (int i = 0; i < n; ++i) {
    std::unique_lock<std::mutex> lk(m);
    cv.wait(lk, [&] { return queue.size() > std::size_t(i); }); // quiet: the predicate runs now
  }
}

void promise_in_iteration(Pool &pool, const std::vector<int> &ids) {
  for (int id : ids) {
    std::promise<void> p;
    auto f = p.get_future();
    pool.post([&] { work(id); p.set_value(); }); // quiet: waited for below
    f.wait();
  }
}

void nothing_waits(Pool &pool, const std::vector<int> &ids) {
  for (int id : ids) {
    std::latch unused(1);
    pool.post([&id] { work(id); }); // want bug: the pool keeps it
    unused.count_down();
  }
}

void threads_with_latch(const std::vector<int> &ids) {
  std::vector<std::jthread> ts;
  for (int id : ids) {
    std::latch copied(1);
    ts.emplace_back([&] { int mine = id; copied.count_down(); work(mine); }); // quiet: references are used before the wait ends
    copied.wait();
  }
}
