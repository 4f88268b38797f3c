// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// Rule: a packaged_task is an action like any other; its future does not wait in its destructor.
#include <deque>
#include <functional>
#include <future>
#include <memory>
#include <queue>
#include <thread>
#include <utility>
#include <vector>

int compute(int);
void record(int);

void called_here(const std::vector<int> &ids) {
  for (int id : ids) {
    std::packaged_task<int()> task([&id] { return compute(id); }); // quiet: called in the iteration
    auto f = task.get_future();
    task();
    record(f.get());
  }
}

void moved_to_detached_thread(const std::vector<int> &ids) {
  std::vector<std::future<int>> fs;
  for (int id : ids) {
    std::packaged_task<int()> task([&id] { return compute(id); }); // want bug: detached thread runs it
    fs.push_back(task.get_future());
    std::thread(std::move(task)).detach();
  }
  for (auto &f : fs) record(f.get());
}

void moved_to_joined_thread(const std::vector<int> &ids) {
  for (int id : ids) {
    std::packaged_task<int()> task([&id] { return compute(id); }); // quiet: the thread is joined
    auto f = task.get_future();
    std::thread t(std::move(task));
    t.join();
    record(f.get());
  }
}

void moved_to_kept_thread(const std::vector<int> &ids) {
  std::vector<std::thread> ts;
  for (int id : ids) {
    std::packaged_task<int()> task([&id] { return compute(id); }); // want bug: thread joins after the loop
    ts.emplace_back(std::move(task));
  }
  for (auto &t : ts) t.join();
}

void queue_of_tasks(const std::vector<int> &ids) {
  std::deque<std::packaged_task<int()>> q;
  for (int id : ids) {
    q.emplace_back([&id] { return compute(id); }); // want bug: deque of tasks
    q.push_back(std::packaged_task<int()>([&id] { return compute(id); })); // want bug: temporary task moved in
    q.push_back(std::packaged_task<int()>([id] { return compute(id); })); // quiet: copied
  }
  for (auto &t : q) t();
}

void moved_to_queue(const std::vector<int> &ids) {
  std::queue<std::packaged_task<int()>> q;
  for (int id : ids) {
    std::packaged_task<int()> task{[&] { return compute(id); }}; // want bug: moved to the outer queue
    q.push(std::move(task));
  }
  for (; !q.empty(); q.pop()) q.front()();
}

void shared_task_in_function(const std::vector<int> &ids) {
  std::vector<std::function<void()>> work;
  for (int id : ids) {
    auto task = std::make_shared<std::packaged_task<int()>>([&id] { return compute(id); }); // want bug: kept by the closure in 'work'
    work.push_back([task] { (*task)(); }); // quiet: this one copies the pointer
  }
  for (auto &w : work) w();
}

void promise_waited(const std::vector<int> &ids) {
  for (int id : ids) {
    std::promise<int> p;
    auto f = p.get_future();
    std::thread t([&p, &id] { p.set_value(compute(id)); }); // quiet: joined
    record(f.get());
    t.join();
  }
}

void promise_abandoned(const std::vector<int> &ids) {
  std::vector<std::future<int>> fs;
  for (int id : ids) {
    std::promise<int> p;
    fs.push_back(p.get_future());
    std::thread([&p, id] { p.set_value(compute(id)); }).detach(); // want bug: p dies with the iteration
  }
  for (auto &f : fs) record(f.get());
}

void promise_moved(const std::vector<int> &ids) {
  std::vector<std::future<int>> fs;
  for (int id : ids) {
    std::promise<int> p;
    fs.push_back(p.get_future());
    std::thread([p = std::move(p), id]() mutable { p.set_value(compute(id)); }).detach(); // quiet: moved in
  }
  for (auto &f : fs) record(f.get());
}
