// std: c++17
// RUN: %table defercliff-deferral-in-loop %s %t
// Look-alikes: destructors that do not run what is stored, queues that worker threads drain, holders filled elsewhere.
#include <condition_variable>
#include <cstdio>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <queue>
#include <string>
#include <thread>
#include <utility>
#include <vector>

using Fn = std::function<void()>;
void say(int);

// a thread pool: its destructor joins, the workers run the tasks
class Pool {
  std::vector<std::thread> ts_;
  std::queue<Fn> q_;
  std::mutex m_;
  std::condition_variable cv_;
  bool stop_ = false;
  void loop() {
    for (;;) {
      Fn f;
      {
        std::unique_lock<std::mutex> l(m_);
        cv_.wait(l, [this] { return stop_ || !q_.empty(); });
        if (q_.empty()) return;
        f = std::move(q_.front());
        q_.pop();
      }
      f();
    }
  }

public:
  explicit Pool(int n) {
    for (int i = 0; i < n; ++i) ts_.emplace_back([this] { loop(); });
  }
  void post(Fn f) {
    std::lock_guard<std::mutex> l(m_);
    q_.push(std::move(f));
    cv_.notify_one();
  }
  ~Pool() {
    {
      std::lock_guard<std::mutex> l(m_);
      stop_ = true;
    }
    cv_.notify_all();
    for (auto &t : ts_) t.join();
  }
};
void pool(int n) {
  Pool p(2);
  for (int i = 0; i < n; ++i)
    p.post([i] { say(i); }); // quiet: a task for a worker, not a clean-up
}

// the destructor tells one fixed callback, the rest are observers
class Subject {
  std::vector<Fn> changed_;
  Fn destroyed_;

public:
  void on_change(Fn f) { changed_.push_back(std::move(f)); }
  void set_destroyed(Fn f) { destroyed_ = std::move(f); }
  void change() { for (auto &f : changed_) f(); }
  ~Subject() { if (destroyed_) destroyed_(); }
};
void subject(Subject &s, int n) {
  for (int i = 0; i < n; ++i)
    s.on_change([i] { say(i); }); // quiet: observers, the destructor does not run them
}

// a destructor that warns about unrun tasks
class Checked {
  std::vector<Fn> v_;

public:
  void add(Fn f) { v_.push_back(std::move(f)); }
  void run() { for (auto &f : v_) f(); v_.clear(); }
  ~Checked() {
    if (!v_.empty()) std::puts("tasks left");
    for (auto &f : v_) f = nullptr;
  }
};
void checked(int n) {
  Checked c;
  for (int i = 0; i < n; ++i)
    c.add([i] { say(i); }); // quiet: not run by the destructor
  c.run();
}

// predicates and formatters
class Filter {
  std::vector<std::function<bool(int)>> ps_;

public:
  void add(std::function<bool(int)> p) { ps_.push_back(std::move(p)); }
  bool operator()(int v) const {
    for (auto &p : ps_)
      if (!p(v)) return false;
    return true;
  }
};
void filters(int n) {
  Filter f;
  for (int i = 0; i < n; ++i)
    f.add([i](int v) { return v > i; }); // quiet: predicates
}

// a guard class with a list in it that runs nothing
struct Timer {
  std::vector<std::string> laps;
  Fn done;
  explicit Timer(Fn d) : done(std::move(d)) {}
  void lap(std::string s) { laps.push_back(std::move(s)); }
  ~Timer() { done(); }
};
void timer(int n) {
  Timer t([] { say(0); });
  for (int i = 0; i < n; ++i)
    t.lap(std::to_string(i)); // quiet: a string
}

// parametrised test: a list per test case
struct TestCase {
  std::string name;
  Fn body;
  Fn teardown;
};
std::vector<TestCase> build(int n) {
  std::vector<TestCase> cs;
  for (int i = 0; i < n; ++i)
    cs.push_back({"t" + std::to_string(i), [i] { say(i); }, [] { say(0); }}); // quiet: tests, nothing acquired
  return cs;
}

// a custom deleter in a container owns its file: that is no deferred action
struct Closer { void operator()(std::FILE *f) const { std::fclose(f); } };
void owners(const std::vector<std::string> &paths) {
  std::vector<std::unique_ptr<std::FILE, Closer>> files;
  std::map<std::string, std::shared_ptr<std::FILE>> byName;
  for (const auto &p : paths) {
    files.emplace_back(std::fopen(p.c_str(), "r")); // quiet: the program wants all the files
    byName[p] = std::shared_ptr<std::FILE>(std::fopen(p.c_str(), "r"), &std::fclose); // quiet: a shared file
    byName.emplace(p + "2", std::shared_ptr<std::FILE>(std::fopen(p.c_str(), "r"), [](std::FILE *f) { if (f) std::fclose(f); })); // quiet: a shared file
  }
}

// callbacks that close what they are given
void callbacks(int n) {
  std::vector<std::function<void(std::FILE *)>> cbs;
  std::vector<std::function<void(int *)>> dels;
  for (int i = 0; i < n; ++i) {
    cbs.push_back([i](std::FILE *f) { say(i); std::fclose(f); }); // quiet: closes its argument
    dels.push_back([](int *p) { delete p; }); // quiet: deletes its argument
  }
  for (auto &c : cbs) c(nullptr);
}

class Door {
public:
  void close();
  void open();
  void lock();
  void unlock();
};
void doors(std::vector<Door> &ds, Door &front) {
  std::vector<Fn> script;
  for (auto &d : ds) {
    script.push_back([&d] { d.open(); }); // quiet: nothing acquired
    script.push_back([&d] { d.close(); }); // quiet: not acquired in this iteration
    script.push_back([&front] { front.close(); }); // quiet: not acquired in this iteration
  }
  for (auto &s : script) s();
}
