// std: c++17
// RUN: %table defercliff-guard-in-loop %s %t
// Rule: what is no guard of the iteration: containers, members, tasks, wrappers that are only called.
#include <functional>
#include <future>
#include <list>
#include <memory>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

class Guard {
public:
  explicit Guard(std::function<void()> f) : f_(std::move(f)) {}
  Guard(Guard &&o) noexcept : f_(std::exchange(o.f_, nullptr)) {}
  ~Guard() { if (f_) f_(); }
private:
  std::function<void()> f_;
};
struct Session {
  int id;
  Guard closer;
};
class Stopwatch {
public:
  explicit Stopwatch(std::function<void(int)> report) : report_(std::move(report)), start_(1) {}
  ~Stopwatch() { report_(start_); }
private:
  std::function<void(int)> report_;
  int start_;
};
class Worker {
public:
  explicit Worker(std::function<void()> body) : thread_(std::move(body)) {}
  ~Worker() { thread_.join(); }
private:
  std::thread thread_;
};
class Subscription {
public:
  Subscription(std::vector<int> *list, std::function<void()> off) : list_(list), off_(std::move(off)) {}
  ~Subscription() { cancel(); }
  void cancel() { if (off_) { off_(); off_ = nullptr; } }
private:
  std::vector<int> *list_;
  std::function<void()> off_;
};
Guard make(int);
void use(int);

void loops(int count) {
  std::vector<Guard> guards;
  std::list<int> ids;
  for (int i = 0; i < count; ++i) {
    guards.emplace_back([i] { use(i); }); // quiet: a guard in a container
    Session session{i, Guard([i] { use(i); })}; // quiet: a guard in a member
    auto heap = std::make_unique<Guard>([i] { use(i); }); // quiet: a guard behind a pointer
    Stopwatch watch([i](int t) { use(t + i); }); // want cost: a guard whose action gets an argument
    Worker worker([i] { use(i); }); // quiet: a thread, no guard
    std::function<void()> job = [i] { use(i); }; // quiet: a callable, no guard
    job();
    auto future = std::async(std::launch::deferred, [i] { use(i); }); // quiet: a task
    Guard made = make(i); // want cost: an erased guard, from a factory
    Guard moved = std::move(made); // want cost: an erased guard as well
    std::optional<Guard> maybe; // quiet: not filled where it is declared
    maybe.emplace([i] { use(i); }); // quiet: the same
    static Guard once([] { use(1); }); // quiet: built once
    thread_local Guard perThread([] { use(1); }); // quiet: built once
    Guard([i] { use(i); }); // quiet: a temporary, no variable
    auto *raw = new Guard([i] { use(i); }); // quiet: behind a pointer
    delete raw;
  }
}

void subscriptions(std::vector<int> &list, int count) {
  for (int i = 0; i < count; ++i) {
    Subscription subscription(&list, [&list] { list.pop_back(); }); // want cost: its destructor calls it through a method of its own
    use(i);
  }
}
