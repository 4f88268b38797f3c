// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// Rule: hand-written type erasure: tasks on the heap behind a base class, in queues and lists.
#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

class TaskBase {
public:
  virtual ~TaskBase() = default;
  virtual void run() = 0;
};
template <class F> class TaskImpl final : public TaskBase {
public:
  explicit TaskImpl(F &&f) : f_(std::move(f)) {}
  void run() override { f_(); }
private:
  F f_;
};
template <class F> std::unique_ptr<TaskBase> makeTask(F f) { return std::make_unique<TaskImpl<F>>(std::move(f)); }

class Dispatcher {
public:
  template <class F> void dispatchLater(F &&f) {
    std::lock_guard lock(mutex_);
    tasks_.push_back(std::make_unique<TaskImpl<std::decay_t<F>>>(std::forward<F>(f)));
  }
  void add(std::unique_ptr<TaskBase> task) { tasks_.push_back(std::move(task)); }
  template <class F> void dispatchSync(F &&f) { f(); }
  template <class F> bool tryNow(F f) { if (tasks_.empty()) { f(); return true; } return false; }
  void drain() {
    std::deque<std::unique_ptr<TaskBase>> now;
    { std::lock_guard lock(mutex_); now.swap(tasks_); }
    for (auto &task : now) task->run();
  }
private:
  std::mutex mutex_;
  std::deque<std::unique_ptr<TaskBase>> tasks_;
};

class MoveFunction {
public:
  template <class F> MoveFunction(F f) : impl_(new TaskImpl<F>(std::move(f))) {}
  MoveFunction(MoveFunction &&) = default;
  MoveFunction &operator=(MoveFunction &&) = default;
  void operator()() { impl_->run(); }
private:
  std::unique_ptr<TaskBase> impl_;
};

void use(int);

void later(Dispatcher &dispatcher, int count) {
  for (int i = 0; i < count; ++i) {
    int part = i * 2;
    dispatcher.dispatchLater([&part] { use(part); }); // want bug: kept in the member queue
    dispatcher.dispatchLater([part] { use(part); }); // quiet: copied
    dispatcher.dispatchSync([&part] { use(part); }); // quiet: runs at once
    dispatcher.tryNow([&part] { use(part); }); // quiet: runs at once or never
    dispatcher.add(makeTask([&] { use(i); })); // want bug: through a factory
    dispatcher.add(std::make_unique<TaskImpl<std::function<void()>>>(std::function<void()>([i] { use(i); }))); // quiet: copied
  }
}

void laterDrained(Dispatcher &dispatcher, int count) {
  for (int i = 0; i < count; ++i) {
    int part = i * 2;
    dispatcher.dispatchLater([&part] { use(part); }); // quiet: drained in the iteration
    dispatcher.drain();
  }
}

void queue(int count) {
  std::vector<MoveFunction> todo;
  for (int i = 0; i < count; ++i) {
    todo.emplace_back([&i] { use(i); }); // want bug: a container of callables
    todo.push_back(MoveFunction([&] { use(i); })); // want bug: a container of callables
    todo.push_back([i] { use(i); }); // quiet: copied
    MoveFunction now([&i] { use(i); }); // quiet: is called and dies here
    now();
  }
  for (auto &task : todo)
    task();
}

void rawTasks(std::vector<TaskBase *> &tasks, int count) {
  for (int i = 0; i < count; ++i) {
    auto body = [&i] { use(i); }; // want bug: in a heap object that is kept outside
    tasks.push_back(new TaskImpl<decltype(body)>(std::move(body)));
  }
}

class Timer {
public:
  template <class F> void setCallback(F f) { callback_ = makeTask(std::move(f)); }
  void fire() { if (callback_) callback_->run(); }
private:
  std::unique_ptr<TaskBase> callback_;
};

void timers(std::vector<Timer> &timers) {
  for (std::size_t i = 0; i < timers.size(); ++i)
    timers[i].setCallback([&] { use(int(i)); }); // want bug: each timer keeps its callback
  for (auto &timer : timers)
    timer.setCallback([&timer] { timer.fire(); }); // quiet: an element
}

void oneTimer(int count) {
  for (int i = 0; i < count; ++i) {
    Timer timer;
    timer.setCallback([&i] { use(i); }); // quiet: the timer is of the iteration
    timer.fire();
  }
}
