// std: c++17
// RUN: %table defercliff-deferral-in-loop %s %t
// Rule: containers of guards; guards that undo what fails as a whole are dismissed.
#include <absl/cleanup/cleanup.h>
#include <functional>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

class Guard {
public:
  explicit Guard(std::function<void()> f) : f_(std::move(f)) {}
  Guard(Guard &&o) noexcept : f_(std::exchange(o.f_, nullptr)) {}
  Guard &operator=(Guard &&o) noexcept { f_ = std::exchange(o.f_, nullptr); return *this; }
  ~Guard() { if (f_) f_(); }
  void dismiss() { f_ = nullptr; }
private:
  std::function<void()> f_;
};
struct Entry { std::string name; Guard guard; };
void use(int);
int acquire(int);
void give(int);

void plain(int count) {
  std::vector<Guard> guards;
  guards.reserve(count);
  for (int i = 0; i < count; ++i) {
    int id = acquire(i);
    guards.emplace_back([id] { give(id); }); // want bug: a container of guards
    guards.push_back(Guard([i] { use(i); })); // want bug: whatever it does
  }
}

void pointers(int count) {
  std::vector<std::unique_ptr<Guard>> guards;
  std::list<std::optional<Guard>> maybe;
  std::map<int, Guard> byId;
  std::vector<Entry> entries;
  std::vector<std::shared_ptr<void>> any;
  for (int i = 0; i < count; ++i) {
    int id = acquire(i);
    guards.push_back(std::make_unique<Guard>([id] { give(id); })); // want bug: behind a pointer
    maybe.emplace_back(Guard([id] { give(id); })); // want bug: in an optional
    byId.emplace(id, Guard([id] { give(id); })); // want bug: in a map
    entries.push_back(Entry{"x", Guard([id] { give(id); })}); // want bug: in a struct
    any.push_back(std::shared_ptr<void>(nullptr, [id](void *) { give(id); })); // want bug: a deleter is a guard
    any.push_back(std::make_shared<int>(id)); // quiet: no deleter
  }
}

bool transaction(int count) {
  std::vector<Guard> undo;
  for (int i = 0; i < count; ++i) {
    int id = acquire(i);
    if (id < 0)
      return false;
    undo.emplace_back([id] { give(id); }); // quiet: dismissed below, it undoes what fails as a whole
  }
  for (auto &guard : undo)
    guard.dismiss();
  return true;
}

void drained(int count) {
  std::vector<Guard> guards;
  for (int i = 0; i < count; ++i) {
    guards.emplace_back([i] { give(i); }); // quiet: cleared in the iteration
    use(i);
    guards.clear();
  }
}

void window(int count) {
  std::list<Guard> guards;
  for (int i = 0; i < count; ++i) {
    guards.emplace_back([i] { give(i); }); // quiet: the oldest is dropped
    if (guards.size() > 4)
      guards.pop_front();
  }
}

void slot(int count) {
  std::optional<Guard> last;
  for (int i = 0; i < count; ++i)
    last.emplace([i] { give(i); }); // quiet: each iteration replaces it
}

std::vector<Guard> collect(int count) {
  std::vector<Guard> guards;
  for (int i = 0; i < count; ++i)
    guards.emplace_back([i] { give(i); }); // quiet: the function's result
  return guards;
}

void lockAll(std::vector<std::mutex> &mutexes) {
  std::vector<std::unique_lock<std::mutex>> locks;
  for (auto &mutex : mutexes)
    locks.emplace_back(mutex); // quiet: owners; to hold them all is the purpose
}

class Registry {
public:
  void add(Guard guard) { guards_.push_back(std::move(guard)); }
  void reset() { guards_.clear(); }
  void addAll(int count) {
    for (int i = 0; i < count; ++i)
      add(Guard([i] { give(i); })); // quiet: a member that a method of its class clears
  }
private:
  std::vector<Guard> guards_;
};
