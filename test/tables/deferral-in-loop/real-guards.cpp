// std: c++17
// RUN: %table defercliff-deferral-in-loop %s %t
// Containers of guards.
#include <absl/cleanup/cleanup.h>
#include <array>
#include <functional>
#include <gsl/util>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>
#include <deque>
#include <thread>
#include <future>
void use(int); void close(int); int acquire(int); void rollback(int);
template <class F> class Guard {
public:
  explicit Guard(F f) : f_(std::move(f)) {}
  Guard &operator=(Guard &&o) { if (on_) f_(); f_ = std::move(o.f_); on_ = std::exchange(o.on_, false); return *this; }
  Guard(Guard &&o) : f_(std::move(o.f_)), on_(std::exchange(o.on_, false)) {}
  ~Guard() { if (on_) f_(); }
  void dismiss() { on_ = false; }
private:
  F f_; bool on_ = true;
};
using AnyGuard = Guard<std::function<void()>>;
struct FdCloser { int fd; ~FdCloser() { if (fd >= 0) ::close(fd); } };
struct Entry { std::string name; AnyGuard guard; };

void vectors(int n) {
  std::vector<AnyGuard> guards;
  guards.reserve(n);
  for (int i = 0; i < n; ++i) {
    int fd = acquire(i);
    guards.emplace_back([fd] { close(fd); }); // want bug: none acts before guards dies
    guards.push_back(AnyGuard([i] { use(i); })); // want bug: the same
  }
  std::vector<Entry> entries;
  for (int i = 0; i < n; ++i)
    entries.push_back({std::to_string(i), AnyGuard([i] { use(i); })}); // want bug: guards in a struct
  std::deque<std::optional<AnyGuard>> maybe;
  for (int i = 0; i < n; ++i)
    maybe.emplace_back(AnyGuard([i] { use(i); })); // want bug: guards in an optional
  std::vector<std::unique_ptr<AnyGuard>> owned;
  for (int i = 0; i < n; ++i)
    owned.push_back(std::make_unique<AnyGuard>([i] { use(i); })); // want bug: guards in a pointer
  std::vector<std::shared_ptr<void>> tokens;
  for (int i = 0; i < n; ++i)
    tokens.emplace_back(nullptr, [i](void *) { use(i); }); // want bug: shared_ptr<void> with a deleter
  std::vector<std::shared_ptr<void>> values;
  for (int i = 0; i < n; ++i)
    values.push_back(std::make_shared<int>(i)); // quiet: values, no clean-up
}
void perIteration(int n) {
  for (int i = 0; i < n; ++i) {
    std::vector<AnyGuard> undo;
    undo.emplace_back([i] { rollback(i); }); // quiet: undo dies in the iteration
    undo.emplace_back([i] { rollback(i + 1); }); // quiet: the same
    for (auto &u : undo) u.dismiss();
  }
  std::optional<AnyGuard> last;
  for (int i = 0; i < n; ++i)
    last.emplace([i] { use(i); }); // quiet: a slot: the one before acts now
  std::unique_ptr<AnyGuard> slot;
  for (int i = 0; i < n; ++i)
    slot = std::make_unique<AnyGuard>([i] { use(i); }); // quiet: a slot
  std::map<std::string, AnyGuard> byName;
  for (int i = 0; i < n; ++i) {
    byName.emplace("current", AnyGuard([i] { use(i); })); // quiet: erased in the iteration
    use(i);
    byName.erase("current");
  }
  std::vector<AnyGuard> window;
  for (int i = 0; i < n; ++i) {
    window.emplace_back([i] { use(i); }); // quiet: the oldest goes
    if (window.size() > 3)
      window.erase(window.begin());
  }
}
void locks(std::vector<std::mutex> &ms) {
  std::vector<std::unique_lock<std::mutex>> held;
  for (auto &m : ms)
    held.emplace_back(m); // quiet: locks of all, by intention; owners are no scope guards
  std::vector<std::thread> threads;
  std::vector<std::future<void>> futures;
  for (int i = 0; i < 3; ++i) {
    threads.emplace_back([i] { auto g = gsl::finally([i] { close(i); }); use(i); }); // quiet: a thread runs at once
    futures.push_back(std::async([i] { absl::Cleanup c = [i] { close(i); }; use(i); })); // quiet: a task runs at once
  }
  for (auto &t : threads) t.join();
}
void movedOut(int n, std::vector<std::vector<AnyGuard>> &out) {
  for (int i = 0; i < n; ++i) {
    std::vector<AnyGuard> mine;
    mine.emplace_back([i] { use(i); });
    out.push_back(std::move(mine)); // quiet: the documents do not claim containers of containers
  }
}
std::vector<AnyGuard> build(int n) {
  std::vector<AnyGuard> result;
  for (int i = 0; i < n; ++i)
    result.push_back(AnyGuard([i] { use(i); })); // quiet: the guards are the result
  return result;
}
void owners(int n) {
  std::vector<FdCloser> fds;
  for (int i = 0; i < n; ++i)
    fds.push_back(FdCloser{acquire(i)}); // quiet: an owner, which has no action
}
