// std: c++17
// RUN: %table defercliff-deferral-in-loop %s %t
// Correct code: task lists, observers, undo stacks, batches, drains of all kinds, holders per iteration.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <deque>
#include <fcntl.h>
#include <functional>
#include <future>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <unistd.h>
#include <utility>
#include <vector>

using Fn = std::function<void()>;
void say(int);
void draw(const std::string &);
int ask(int);

class DeferList {
  std::vector<Fn> a_;

public:
  DeferList() = default;
  DeferList(DeferList &&) = default;
  void add(Fn f) { a_.push_back(std::move(f)); }
  std::size_t size() const { return a_.size(); }
  bool empty() const { return a_.empty(); }
  void run() noexcept {
    for (auto &f : a_)
      f();
    a_.clear();
  }
  void clear() { a_.clear(); }
  ~DeferList() { run(); }
};

void batch_when_full(const std::vector<std::string> &paths) {
  std::vector<Fn> closers;
  for (const auto &p : paths) {
    std::FILE *f = std::fopen(p.c_str(), "r");
    closers.push_back([f] { std::fclose(f); }); // quiet: at most eight are open, then flushed
    if (closers.size() >= 8) {
      for (auto &c : closers) c();
      closers.clear();
    }
  }
  for (auto &c : closers) c();
}

void batch_list_when_full(int n) {
  DeferList d;
  for (int i = 0; i < n; ++i) {
    d.add([i] { say(i); }); // quiet: run when sixteen are there
    if (d.size() == 16)
      d.run();
  }
}

void every_tenth(int n) {
  DeferList d;
  for (int i = 0; i < n; ++i) {
    d.add([i] { say(i); }); // quiet: run every ten iterations
    if (i % 10 == 9)
      d.run();
  }
}

void helper_runs(DeferList &d) { d.run(); }
static void run_all(std::vector<Fn> &v) {
  for (auto &f : v) f();
  v.clear();
}
void drained_by_helper(const std::vector<std::string> &paths) {
  DeferList d;
  std::vector<Fn> v;
  for (const auto &p : paths) {
    std::FILE *f = std::fopen(p.c_str(), "r");
    d.add([f] { std::fclose(f); }); // quiet: the helper runs it in the iteration
    v.push_back([f] { say(fileno(f)); }); // quiet: a task
    helper_runs(d);
    int fd = ::open(p.c_str(), O_RDONLY);
    v.push_back([fd] { ::close(fd); }); // quiet: run_all drains it
    run_all(v);
  }
}

void drained_by_swap(const std::vector<std::string> &paths) {
  std::vector<Fn> v, w;
  for (const auto &p : paths) {
    int fd = ::open(p.c_str(), O_RDONLY);
    v.push_back([fd] { ::close(fd); }); // quiet: moved into a local and run
    std::vector<Fn> now;
    now.swap(v);
    for (auto &f : now) f();
    int fd2 = ::open(p.c_str(), O_WRONLY);
    w.push_back([fd2] { ::close(fd2); }); // quiet: exchanged and run
    for (auto &f : std::exchange(w, {})) f();
  }
}

void drained_by_move(const std::vector<std::string> &paths) {
  std::vector<Fn> v;
  for (const auto &p : paths) {
    int fd = ::open(p.c_str(), O_RDONLY);
    v.emplace_back([fd] { ::close(fd); }); // quiet: moved into a local and run
    auto now = std::move(v);
    v = {};
    for (auto &f : now) f();
  }
}

void drained_by_reset(int n) {
  auto d = std::make_unique<DeferList>();
  std::optional<DeferList> o;
  DeferList plain;
  for (int i = 0; i < n; ++i) {
    d->add([i] { say(i); }); // quiet: replaced in the iteration
    d = std::make_unique<DeferList>();
    o.emplace();
    o->add([i] { say(i); }); // quiet: reset in the iteration
    o.reset();
  }
}

void erase_drain(const std::vector<std::string> &paths) {
  std::deque<Fn> q;
  for (const auto &p : paths) {
    int fd = ::open(p.c_str(), O_RDONLY);
    q.push_back([fd] { ::close(fd); }); // quiet: at most four are kept
    while (q.size() > 4) {
      q.front()();
      q.pop_front();
    }
  }
  for (auto &f : q) f();
}

class Widget {
  std::vector<Fn> observers_;

public:
  void on_change(Fn f) { observers_.push_back(std::move(f)); }
  void notify() { for (auto &o : observers_) o(); }
  ~Widget() = default;
};
void observers(std::vector<Widget> &ws, Widget &all) {
  for (auto &w : ws) {
    w.on_change([&all] { all.notify(); }); // quiet: an observer
    all.on_change([&w] { w.notify(); }); // quiet: an observer
  }
}

void undo_values(std::vector<int> &cells, const std::vector<int> &changes) {
  std::vector<Fn> undo;
  for (int at : changes) {
    int old = cells[at];
    cells[at] = ask(at);
    undo.push_back([&cells, at, old] { cells[at] = old; }); // quiet: restores a value
  }
  for (auto it = undo.rbegin(); it != undo.rend(); ++it) (*it)();
}

void shared_data(int n) {
  std::vector<Fn> tasks;
  for (int i = 0; i < n; ++i) {
    auto buf = std::make_shared<std::string>(8, 'x');
    tasks.push_back([buf, i] { buf->push_back(char(i)); draw(*buf); }); // quiet: owned by the task
    auto f = std::make_shared<std::string>("y");
    tasks.push_back([f]() mutable { draw(*f); f.reset(); }); // quiet: drops its own share
  }
  for (auto &t : tasks) t();
}

void tasks_with_own_resources(const std::vector<std::string> &paths) {
  std::vector<Fn> tasks;
  for (const auto &p : paths)
    tasks.push_back([p] { // quiet: the task opens and closes its own file
      std::FILE *f = std::fopen(p.c_str(), "r");
      if (!f) return;
      std::fclose(f);
      char *m = static_cast<char *>(std::malloc(8));
      std::free(m);
      int *x = new int(3);
      delete x;
    });
  for (auto &t : tasks) t();
}

void task_clears(std::map<int, std::string> &cache, std::vector<int> keys) {
  std::vector<Fn> tasks;
  for (int k : keys) {
    tasks.push_back([&cache, k] { cache.erase(k); }); // quiet: nothing acquired here
    std::string text = std::to_string(k);
    tasks.push_back([text]() mutable { draw(text); text.clear(); }); // quiet: a value of its own
    std::vector<int> v{k};
    tasks.push_back([v]() mutable { v.clear(); say(int(v.size())); }); // quiet: a value of its own
  }
  for (auto &t : tasks) t();
}

void old_resources(std::vector<std::FILE *> &open, const std::vector<std::string *> &olds) {
  std::vector<Fn> tasks;
  for (std::FILE *f : open)
    tasks.push_back([f] { std::fclose(f); }); // quiet: opened elsewhere, not in this iteration
  for (auto *s : olds)
    tasks.push_back([s] { delete s; }); // quiet: allocated elsewhere
  for (std::size_t i = 0; i < open.size(); ++i) {
    std::FILE *f = open[i];
    tasks.push_back([f] { std::fclose(f); }); // quiet: opened elsewhere
  }
  for (auto &t : tasks) t();
}

struct Tree { std::vector<Tree> kids; int v; };
void recurse(const Tree &t, int depth) {
  DeferList mine;
  mine.add([depth] { say(depth); }); // quiet: one per call
  for (const auto &k : t.kids)
    recurse(k, depth + 1);
}

void retry(int tries) {
  DeferList d;
  for (int i = 0; i < tries; ++i) {
    if (ask(i) < 0)
      continue;
    d.add([i] { say(i); }); // quiet: the block leaves the loop
    break;
  }
}

DeferList from_first(const std::vector<int> &v) {
  DeferList d;
  for (int x : v) {
    if (x < 0)
      continue;
    d.add([x] { say(x); }); // quiet: returns
    return d;
  }
  return d;
}

int thrown(const std::vector<int> &v) {
  DeferList d;
  for (int x : v) {
    if (x < 0) {
      d.add([x] { say(x); }); // quiet: throws
      throw x;
    }
  }
  return 0;
}

void threads(int n) {
  std::vector<std::thread> ts;
  std::vector<std::future<int>> fs;
  std::vector<std::unique_lock<std::mutex>> ls;
  std::vector<std::mutex> ms(n);
  for (int i = 0; i < n; ++i) {
    ts.emplace_back([i] { say(i); }); // quiet: threads are no clean-ups
    fs.push_back(std::async(std::launch::async, [i] { return ask(i); })); // quiet: futures are no clean-ups
  }
  for (auto &t : ts) t.join();
}

void per_iteration_pointer(int n) {
  for (int i = 0; i < n; ++i) {
    auto d = std::make_unique<DeferList>();
    d->add([i] { say(i); }); // quiet: dies with the iteration
    DeferList &ref = *d;
    ref.add([i] { say(-i); }); // quiet: the same, by reference
    auto *p = d.get();
    p->add([i] { say(i); }); // quiet: the same, by pointer
  }
}

struct Session {
  DeferList cleanups;
  int id;
};
void per_new_element(int n) {
  std::vector<std::unique_ptr<Session>> us;
  for (int i = 0; i < n; ++i) {
    auto s = std::make_unique<Session>();
    s->cleanups.add([i] { say(i); }); // quiet: each session has its own list
    us.push_back(std::move(s));
  }
}
