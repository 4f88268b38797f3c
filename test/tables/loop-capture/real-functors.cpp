// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// Function objects by hand, bind, ref, member functions.
#include <functional>
#include <future>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>
struct Item { int id; void run(); };
void handle(int &); void read(const int &); void print(const std::string &);
struct ByRef { const int &n; explicit ByRef(const int &n) : n(n) {} void operator()() const { read(n); } };
struct ByValue { int n; explicit ByValue(const int &n) : n(n) {} void operator()() const { read(n); } };
struct Agg { int &n; void operator()() const { handle(n); } };
struct Worker {
  Worker(int &n, std::string s) : n_(n), s_(std::move(s)) {}
  void operator()() { handle(n_); print(s_); }
  int &n_; std::string s_;
};
struct Task { virtual ~Task() = default; virtual void run() = 0; };
template <class F> struct FnTask final : Task { F f; explicit FnTask(F f) : f(std::move(f)) {} void run() override { f(); } };
template <class F> std::unique_ptr<Task> makeTask(F f) { return std::make_unique<FnTask<F>>(std::move(f)); }

void threads(std::vector<Item> items, std::string s) {
  std::vector<std::thread> ts;
  for (int i = 0; i < 4; ++i) {
    ts.emplace_back(handle, std::ref(i)); // want bug: a reference wrapper of i
    ts.emplace_back(read, i); // quiet: thread copies
    ts.emplace_back(read, std::cref(items[i].id)); // quiet: an element
    ts.push_back(std::thread(ByRef(i))); // want bug: keeps a reference
    ts.push_back(std::thread{ByValue(i)}); // quiet: keeps a copy
    ts.emplace_back(Worker(i, s)); // want bug: keeps a reference
    ts.emplace_back(ByRef{items[i].id}); // quiet: refers to an element
  }
  for (auto item : items)
    ts.emplace_back(&Item::run, item); // quiet: copies item
  for (auto &item : items)
    ts.emplace_back(&Item::run, std::ref(item)); // quiet: refers to the element
  for (auto item : items)
    ts.emplace_back(&Item::run, std::ref(item)); // want bug: refers to the copy
  for (auto &t : ts)
    t.join();
}
void binds(std::vector<std::function<void()>> &out, std::vector<Item> &items) {
  for (int i = 0; i < 4; ++i) {
    out.push_back(std::bind(handle, std::ref(i))); // want bug: kept by out
    out.push_back(std::bind(read, i)); // quiet: a copy
    auto bound = std::bind(read, std::cref(i));
    bound(); // quiet: runs now
    auto f = [&i] { read(i); }; // want bug: out keeps a copy of f
    out.emplace_back(f); // quiet: reported at the capture, if anywhere
  }
  for (auto &item : items) {
    auto bound = std::bind(&Item::run, std::ref(item));
    out.push_back(std::move(bound)); // quiet: the element
  }
}
void tasks(std::vector<std::unique_ptr<Task>> &out) {
  for (int i = 0; i < 4; ++i)
    out.push_back(makeTask([&] { read(i); })); // want bug: the task keeps the lambda
  for (int i = 0; i < 4; ++i)
    out.push_back(makeTask([i] { read(i); })); // quiet: a copy
  for (int i = 0; i < 4; ++i)
    makeTask([&] { read(i); })->run(); // quiet: a temporary task
  for (int i = 0; i < 4; ++i) {
    auto task = makeTask([&] { read(i); }); // quiet: dies in the iteration
    task->run();
  }
  for (int i = 0; i < 4; ++i)
    out.emplace_back(new FnTask(std::function<void()>([&i] { read(i); }))); // want bug: kept on the heap
}
void packaged(std::vector<std::packaged_task<void()>> &queue) {
  for (int i = 0; i < 4; ++i)
    queue.emplace_back([&i] { read(i); }); // want bug: run later
  for (int i = 0; i < 4; ++i) {
    std::packaged_task<void()> task([&i] { read(i); }); // quiet: run by a thread that is joined
    std::thread t(std::move(task));
    t.join();
  }
  for (int i = 0; i < 4; ++i) {
    std::packaged_task<void()> task([&i] { read(i); }); // want bug: the task moves to the queue
    auto done = task.get_future();
    queue.push_back(std::move(task));
  }
  for (int i = 0; i < 4; ++i) {
    std::packaged_task<void()> task([&i] { read(i); }); // quiet: called here
    task();
  }
}
