// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// What is there to be seen changing: atomics, volatile, flags, values under a lock.
#include <atomic>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

void use(int);
int poll();

void progress(int n) {
  std::atomic<int> done{0};
  std::vector<std::thread> threads;
  for (int i = 0; i < n; ++i) {
    threads.emplace_back([&done] { use(done); }); // quiet: an atomic
    ++done;
  }
  for (auto &thread : threads)
    thread.join();
}

void interrupt(int n, std::vector<std::function<void()>> &handlers) {
  static volatile int ticks;
  volatile int level = 0;
  for (int i = 0; i < n; ++i) {
    handlers.push_back([&level] { use(level); }); // quiet: volatile
    level = i;
  }
  for (auto &handler : handlers)
    handler();
}

void stopFlag(int n) {
  bool stop = false;
  std::vector<std::function<void()>> list;
  for (int i = 0; i < n; ++i) {
    list.push_back([&stop, i] { if (!stop) use(i); }); // quiet: a flag
    if (poll() < 0)
      stop = true;
  }
  for (auto &f : list)
    f();
}

void underLock(int n) {
  std::mutex mutex;
  int latest = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < n; ++i) {
    threads.emplace_back([&mutex, &latest] { // quiet: read under the lock
      std::lock_guard<std::mutex> lock(mutex);
      use(latest);
    });
    std::lock_guard<std::mutex> lock(mutex);
    latest = i;
  }
  for (auto &thread : threads)
    thread.join();
}

void notUnderLock(int n) {
  int latest = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < n; ++i) {
    threads.emplace_back([&latest] { use(latest); }); // want bug: a race with the loop
    latest = i;
  }
  for (auto &thread : threads)
    thread.join();
}

void dyingAtomic(int n) {
  std::vector<std::thread> threads;
  for (int i = 0; i < n; ++i) {
    std::atomic<bool> ready{false};
    threads.emplace_back([&ready] { ready = true; }); // want bug: an atomic of the iteration is gone all the same
  }
  for (auto &thread : threads)
    thread.join();
}

void spinning(int n) {
  std::vector<std::thread> threads;
  for (int i = 0; i < n; ++i) {
    std::atomic<bool> ready{false};
    threads.emplace_back([&ready, &i] { use(i); ready.store(true); }); // quiet: the loop spins until it is done
    while (!ready.load())
      std::this_thread::yield();
  }
  for (auto &thread : threads)
    thread.join();
}

void afterTheWait(int n) {
  int value = 0;
  for (int i = 0; i < n; ++i) {
    std::thread thread([&value] { use(value); }); // quiet: changes only after the join
    thread.join();
    value += 2;
  }
}

void conditionWait(int n) {
  for (int i = 0; i < n; ++i) {
    std::mutex mutex;
    std::condition_variable wake;
    bool done = false;
    std::thread([&] { // quiet: wake.wait waits for it
      std::lock_guard<std::mutex> lock(mutex);
      use(i);
      done = true;
      wake.notify_one();
    }).detach();
    std::unique_lock<std::mutex> lock(mutex);
    wake.wait(lock, [&] { return done; }); // quiet: called by wait
  }
}
