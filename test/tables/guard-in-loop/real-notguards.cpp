// std: c++17
// RUN: %table defercliff-guard-in-loop %s %t
// Classes that look like guards and are none; owners, which are off by default.
#include <fstream>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>
void use(int); void free_it(int *);
class Job { // a task that is run by its owner, with a destructor that reports
public:
  Job(std::string n, std::function<void()> f) : name_(std::move(n)), f_(std::move(f)) {}
  ~Job() { if (!ran_) use(int(name_.size())); }
  void run() { ran_ = true; f_(); }
private:
  std::string name_; std::function<void()> f_; bool ran_ = false;
};
class Timer { public: explicit Timer(const char *n) : n_(n) {} ~Timer() { use(n_[0]); } private: const char *n_; };
class Buffer { // holds much else: no scope guard
public:
  explicit Buffer(std::function<void(char *)> del) : del_(std::move(del)), data_(64) {}
  ~Buffer() { if (del_) del_(data_.data()); }
  char *get() { return data_.data(); }
private:
  std::function<void(char *)> del_; std::vector<char> data_;
};
struct FdOwner { int fd; ~FdOwner() { use(fd); } };
template <class T> class Restore { public: explicit Restore(T &v) : v_(v), old_(v) {} ~Restore() { v_ = old_; } private: T &v_; T old_; };
class Visitor { public: explicit Visitor(std::function<void(int)> f) : f_(std::move(f)) {} void visit(int i) { f_(i); } ~Visitor() {} private: std::function<void(int)> f_; };
class Thread { public: explicit Thread(std::function<void()> f) : t_(std::move(f)) {} ~Thread() { t_.join(); } private: std::thread t_; };
void f(std::mutex &m, std::shared_mutex &sm, int n) {
  int depth = 0;
  for (int i = 0; i < n; ++i) {
    Job job("a", [&] { use(i); }); // quiet: its destructor runs no action
    job.run();
    Timer t("x"); // quiet: no action
    Buffer b([](char *p) { use(p[0]); }); // quiet: holds a vector as well
    FdOwner fd{i}; // quiet: an owner
    Restore r(depth); // quiet: restores a value
    Visitor v([&](int k) { use(k + i); }); // quiet: the destructor does nothing
    v.visit(i);
    Thread th([&] { use(i); }); // quiet: a thread
    std::lock_guard<std::mutex> lock(m); // quiet: an owner, off by default
    std::shared_lock<std::shared_mutex> shared(sm); // quiet: an owner
    std::unique_ptr<int> p(new int); // quiet: no clean-up of its own
    std::unique_ptr<int, void (*)(int *)> q(new int, free_it); // quiet: an owner
    auto del = [](int *x) { delete x; };
    std::unique_ptr<int, decltype(del)> s(new int, del); // quiet: an owner
    std::shared_ptr<int> sp(new int, del); // quiet: a value with a deleter
    std::shared_ptr<void> sv = std::make_shared<int>(3); // quiet: a value
    std::shared_ptr<void> copy = sp; // quiet: a copy, which allocates nothing
    std::unique_ptr<int, std::function<void(int *)>> e(new int, [&](int *x) { use(n); delete x; }); // want cost: a type-erased deleter
    auto fut = std::async([] { use(1); }); // quiet: a future
    std::optional<std::lock_guard<std::mutex>> maybe; // quiet: empty
    std::packaged_task<void()> task([] { use(1); }); // quiet: a task
    task();
    std::ifstream in("x"); // quiet: a stream
    std::function<void()> g = [&] { use(i); }; // quiet: no clean-up
    g();
  }
}
