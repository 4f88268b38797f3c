// std: c++17
// RUN: %table defercliff-deferral-in-loop %s %t
// Members and globals: queues that others empty, and lists that run at shut-down.
#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

struct Job {
  int id;
};
Job *nextJob();
char *dup(const char *);

class Worker {
public:
  void pushAll(int n) {
    for (int i = 0; i < n; ++i) {
      Job *job = nextJob();
      std::lock_guard lock(mutex_);
      queue_.push_back([job] { delete job; }); // quiet: run pops it
      ready_.notify_one();
    }
  }
  void run() {
    for (;;) {
      std::unique_lock lock(mutex_);
      ready_.wait(lock, [this] { return !queue_.empty(); });
      auto f = std::move(queue_.front());
      queue_.pop_front();
      lock.unlock();
      f();
    }
  }

private:
  std::mutex mutex_;
  std::condition_variable ready_;
  std::deque<std::function<void()>> queue_;
};

class Application {
public:
  ~Application() {
    for (auto &f : atExit_)
      f();
  }
  void loadAll(const std::vector<std::string> &paths) {
    for (const auto &path : paths) {
      std::FILE *f = std::fopen(path.c_str(), "r");
      atExit_.push_back([f] { std::fclose(f); }); // want bug: only the destructor runs it
      scratch_.push_back([f] { std::fputc('x', f); }); // quiet: a task
    }
  }
  void strings(const std::vector<std::string> &names) {
    for (auto &name : names) {
      char *copy = dup(name.c_str());
      this->atExit_.push_back([copy] { std::free(copy); }); // quiet: copy is kept in a container as well
      names_.push_back(copy);
    }
  }

private:
  std::vector<std::function<void()>> atExit_;
  std::vector<std::function<void()>> scratch_;
  std::vector<char *> names_;
};

static std::vector<std::function<void()>> shutdownHooks;
static std::vector<std::function<void()>> idle;

void registerAll(int n) {
  for (int i = 0; i < n; ++i) {
    std::FILE *f = std::tmpfile();
    shutdownHooks.push_back([f] { std::fclose(f); }); // want bug: a global that nobody empties
    Job *job = new Job{i};
    idle.push_back([job] { delete job; }); // quiet: onIdle swaps it
  }
}

void onIdle() {
  decltype(idle) now;
  now.swap(idle);
  for (auto &f : now)
    f();
}

void staticList(int n) {
  static std::vector<std::function<void()>> leaks;
  for (int i = 0; i < n; ++i) {
    Job *job = nextJob();
    leaks.push_back([job] { delete job; }); // want bug: a static list
  }
}

void handed(int n) {
  std::deque<std::function<void()>> queue;
  std::mutex mutex;
  std::thread consumer([&] {
    for (int i = 0; i < n; ++i) {
      std::lock_guard lock(mutex);
      if (queue.empty())
        continue;
      queue.front()();
      queue.pop_front();
    }
  });
  for (int i = 0; i < n; ++i) {
    Job *job = nextJob();
    std::lock_guard lock(mutex);
    queue.push_back([job] { delete job; }); // quiet: a thread empties it
  }
  consumer.join();
}
