// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// Executors behind interfaces: names of the list, virtual methods, final ones.
#include <functional>
#include <future>
#include <memory>
#include <string>
#include <vector>

void use(int);

class Executor {
public:
  virtual ~Executor() = default;
  virtual void post(std::function<void()> task) = 0;
  virtual void inspect(const std::function<void()> &task) = 0;
  template <class F> auto submit(F &&f) -> std::future<decltype(f())> {
    auto task = std::make_shared<std::packaged_task<decltype(f())()>>(std::forward<F>(f));
    post([task] { (*task)(); });
    return task->get_future();
  }
  void async(std::function<void()> task, int priority);
  void run(std::function<void()> task);
};

class Inline final : public Executor {
public:
  void post(std::function<void()> task) override { task(); }
  void inspect(const std::function<void()> &task) override { task(); }
};

class Stored final : public Executor {
public:
  void post(std::function<void()> task) override { tasks.push_back(std::move(task)); }
  void inspect(const std::function<void()> &) override {}
  void execute(std::function<void()> task) { tasks.push_back(std::move(task)); }
  std::vector<std::function<void()>> tasks;
};

void names(Executor &executor, int n) {
  for (int i = 0; i < n; ++i) {
    executor.post([&i] { use(i); }); // want bug: post of an owning parameter
    executor.submit([&i] { use(i); }); // want bug: submit of a forwarded callable, the future is dropped
    executor.async([&i] { use(i); }, 3); // want bug: async of an owning parameter
    executor.run([&i] { use(i); }); // quiet: run is unknown and not listed
    executor.inspect([&i] { use(i); }); // quiet: unknown
  }
}

void waits(Executor &executor, int n) {
  for (int i = 0; i < n; ++i) {
    auto future = executor.submit([&i] { use(i); }); // quiet: get waits
    future.get();
  }
}

void runsInline(Inline &executor, int n) {
  for (int i = 0; i < n; ++i) {
    executor.post([&i] { use(i); }); // quiet: final, and its body runs the task
    executor.inspect([&i] { use(i); }); // quiet: runs it
  }
}

void storesIt(Stored &executor, int n) {
  for (int i = 0; i < n; ++i) {
    executor.post([&i] { use(i); }); // want bug: stored
    executor.execute([&i] { use(i); }); // want bug: stored, though no listed name
  }
}

void owned(int n) {
  std::unique_ptr<Executor> executor = std::make_unique<Stored>();
  std::vector<std::future<int>> answers;
  for (int i = 0; i < n; ++i)
    answers.push_back(executor->submit([&i] { return i; })); // want bug: the answers are read after the loop
  for (auto &answer : answers)
    use(answer.get());
}
