// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// The thread pool everybody writes, nobody lists: enqueue template, packaged_task in a shared_ptr, a queue of std::function.
#include <condition_variable>
#include <cstddef>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <queue>
#include <stdexcept>
#include <string>
#include <thread>
#include <type_traits>
#include <utility>
#include <vector>

class Crew {
public:
  explicit Crew(std::size_t threads) : stop(false) {
    for (std::size_t i = 0; i < threads; ++i)
      workers.emplace_back([this] { // quiet: only this
        for (;;) {
          std::function<void()> task;
          {
            std::unique_lock<std::mutex> lock(this->queue_mutex);
            this->condition.wait(lock, [this] { return this->stop || !this->tasks.empty(); });
            if (this->stop && this->tasks.empty())
              return;
            task = std::move(this->tasks.front());
            this->tasks.pop();
          }
          task();
        }
      });
  }

  template <class F, class... Args>
  auto hand_over(F &&f, Args &&...args) -> std::future<typename std::invoke_result<F, Args...>::type> {
    using return_type = typename std::invoke_result<F, Args...>::type;
    auto task = std::make_shared<std::packaged_task<return_type()>>(std::bind(std::forward<F>(f), std::forward<Args>(args)...));
    std::future<return_type> res = task->get_future();
    {
      std::unique_lock<std::mutex> lock(queue_mutex);
      if (stop)
        throw std::runtime_error("enqueue on stopped ThreadPool");
      tasks.emplace([task]() { (*task)(); });
    }
    condition.notify_one();
    return res;
  }

  void fire_and_forget(std::function<void()> f) {
    {
      std::lock_guard<std::mutex> lock(queue_mutex);
      tasks.push(std::move(f));
    }
    condition.notify_one();
  }

  // runs in the calling thread
  template <class F> auto inline_call(F &&f) {
    std::lock_guard<std::mutex> lock(queue_mutex);
    return f();
  }

  void wait();

  ~Crew() {
    {
      std::unique_lock<std::mutex> lock(queue_mutex);
      stop = true;
    }
    condition.notify_all();
    for (std::thread &worker : workers)
      worker.join();
  }

private:
  std::vector<std::thread> workers;
  std::queue<std::function<void()>> tasks;
  std::mutex queue_mutex;
  std::condition_variable condition;
  bool stop;
};

int work(int);
void send(const std::string &);

void collect(int n) {
  Crew crew(4);
  std::vector<std::future<int>> results;
  for (int i = 0; i < n; ++i)
    results.emplace_back(crew.hand_over([&] { return work(i); })); // want bug: runs after 'i' is gone
  for (auto &r : results)
    r.get();
}

void collect_copies(int n) {
  Crew crew(4);
  std::vector<std::future<int>> results;
  for (int i = 0; i < n; ++i)
    results.emplace_back(crew.hand_over([i] { return work(i); })); // quiet: copied
  for (auto &r : results)
    r.get();
}

void mails(Crew &crew, const std::vector<std::string> &to) {
  for (const auto &addr : to) {
    std::string text = "Hello " + addr;
    crew.fire_and_forget([&text] { send(text); });       // want bug: the pool outlives 'text'
    crew.hand_over([&] { send(addr + text); });          // want bug: nobody waits
    crew.fire_and_forget([text] { send(text); });        // quiet: copied
    crew.inline_call([&] { send(text); });               // quiet: called before it returns
  }
}

void one_at_a_time(Crew &crew, int n) {
  for (int i = 0; i < n; ++i) {
    auto done = crew.hand_over([&i] { return work(i); }); // quiet: get() in the same iteration
    done.get();
  }
}

void chained_get(Crew &crew, int n) {
  int sum = 0;
  for (int i = 0; i < n; ++i)
    sum += crew.hand_over([&i] { return work(i); }).get(); // quiet: get() at once
}

void barrier_each_turn(Crew &crew, int n) {
  for (int i = 0; i < n; ++i) {
    int half = i / 2;
    crew.fire_and_forget([&half] { work(half); }); // quiet: the pool is waited for in the iteration
    crew.wait();
  }
}

void pool_per_turn(int n) {
  for (int i = 0; i < n; ++i) {
    Crew crew(2);
    crew.fire_and_forget([&i] { work(i); }); // quiet: the pool joins in its destructor, inside the iteration
  }
}

void with_argument(Crew &crew, int n) {
  for (int i = 0; i < n; ++i) {
    crew.hand_over([](int v) { return work(v); }, i); // quiet: passed by value
    crew.hand_over([&i](int v) { return work(v + i); }, 3); // want bug: the lambda is bound and kept
  }
}

class Server {
  Crew crew_{2};
  int port_ = 0;

public:
  void accept_all(std::vector<int> fds) {
    for (int fd : fds) {
      crew_.fire_and_forget([this, &fd] { work(fd + port_); }); // want bug: the member pool outlives 'fd'
      crew_.fire_and_forget([this, fd] { work(fd + port_); });  // quiet: copied
      crew_.fire_and_forget([this] { work(port_); });           // quiet: only this
    }
  }
};
