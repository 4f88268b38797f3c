// std: c++17
// RUN: %table defercliff-erased-guard %s %t
// Classes with a std::function that are no guards, and one in the midst that is.
#include <cstdio>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

class Button { // quiet: the destructor does not call it
public:
  explicit Button(std::function<void()> f) : f_(std::move(f)) {}
  ~Button() { std::puts("gone"); }
  void click() { f_(); }

private:
  std::function<void()> f_;
};
class Observers { // quiet: a list
public:
  explicit Observers(std::function<void()> f) { list_.push_back(std::move(f)); }
  ~Observers() {
    for (auto &f : list_)
      f();
  }

private:
  std::vector<std::function<void()>> list_;
};
class Subscription { // quiet: holds a shared_ptr as well
public:
  Subscription(std::shared_ptr<int> hub, std::function<void()> f) : hub_(std::move(hub)), f_(std::move(f)) {}
  ~Subscription() { f_(); }

private:
  std::shared_ptr<int> hub_;
  std::function<void()> f_;
};
class LockAndRun { // quiet: holds a lock as well
public:
  LockAndRun(std::mutex &m, std::function<void()> f) : lock_(m), f_(std::move(f)) {}
  ~LockAndRun() { f_(); }

private:
  std::lock_guard<std::mutex> lock_;
  std::function<void()> f_;
};
struct Task { // quiet: called by the loop of a worker, no destructor
  std::function<void()> f;
  int priority;
};
class Virtual { // quiet: a hook of derived classes is its action
public:
  virtual ~Virtual() { run(); }
  virtual void run() {}
};
class Reaper { // want cost: a guard with an int and a pointer
public:
  Reaper(int pid, const char *name, std::function<void(int)> f) : pid_(pid), name_(name), f_(std::move(f)) {}
  Reaper(const Reaper &) = delete;
  ~Reaper() {
    if (pid_ > 0)
      f_(pid_);
  }
  void release() { pid_ = -1; }

private:
  int pid_;
  const char *name_;
  std::function<void(int)> f_;
};
class Twice { // quiet: two actions, which are two wrappers
public:
  Twice(std::function<void()> a, std::function<void()> b) : a_(std::move(a)), b_(std::move(b)) { a_(); }
  ~Twice() { b_(); }

private:
  std::function<void()> a_, b_;
};

void use(int n) {
  std::mutex m;
  Button a([n] { std::printf("%d\n", n); });
  a.click();
  Observers b([n] { std::printf("%d\n", n); });
  Subscription c(std::make_shared<int>(1), [n] { std::printf("%d\n", n); });
  LockAndRun d(m, [n] { std::printf("%d\n", n); });
  Task e{[n] { std::printf("%d\n", n); }, 1};
  e.f();
  Virtual f;
  Reaper g(n, "x", [](int pid) { std::printf("%d\n", pid); });
  Reaper h(n + 1, "y", [n](int pid) { std::printf("%d\n", pid + n); });
  h.release();
  Twice i([] { std::puts("a"); }, [] { std::puts("b"); });
}
