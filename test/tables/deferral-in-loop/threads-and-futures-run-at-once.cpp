// std: c++20
// RUN: %table defercliff-deferral-in-loop %s %t
// tasks in threads, futures and task objects run at once: silent
#include <condition_variable>
#include <cstdio>
#include <functional>
#include <future>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <deque>
#include <queue>
#include <string>
#include <thread>
#include <unistd.h>
#include <vector>
void serve(int);
int take(int);
struct Worker { int id; std::thread t; };
namespace boost { class thread { public: template <class F> explicit thread(F f) { t_ = std::thread(f); } thread(thread &&) = default; void join() { t_.join(); } private: std::thread t_; }; }
namespace tbb { class task_group { public: template <class F> void run(F f) { f(); } void wait(); ~task_group(); }; }
void threads(int n) {
  std::list<std::thread> a;
  std::map<int, std::thread> b;
  std::vector<std::unique_ptr<std::thread>> c;
  std::vector<Worker> d;
  std::vector<std::jthread> e;
  std::vector<boost::thread> f;
  for (int i = 0; i < n; ++i) {
    int fd = ::dup(i);
    a.push_back(std::thread([fd] { serve(fd); ::close(fd); })); // quiet: a thread
    int fd2 = ::dup(i);
    b.emplace(i, [fd2] { serve(fd2); ::close(fd2); }); // quiet: a thread
    int fd3 = ::dup(i);
    c.push_back(std::make_unique<std::thread>([fd3] { serve(fd3); ::close(fd3); })); // quiet: a thread
    int fd4 = ::dup(i);
    d.push_back(Worker{i, std::thread([fd4] { serve(fd4); ::close(fd4); })}); // quiet: a thread
    int fd5 = ::dup(i);
    e.emplace_back([fd5](std::stop_token) { serve(fd5); ::close(fd5); }); // quiet: a thread
    int fd6 = ::dup(i);
    f.emplace_back([fd6] { serve(fd6); ::close(fd6); }); // quiet: a thread
    int fd7 = ::dup(i);
    std::thread t([fd7] { serve(fd7); ::close(fd7); });
    a.push_back(std::move(t)); // quiet: a named thread
    int fd8 = ::dup(i);
    b[i] = std::thread([fd8] { serve(fd8); ::close(fd8); }); // quiet: a thread
  }
  for (auto &t : a) t.join();
  for (auto &[k, t] : b) t.join();
  for (auto &t : c) t->join();
  for (auto &t : d) t.t.join();
  for (auto &t : f) t.join();
}
void futures(int n) {
  std::vector<std::future<int>> a;
  std::map<int, std::shared_future<int>> b;
  std::deque<std::future<void>> c;
  tbb::task_group g;
  for (int i = 0; i < n; ++i) {
    int fd = ::dup(i);
    a.emplace_back(std::async(std::launch::async, [fd] { serve(fd); return ::close(fd); })); // quiet: runs at once
    int fd2 = ::dup(i);
    b[i] = std::async(std::launch::async, [fd2] { serve(fd2); return ::close(fd2); }).share(); // quiet: runs at once
    int fd3 = ::dup(i);
    auto f = std::async(std::launch::async, [fd3] { serve(fd3); ::close(fd3); });
    c.push_back(std::move(f)); // quiet: runs at once
    int fd4 = ::dup(i);
    g.run([fd4] { serve(fd4); ::close(fd4); }); // quiet: a task group runs it
  }
  g.wait();
}
