// std: c++20
// RUN: %table defercliff-loop-capture %s %t
// Waiting by condition variable, promise, semaphore, flag; and waits that do not hold on some paths.
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <future>
#include <functional>
#include <mutex>
#include <semaphore>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>
using namespace std::chrono_literals;
struct Executor { void post(std::function<void()> f); };
struct Reply { int code = 0; std::string text; };
void use(const Reply &); void log(const char *); bool cancelled();

void cv(Executor &ex, int n) {
  for (int i = 0; i < n; ++i) {
    std::mutex m; std::condition_variable c; bool done = false; Reply reply;
    ex.post([&] { std::lock_guard l(m); reply.code = i; done = true; c.notify_one(); }); // quiet: c.wait() waits
    std::unique_lock l(m);
    c.wait(l, [&] { return done; }); // quiet: a predicate
    use(reply);
  }
}
void cvTimed(Executor &ex, int n) {
  for (int i = 0; i < n; ++i) {
    std::mutex m; std::condition_variable c; bool done = false;
    ex.post([&] { std::lock_guard l(m); done = true; c.notify_one(); });
    std::unique_lock l(m);
    if (!c.wait_for(l, 5s, [&] { return done; })) { // quiet: a predicate
      log("timeout");
      continue;
    }
  }
}
void promise(Executor &ex, int n) {
  for (int i = 0; i < n; ++i) {
    std::promise<Reply> p;
    ex.post([&p, i] { p.set_value({i, ""}); }); // quiet: get() below
    use(p.get_future().get());
  }
}
void promiseTimed(Executor &ex, int n) {
  for (int i = 0; i < n; ++i) {
    std::promise<Reply> p;
    auto f = p.get_future();
    ex.post([&p, i] { p.set_value({i, ""}); });
    if (f.wait_for(1s) != std::future_status::ready)
      continue;
    use(f.get());
  }
}
void promiseLoop(Executor &ex, int n) {
  for (int i = 0; i < n; ++i) {
    std::promise<Reply> p;
    auto f = p.get_future();
    ex.post([&p, i] { p.set_value({i, ""}); }); // quiet: polls until it is ready
    while (f.wait_for(100ms) != std::future_status::ready)
      log("still waiting");
    use(f.get());
  }
}
void semaphore(Executor &ex, std::vector<int> ids) {
  for (int id : ids) {
    std::binary_semaphore ready{0};
    ex.post([&] { log(id ? "y" : "n"); ready.release(); }); // quiet: acquire() waits
    ready.acquire();
  }
}
void trySemaphore(Executor &ex, std::vector<int> ids) {
  for (int id : ids) {
    std::binary_semaphore ready{0};
    ex.post([&] { log(id ? "y" : "n"); ready.release(); }); // want bug: try_acquire_for gives up
    if (!ready.try_acquire_for(1s))
      log("slow");
  }
}
void spin(Executor &ex, int n) {
  for (int i = 0; i < n; ++i) {
    std::atomic<bool> ready{false};
    ex.post([&] { log("x"); ready = true; }); // quiet: spins
    while (!ready.load())
      std::this_thread::yield();
  }
}
void spinOrCancel(Executor &ex, int n) {
  for (int i = 0; i < n; ++i) {
    std::atomic<bool> ready{false};
    ex.post([&ready] { ready = true; });
    while (!ready.load())
      if (cancelled())
        break;
  }
}
void flagAtomicWait(Executor &ex, int n) {
  for (int i = 0; i < n; ++i) {
    std::atomic_flag ready;
    ex.post([&] { ready.test_and_set(); ready.notify_one(); }); // quiet: atomic wait
    ready.wait(false);
  }
}
void early(Executor &ex, int n) {
  for (int i = 0; i < n; ++i) {
    std::promise<void> p;
    ex.post([&p] { p.set_value(); }); // want bug: a cancel skips the wait
    if (cancelled())
      throw std::runtime_error("cancelled");
    p.get_future().wait();
  }
}
void exits(Executor &ex, int n) {
  for (int i = 0; i < n; ++i) {
    std::promise<void> p;
    ex.post([&p] { p.set_value(); }); // quiet: the other path ends the program
    if (cancelled())
      std::abort();
    p.get_future().wait();
  }
}
