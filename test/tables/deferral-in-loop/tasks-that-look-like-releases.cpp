// std: c++17
// RUN: %table defercliff-deferral-in-loop %s %t
// a single callable, arguments deleted, own locks and files, a list per key: nothing piles up
#include <atomic>
#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <unistd.h>
#include <unordered_map>
#include <utility>
#include <vector>
using Fn = std::function<void()>;
void say(int);
// priority: replaced
void replaceSame(int n) {
  Fn onExit;
  std::map<std::string, Fn> byName;
  for (int i = 0; i < n; ++i) {
    int fd = ::dup(i);
    if (onExit) onExit();
    onExit = [fd] { ::close(fd); }; // quiet: a single callable, run before it is replaced
  }
  if (onExit) onExit();
}
// callable list whose action releases a *copy* handed by the running: arguments
struct Buf { void *p; };
void args(int n) {
  std::vector<std::function<void(Buf *)>> fs;
  for (int i = 0; i < n; ++i) {
    Buf *b = new Buf{nullptr};
    fs.push_back([i](Buf *x) { say(i); std::free(x->p); delete x; }); // quiet: deletes its argument
    delete b;
  }
}
// close is a GUI action
struct Window { void close(); void show(); };
struct Tabs { Window *add(int); };
void menu(Tabs &tabs, std::vector<Fn> &actions, int n) {
  for (int i = 0; i < n; ++i) {
    Window *w = tabs.add(i);
    actions.push_back([w] { w->show(); }); // quiet: a menu action
  }
}
// shared_ptr's own release
void shared(int n) {
  std::vector<Fn> tasks;
  for (int i = 0; i < n; ++i) {
    auto p = std::make_unique<int>(i);
    std::shared_ptr<int> s(std::move(p));
    tasks.push_back([s]() mutable { say(*s); s.reset(); }); // quiet: drops its own share
    std::unique_lock<std::mutex> *none = nullptr;
    tasks.push_back([none] { say(none == nullptr); }); // quiet: a task
  }
}
// task which locks and unlocks itself
void locks(std::mutex &m, int n) {
  std::vector<Fn> tasks;
  for (int i = 0; i < n; ++i) {
    int k = i * 2;
    tasks.push_back([&m, k] { m.lock(); say(k); m.unlock(); }); // quiet: the task's own lock
    tasks.push_back([k] { std::FILE *f = ::fdopen(k, "r"); std::fclose(f); }); // quiet: the task's own file
  }
  for (auto &t : tasks) t();
}
// released by the iteration itself unless it fails
void conditional(const std::vector<std::string> &paths) {
  std::vector<Fn> retry;
  for (const auto &p : paths) {
    std::FILE *f = std::fopen(p.c_str(), "r");
    if (!f) {
      retry.push_back([p] { std::FILE *g = std::fopen(p.c_str(), "r"); if (g) std::fclose(g); }); // quiet: a task that opens itself
      continue;
    }
    std::fclose(f);
  }
}
// lists of lists
void perKey(std::map<int, std::vector<Fn>> &byKey, const std::vector<int> &keys) {
  for (int k : keys) {
    auto &list = byKey[k];
    int fd = ::dup(k);
    list.push_back([fd] { ::close(fd); }); // quiet: every key has a list of its own
  }
}
// atomics named release
struct Ref { std::atomic<int> n; void release() { --n; } };
void views(std::vector<Ref> &refs, std::vector<Fn> &later) {
  for (auto &r : refs) {
    ++r.n;
    later.push_back([&r] { say(r.n); }); // quiet: uses
  }
}
