// std: c++20
// RUN: %table defercliff-loop-capture %s %t
// Rule: latches, barriers, semaphores, stop tokens: waits in the iteration, on all its paths or on some.
#include <atomic>
#include <barrier>
#include <chrono>
#include <functional>
#include <future>
#include <latch>
#include <mutex>
#include <queue>
#include <semaphore>
#include <stdexcept>
#include <stop_token>
#include <thread>
#include <vector>

struct Pool {
  void submit(std::function<void()> task) {
    std::scoped_lock lock(mutex);
    tasks.push(std::move(task));
  }
  bool idle() const { return tasks.empty(); }
  std::mutex mutex;
  std::queue<std::function<void()>> tasks;
};
void work(int);
int check(int);

void latches(Pool &pool, int rounds) {
  for (int round = 0; round < rounds; ++round) {
    std::latch done(4);
    for (int part = 0; part < 4; ++part)
      pool.submit([&, part] { work(round + part); done.count_down(); }); // quiet: the latch is waited for before the round ends
    done.wait();
  }
}

void latchOutside(Pool &pool, int rounds) {
  std::latch done(rounds);
  for (int round = 0; round < rounds; ++round)
    pool.submit([&] { work(round); done.count_down(); }); // want bug: waited for after the loop, 'round' is gone
  done.wait();
}

void latchThrow(Pool &pool, int rounds) {
  for (int round = 0; round < rounds; ++round) {
    std::latch done(1);
    pool.submit([&] { work(round); done.count_down(); }); // want bug: the throw leaves without waiting
    if (check(round) < 0)
      throw std::runtime_error("bad round");
    done.wait();
  }
}

void semaphores(Pool &pool, int rounds) {
  for (int round = 0; round < rounds; ++round) {
    std::binary_semaphore ready(0);
    int result = 0;
    pool.submit([&] { result = check(round); ready.release(); }); // quiet: acquired below
    ready.acquire();
    work(result);
  }
}

void semaphoreLimits(Pool &pool, int rounds) {
  std::counting_semaphore<8> slots(8);
  for (int round = 0; round < rounds; ++round) {
    slots.acquire();
    pool.submit([&, round] { work(round); slots.release(); }); // quiet: copied; 'slots' lives outside and is no value
  }
  for (int i = 0; i < 8; ++i)
    slots.acquire();
}

void atomicWait(Pool &pool, int rounds) {
  for (int round = 0; round < rounds; ++round) {
    std::atomic<int> left{2};
    pool.submit([&] { work(round); --left; left.notify_all(); }); // quiet: waits for the atomic
    pool.submit([&] { work(-round); --left; left.notify_all(); }); // quiet: waits for the atomic
    for (int now = left.load(); now != 0; now = left.load())
      left.wait(now);
  }
}

void barriers(int rounds) {
  for (int round = 0; round < rounds; ++round) {
    std::barrier sync(3);
    std::jthread first([&] { work(round); sync.arrive_and_wait(); }); // quiet: declared after what it refers to
    std::jthread second([&] { work(round); sync.arrive_and_wait(); }); // quiet: declared after what it refers to
    sync.arrive_and_wait();
  }
}

void stopTokens(std::stop_token token, int rounds) {
  for (int round = 0; round < rounds; ++round) {
    bool stopped = false;
    std::stop_callback callback(token, [&stopped] { stopped = true; }); // quiet: deregistered before 'stopped' dies
    work(round);
    if (stopped)
      return;
  }
}

void pollIdle(Pool &pool, int rounds) {
  for (int round = 0; round < rounds; ++round) {
    int scale = check(round);
    pool.submit([&scale] { work(scale); }); // quiet: asks the pool until it is idle
    while (!pool.idle())
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
}

void timedWait(int rounds) {
  std::vector<std::future<void>> late;
  for (int round = 0; round < rounds; ++round) {
    int scale = check(round);
    std::future<void> running = std::async(std::launch::async, [&scale] { work(scale); }); // quiet: a wait that may time out counts as a wait
    if (running.wait_for(std::chrono::seconds(1)) != std::future_status::ready)
      late.push_back(std::move(running));
  }
}

void tryLock(Pool &pool, int rounds) {
  for (int round = 0; round < rounds; ++round) {
    std::latch done(1);
    int scale = check(round);
    pool.submit([&] { work(scale); done.count_down(); }); // quiet: exits the program, or waits
    if (scale < 0)
      std::terminate();
    done.wait();
  }
}
