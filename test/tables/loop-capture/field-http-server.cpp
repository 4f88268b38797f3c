// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// An HTTP server with a pool of its own: what the accept loop hands over.
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

struct Connection {
  int fd;
  std::string peer;
};
Connection acceptOne(int listener);
void handle(const Connection &connection);
void note(const std::string &text);
void closeFd(int fd);

class WorkerPool {
public:
  explicit WorkerPool(unsigned count) {
    for (unsigned i = 0; i < count; ++i)
      workers.emplace_back([this] { work(); }); // quiet: only this
    for (unsigned i = 0; i < count; ++i)
      workers.emplace_back([this, &i] { note(std::to_string(i)), work(); }); // want bug: the member 'workers' outlives i
  }
  ~WorkerPool() {
    {
      std::lock_guard<std::mutex> lock(mutex);
      stopping = true;
    }
    wake.notify_all();
    for (std::thread &worker : workers)
      worker.join();
  }
  void give(std::function<void()> job) {
    {
      std::lock_guard<std::mutex> lock(mutex);
      jobs.push_back(std::move(job));
    }
    wake.notify_one();
  }
  template <class F> void here(F &&f) { std::forward<F>(f)(); }
  void idle() {
    std::unique_lock<std::mutex> lock(mutex);
    empty.wait(lock, [this] { return jobs.empty(); });
  }

private:
  void work() {
    for (;;) {
      std::unique_lock<std::mutex> lock(mutex);
      wake.wait(lock, [&] { return stopping || !jobs.empty(); }); // quiet: wait calls it now
      if (stopping)
        return;
      auto job = std::move(jobs.front());
      jobs.pop_front();
      lock.unlock();
      job();
    }
  }
  std::mutex mutex;
  std::condition_variable wake, empty;
  std::deque<std::function<void()>> jobs;
  std::vector<std::thread> workers;
  bool stopping = false;
};

void serve(int listener) {
  WorkerPool pool(4);
  for (;;) {
    Connection connection = acceptOne(listener);
    if (connection.fd < 0)
      break;
    pool.give([&connection] { handle(connection); }); // want bug: the next accept reuses the slot
    pool.give([connection] { handle(connection); }); // quiet: copied
    pool.here([&] { note(connection.peer); }); // quiet: here() runs it now
  }
}

void serveOne(int listener, WorkerPool &pool) {
  while (true) {
    auto connection = std::make_shared<Connection>(acceptOne(listener));
    pool.give([connection] { handle(*connection); }); // quiet: shares the connection
    pool.give([&] { handle(*connection); }); // want bug: the shared_ptr itself is captured by reference
    if (connection->fd < 0)
      return;
  }
}

void serveInStep(int listener, WorkerPool &pool) {
  for (int round = 0; round < 100; ++round) {
    Connection connection = acceptOne(listener);
    pool.give([&] { handle(connection); }); // quiet: idle() waits for it
    pool.idle();
    closeFd(connection.fd);
  }
}
