// std: c++17
// RUN: %table defercliff-deferral-in-loop %s %t
// Rule: a class that runs what it stores in its destructor, as home-grown 'defer' stacks do.
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <stack>
#include <string>
#include <thread>
#include <utility>
#include <vector>

class DeferStack {
public:
  ~DeferStack() { run(); }
  template <class F> void add(F &&f) { actions_.emplace_back(std::forward<F>(f)); }
  DeferStack &operator+=(std::function<void()> f) { actions_.push_back(std::move(f)); return *this; }
  void run() {
    while (!actions_.empty()) {
      auto action = std::move(actions_.back());
      actions_.pop_back();
      action();
    }
  }
  std::size_t size() const { return actions_.size(); }
private:
  std::vector<std::function<void()>> actions_;
};
class Arena {
public:
  void *allocate(std::size_t);
  void onDestroy(std::function<void()> f) { dtors_.push(std::move(f)); }
  ~Arena() { while (!dtors_.empty()) { dtors_.top()(); dtors_.pop(); } }
private:
  std::stack<std::function<void()>> dtors_;
};
class TaskList {
public:
  void add(std::function<void()> f) { tasks_.push_back(std::move(f)); }
  void run() { for (auto &t : tasks_) t(); }
private:
  std::vector<std::function<void()>> tasks_;
};
class Pool {
public:
  ~Pool() { for (auto &t : threads_) t.join(); for (auto &f : rest_) f(); }
  void submit(std::function<void()> f) { std::lock_guard<std::mutex> l(m_); rest_.push_back(std::move(f)); }
private:
  std::mutex m_;
  std::vector<std::thread> threads_;
  std::deque<std::function<void()>> rest_;
};
class Callback {
public:
  void set(std::function<void()> f) { f_ = std::move(f); }
  ~Callback() { if (f_) f_(); }
private:
  std::function<void()> f_;
};
void use(int);
int open(int);
void shut(int);
bool full(const DeferStack &);

void simple(int count) {
  DeferStack defers;
  for (int i = 0; i < count; ++i) {
    int fd = open(i);
    defers.add([fd] { shut(fd); }); // want bug: a defer list, whatever the action does
    defers += [fd] { use(fd); }; // want bug: an operator that adds
    use(fd);
  }
}

void perIteration(int count) {
  for (int i = 0; i < count; ++i) {
    DeferStack defers;
    int fd = open(i);
    defers.add([fd] { shut(fd); }); // quiet: dies with the iteration
  }
}

void drained(int count) {
  DeferStack defers;
  for (int i = 0; i < count; ++i) {
    defers.add([i] { shut(i); }); // quiet: run in the iteration
    defers.run();
  }
}

void drainedWhenFull(int count) {
  DeferStack defers;
  for (int i = 0; i < count; ++i) {
    defers.add([i] { shut(i); }); // quiet: the loop may drain it
    if (defers.size() > 100)
      defers.run();
  }
}

void askedSize(int count) {
  DeferStack defers;
  for (int i = 0; i < count; ++i) {
    defers.add([i] { shut(i); }); // want bug: size() drains nothing
    if (defers.size() > 100)
      use(i);
  }
}

void given(int count) {
  DeferStack defers;
  for (int i = 0; i < count; ++i) {
    defers.add([i] { shut(i); }); // quiet: who is given the holder may drain it
    if (full(defers))
      break;
  }
}

void once(int count) {
  DeferStack defers;
  for (int i = 0; i < count; ++i) {
    if (open(i) < 0)
      continue;
    defers.add([i] { shut(i); }); // quiet: leaves the loop
    break;
  }
}

void arena(Arena &arena, int count) {
  for (int i = 0; i < count; ++i) {
    int fd = open(i);
    arena.onDestroy([fd] { shut(fd); }); // want bug: a defer list of the caller
  }
}

void tasks(TaskList &list, Pool &pool, int count) {
  for (int i = 0; i < count; ++i) {
    list.add([i] { use(i); }); // quiet: a plain list of tasks
    pool.submit([i] { use(i); }); // quiet: its destructor joins threads
  }
}

void setter(int count) {
  Callback callback;
  for (int i = 0; i < count; ++i)
    callback.set([i] { use(i); }); // quiet: a setter
}

struct Session { DeferStack closers; int id; };
void sessions(std::vector<Session> &sessions) {
  for (Session &session : sessions)
    session.closers.add([&session] { shut(session.id); }); // quiet: every session has a list of its own
  for (Session &session : sessions) {
    int fd = open(session.id);
    sessions.front().closers.add([fd] { shut(fd); }); // want bug: the first one's list, in each iteration
  }
}

DeferStack collect(int count) {
  DeferStack defers;
  for (int i = 0; i < count; ++i)
    defers.add([i] { shut(i); }); // quiet: it is the result
  return defers;
}

struct Service {
  DeferStack shutdown_;
  void start(int count) {
    for (int i = 0; i < count; ++i) {
      int fd = open(i);
      shutdown_.add([fd] { shut(fd); }); // want bug: a member, nothing acts before the service dies
    }
  }
};
