// std: c++20
// RUN: %table defercliff-deferral-in-loop %s %t
// Editors and databases: undo lists, savepoints, subscriptions, thread pools.
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

struct Page {
  int id;
};
struct Cache {
  Page *pin(int id);
  void unpin(Page *);
  void release(Page *);
};
template <typename F>
class Rollback {
public:
  explicit Rollback(F f) : f_(std::move(f)) {}
  Rollback(Rollback &&o) noexcept : f_(std::move(o.f_)), active_(std::exchange(o.active_, false)) {}
  ~Rollback() {
    if (active_)
      f_();
  }
  void commit() { active_ = false; }

private:
  F f_;
  bool active_ = true;
};
struct Unpin {
  Cache *cache;
  Page *page;
  void operator()() const { cache->unpin(page); }
};
bool apply(Page *);

bool commitAll(Cache &cache, const std::vector<int> &ids) {
  std::vector<Rollback<Unpin>> undo;
  for (int id : ids) {
    Page *page = cache.pin(id);
    undo.emplace_back(Unpin{&cache, page}); // quiet: the list is dismissed if all goes well
    if (!apply(page))
      return false;
  }
  for (auto &step : undo)
    step.commit();
  return true;
}

void pinAll(Cache &cache, const std::vector<int> &ids) {
  std::vector<Rollback<Unpin>> pins;
  for (int id : ids) {
    Page *page = cache.pin(id);
    pins.push_back(Rollback(Unpin{&cache, page})); // want bug: nobody dismisses them, all pages stay pinned
    apply(page);
  }
}

class Savepoints { // runs its list when it is destroyed, unless committed
public:
  void add(std::function<void()> f) { undo_.push_back(std::move(f)); }
  void commit() { committed_ = true; }
  ~Savepoints() {
    if (!committed_)
      for (auto it = undo_.rbegin(); it != undo_.rend(); ++it)
        (*it)();
  }

private:
  std::vector<std::function<void()>> undo_;
  bool committed_ = false;
};
struct Closer { // another destructor that runs its one action: a guard, not a list
  std::function<void()> f;
  void set(std::function<void()> g) { f = std::move(g); }
  ~Closer() {
    if (f)
      f();
  }
};
class TaskPool { // joins threads that run the tasks all the time
public:
  TaskPool() : thread_([this] { loop(); }) {}
  ~TaskPool() {
    stop_ = true;
    thread_.join();
    for (auto &f : tasks_)
      f();
  }
  void add(std::function<void()> f) { tasks_.push_back(std::move(f)); }

private:
  void loop();
  std::vector<std::function<void()>> tasks_;
  bool stop_ = false;
  std::thread thread_;
};

void readOnly(Cache &cache, const std::vector<int> &ids) {
  Savepoints points;
  for (int id : ids) {
    Page *page = cache.pin(id);
    points.add([&cache, page] { cache.unpin(page); }); // want bug: nothing commits, each page stays until the end
  }
}

void setter(Cache &cache, const std::vector<int> &ids) {
  Closer closer;
  for (int id : ids) {
    Page *page = cache.pin(id);
    closer.set([&cache, page] { cache.unpin(page); }); // quiet: a setter replaces the one before
  }
}

void tasks(Cache &cache, const std::vector<int> &ids) {
  TaskPool pool;
  for (int id : ids)
    pool.add([&cache, id] { apply(cache.pin(id)); }); // quiet: threads run them all the time
}

void anew(Cache &cache, const std::vector<int> &ids) {
  std::optional<Savepoints> points;
  std::unique_ptr<Savepoints> pointer;
  for (int id : ids) {
    points.emplace();
    points->add([&cache, id] { cache.unpin(cache.pin(id)); }); // quiet: made anew in each iteration
    pointer = std::make_unique<Savepoints>();
    pointer->add([&cache, id] { cache.unpin(cache.pin(id)); }); // quiet: made anew in each iteration
  }
}

void behindPointer(Cache &cache, const std::vector<int> &ids) {
  auto points = std::make_unique<Savepoints>();
  Savepoints &same = *points;
  for (int id : ids) {
    points->add([&cache, id] { apply(cache.pin(id)); }); // want bug: the list lives outside the loop, behind a pointer
    same.add([&cache, id] { apply(cache.pin(id)); });    // want bug: the same by reference
  }
}
