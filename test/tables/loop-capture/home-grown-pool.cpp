// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// Rule: a callee with a visible body that keeps the callable is deferring without anyone listing it: home-grown pools and executors.
#include <condition_variable>
#include <deque>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <queue>
#include <thread>
#include <type_traits>
#include <utility>
#include <vector>

class Crew {
  std::vector<std::thread> hands_;
  std::queue<std::function<void()>> todo_;
  std::mutex m_;
  std::condition_variable work_, idle_;
  int busy_ = 0;
  bool stop_ = false;

  void loop() {
    for (;;) {
      std::function<void()> job;
      {
        std::unique_lock<std::mutex> lk(m_);
        work_.wait(lk, [this] { return stop_ || !todo_.empty(); });
        if (todo_.empty())
          return;
        job = std::move(todo_.front());
        todo_.pop();
        ++busy_;
      }
      job();
      {
        std::lock_guard<std::mutex> lk(m_);
        --busy_;
      }
      idle_.notify_all();
    }
  }

public:
  explicit Crew(int n) {
    for (int i = 0; i < n; ++i)
      hands_.emplace_back([this] { loop(); }); // quiet: only this
  }
  ~Crew() {
    {
      std::lock_guard<std::mutex> lk(m_);
      stop_ = true;
    }
    work_.notify_all();
    for (auto &h : hands_)
      h.join();
  }
  void give(std::function<void()> job) {
    {
      std::lock_guard<std::mutex> lk(m_);
      todo_.push(std::move(job));
    }
    work_.notify_one();
  }
  template <class F> void give_any(F &&f) { give(std::function<void()>(std::forward<F>(f))); }
  template <class F> auto ask(F f) -> std::future<std::invoke_result_t<F>> {
    auto task = std::make_shared<std::packaged_task<std::invoke_result_t<F>()>>(std::move(f));
    auto result = task->get_future();
    give([task] { (*task)(); });
    return result;
  }
  void run_inline(std::function<void()> job) { job(); }
  void wait() noexcept {
    std::unique_lock<std::mutex> lk(m_);
    idle_.wait(lk, [this] { return todo_.empty() && busy_ == 0; });
  }
};

void note(int) noexcept;
bool odd(int) noexcept;

void wait_after(int n) {
  Crew crew(4);
  for (int i = 0; i < n; ++i)
    crew.give([&] { note(i); }); // want bug: kept by the crew
  crew.wait();
}

void wait_inside(const std::vector<int> &ids) {
  Crew crew(4);
  for (int id : ids) {
    crew.give([&id] { note(id); }); // quiet: waited in the iteration
    crew.wait();
  }
}

void wait_on_some_paths(const std::vector<int> &ids) {
  Crew crew(4);
  for (int id : ids) {
    crew.give([&id] { note(id); }); // want bug: not waited for even ids
    if (odd(id))
      crew.wait();
  }
}

void forwarded(const std::vector<int> &ids) {
  Crew crew(2);
  for (int id : ids) {
    crew.give_any([&id] { note(id); }); // want bug: passes it to one that keeps it
    crew.give_any([id] { note(id); }); // quiet: copied
    crew.run_inline([&id] { note(id); }); // quiet: the body calls it now
  }
}

void asked(const std::vector<int> &ids) {
  Crew crew(2);
  std::vector<std::future<int>> answers;
  for (int id : ids) {
    answers.push_back(crew.ask([&id] { return id + 1; })); // want bug: the future is read after the loop
    answers.push_back(crew.ask([id] { return id + 1; })); // quiet: copied
  }
  for (auto &a : answers) note(a.get());
}

void asked_and_read(const std::vector<int> &ids) {
  Crew crew(2);
  for (int id : ids)
    note(crew.ask([&id] { return id + 1; }).get()); // quiet: get at once
}

void asked_and_read_later(const std::vector<int> &ids) {
  Crew crew(2);
  for (int id : ids) {
    auto answer = crew.ask([&id] { return id + 1; }); // quiet: get in the iteration
    note(-1);
    note(answer.get());
  }
}

void asked_and_ignored(const std::vector<int> &ids) {
  Crew crew(2);
  for (int id : ids)
    auto answer = crew.ask([&id] { return id + 1; }); // want bug: a packaged_task's future does not wait
}

void crew_of_the_iteration(const std::vector<int> &rows) {
  for (int row : rows) {
    Crew crew(2);
    crew.give([&row] { note(row); }); // quiet: crew's destructor joins before row dies
  }
}

void crew_before_the_variable(const std::vector<int> &rows) {
  for (int row : rows) {
    Crew crew(2);
    int doubled = row * 2;
    crew.give([&doubled] { note(doubled); }); // want bug: doubled dies before crew joins
  }
}

void pool_parameter(Crew &crew, const std::vector<int> &ids) {
  for (int id : ids)
    crew.give([&id] { note(id); }); // want bug: the pool outlives the body
}

void pool_pointer(const std::shared_ptr<Crew> &crew, const std::vector<int> &ids) {
  for (int id : ids) {
    crew->give([&id] { note(id); }); // want bug: the pool outlives the body
    crew->give([id] { note(id); }); // quiet: copied
  }
}
