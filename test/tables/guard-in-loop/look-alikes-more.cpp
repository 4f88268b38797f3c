// std: c++20
// RUN: %table defercliff-guard-in-loop %s %t
// REQUIRES: llvm-16-or-later
// look-alikes: task, promise, subscription, timer, thread wrapper, event emitter, profiler, transaction, log scope, handles: no guards
#include <algorithm>
#include <atomic>
#include <chrono>
#include <coroutine>
#include <deque>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

void note(int);
void emitLog(const std::string &);

template <class T> class Task {
  std::function<T()> body_;
  std::optional<T> result_;

public:
  explicit Task(std::function<T()> body) : body_(std::move(body)) {}
  ~Task() = default;
  T get() { if (!result_) result_ = body_(); return *result_; }
};

class Thread {
  std::thread t_;

public:
  template <class F> explicit Thread(F &&f) : t_(std::forward<F>(f)) {}
  ~Thread() { if (t_.joinable()) t_.join(); }
};

struct Bus { void remove(int); int add(std::function<void(int)>); };
class Subscription {
  Bus *bus_;
  int id_;

public:
  Subscription(Bus &b, std::function<void(int)> f) : bus_(&b), id_(b.add(std::move(f))) {}
  Subscription(const Subscription &) = delete;
  ~Subscription() { bus_->remove(id_); }
};

class Timer {
  std::function<void()> fire_;
  std::thread worker_;
  std::atomic<bool> stop_{false};

public:
  Timer(std::chrono::milliseconds every, std::function<void()> f) : fire_(std::move(f)), worker_([this, every] { while (!stop_) { std::this_thread::sleep_for(every); fire_(); } }) {}
  ~Timer() { stop_ = true; worker_.join(); }
};

class LogLine {
  std::ostringstream s_;

public:
  ~LogLine() { emitLog(s_.str()); }
  template <class T> LogLine &operator<<(const T &v) { s_ << v; return *this; }
};

class Profiler {
  const char *name_;
  std::chrono::steady_clock::time_point t_ = std::chrono::steady_clock::now();

public:
  explicit Profiler(const char *n) : name_(n) {}
  ~Profiler() { emitLog(name_); }
};

struct Db { void rollback(); void commit(); void exec(const char *); };
class Transaction {
  Db &db_;
  bool done_ = false;

public:
  explicit Transaction(Db &db) : db_(db) { db_.exec("begin"); }
  ~Transaction() { if (!done_) db_.rollback(); }
  void commit() { db_.commit(); done_ = true; }
};

template <class T> class IntrusivePtr {
  T *p_;

public:
  explicit IntrusivePtr(T *p) : p_(p) { p_->ref(); }
  ~IntrusivePtr() { if (p_) p_->unref(); }
  T *operator->() const { return p_; }
};
struct Node { void ref(); void unref(); int v; };

class Generator {
public:
  struct promise_type {
    int v = 0;
    Generator get_return_object() { return Generator{std::coroutine_handle<promise_type>::from_promise(*this)}; }
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    std::suspend_always yield_value(int x) { v = x; return {}; }
    void return_void() {}
    void unhandled_exception() {}
  };
  explicit Generator(std::coroutine_handle<promise_type> h) : h_(h) {}
  Generator(const Generator &) = delete;
  ~Generator() { if (h_) h_.destroy(); }
  bool next() { h_.resume(); return !h_.done(); }
  int value() const { return h_.promise().v; }

private:
  std::coroutine_handle<promise_type> h_;
};

class WorkQueue {
  std::mutex m_;
  std::deque<std::function<void()>> q_;
  std::vector<std::thread> workers_;
  bool stop_ = false;

public:
  explicit WorkQueue(int n) { for (int i = 0; i < n; ++i) workers_.emplace_back([this] { loop(); }); }
  ~WorkQueue() { stop_ = true; for (auto &w : workers_) w.join(); }
  void post(std::function<void()> f) { std::lock_guard<std::mutex> l(m_); q_.push_back(std::move(f)); }

private:
  void loop() { while (!stop_) note(1); }
};

template <class T, class Compare> class Heap {
  std::vector<T> v_;
  Compare less_;

public:
  explicit Heap(Compare c) : less_(std::move(c)) {}
  ~Heap() { while (!v_.empty()) pop(); }
  void push(T t) { v_.push_back(std::move(t)); std::push_heap(v_.begin(), v_.end(), less_); }
  void pop() { std::pop_heap(v_.begin(), v_.end(), less_); v_.pop_back(); }
};

template <class Alloc> class Arena {
  Alloc a_;
  char *p_;
  std::size_t n_;

public:
  explicit Arena(std::size_t n) : p_(a_.allocate(n)), n_(n) {}
  ~Arena() { a_.deallocate(p_, n_); }
};

struct Observer { virtual ~Observer() = default; virtual void onGone(int) = 0; };
class Subject {
  std::vector<Observer *> obs_;
  int id_;
  std::string name_;
  std::set<int> keys_;

public:
  explicit Subject(int id) : id_(id) {}
  void watch(Observer *o) { obs_.push_back(o); }
  ~Subject() { for (auto *o : obs_) o->onGone(id_); }
};

void tasks(int n, Bus &bus, Db &db, Observer *obs) {
  for (int i = 0; i < n; ++i) {
    Task<int> t([i] { return i; }); // quiet: a lazy task
    Thread th([i] { note(i); }); // quiet: a thread wrapper
    Subscription s(bus, [](int v) { note(v); }); // quiet: unsubscribes
    Profiler p("x"); // quiet: logs
    Transaction tx(db); // quiet: an owner, no callable
    LogLine() << "a" << i; // quiet: a temporary
    LogLine line; // quiet: a log scope
    line << t.get();
    Subject sub(i); // quiet: an event emitter
    sub.watch(obs);
    tx.commit();
  }
}
void more(int n, Node *node) {
  while (n--) {
    Timer tm(std::chrono::milliseconds(1), [n] { note(n); }); // quiet: a timer
    IntrusivePtr<Node> p(node); // quiet: a smart pointer
    WorkQueue q(2); // quiet: a pool
    q.post([n] { note(n); });
    auto less = [](int a, int b) { return a < b; };
    Heap<int, decltype(less)> h(less); // quiet: the comparator is no clean-up
    h.push(p->v);
    Arena<std::allocator<char>> a(16); // quiet: an allocator is no action
    std::promise<int> pr; // quiet: a promise
    auto fut = pr.get_future();
    pr.set_value(1);
    std::shared_ptr<int> sp(new int(1), [](int *q) { delete q; }); // quiet: shared ownership of an object
    note(fut.get() + *sp);
  }
}
Generator numbers(int n) {
  for (int i = 0; i < n; ++i)
    co_yield i;
}
void generators(int n) {
  while (n--) {
    Generator g = numbers(n); // quiet: a coroutine handle
    while (g.next())
      note(g.value());
  }
}
