// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// A guard that leaves its iteration (container, optional, kept closure, return, member) keeps its references: dangling = bug.
#include <functional>
#include <future>
#include <map>
#include <memory>
#include <optional>
#include <type_traits>
#include <utility>
#include <vector>

namespace gsl {
template <class F> class final_action {
public:
  explicit final_action(const F &ff) noexcept : f{ff} {}
  explicit final_action(F &&ff) noexcept : f{std::move(ff)} {}
  ~final_action() noexcept {
    if (invoke)
      f();
  }
  final_action(final_action &&other) noexcept : f(std::move(other.f)), invoke(std::exchange(other.invoke, false)) {}
  final_action(const final_action &) = delete;
  void operator=(const final_action &) = delete;
  void operator=(final_action &&) = delete;

private:
  F f;
  bool invoke = true;
};
template <class F> auto finally(F &&f) noexcept { return final_action<std::decay_t<F>>{std::forward<F>(f)}; }
} // namespace gsl

class Cleanup {
  std::function<void()> fn_;

public:
  Cleanup() = default;
  explicit Cleanup(std::function<void()> f) : fn_(std::move(f)) {}
  Cleanup(Cleanup &&o) noexcept : fn_(std::exchange(o.fn_, nullptr)) {}
  Cleanup &operator=(Cleanup &&o) noexcept {
    if (fn_)
      fn_();
    fn_ = std::exchange(o.fn_, nullptr);
    return *this;
  }
  ~Cleanup() {
    if (fn_)
      fn_();
  }
};

int open_slot(int);
void close_slot(int);
void work(int);
bool good(int);

void into_a_vector(const std::vector<int> &v) {
  std::vector<Cleanup> all;
  for (int x : v) {
    int fd = open_slot(x);
    all.push_back(Cleanup([&fd] { close_slot(fd); })); // want bug: runs at the end of the function
    all.emplace_back([&] { close_slot(x); });          // want bug: constructed in place
    all.emplace_back([fd] { close_slot(fd); });        // quiet: copied
    Cleanup g([&] { close_slot(fd); });                // want bug: moved out below
    if (good(fd))
      all.push_back(std::move(g));
  }
}

void gsl_guards(const std::vector<int> &v) {
  std::vector<gsl::final_action<std::function<void()>>> all;
  for (int x : v) {
    int fd = open_slot(x);
    all.push_back(gsl::finally(std::function<void()>([&] { close_slot(fd); })));   // want bug: the vector outlives 'fd'
    all.push_back(gsl::finally(std::function<void()>([fd] { close_slot(fd); })));  // quiet: copied
  }
}

void optional_guard(int n) {
  std::optional<Cleanup> last;
  for (int i = 0; i < n; ++i) {
    last.emplace([&i] { close_slot(i); }); // want bug: runs after the loop
    int fd = open_slot(i);
    std::optional<Cleanup> mine;
    if (good(i))
      mine.emplace([&fd] { close_slot(fd); }); // quiet: the optional dies in the iteration, before 'fd'
    work(fd);
  }
}

void assigned_out(int n) {
  Cleanup current;
  std::unique_ptr<Cleanup> heap;
  std::map<int, Cleanup> by_id;
  std::shared_ptr<void> shared;
  for (int i = 0; i < n; ++i) {
    int fd = open_slot(i);
    current = Cleanup([&] { close_slot(fd); });                                  // want bug: move-assigned to an outer guard
    heap = std::make_unique<Cleanup>([&fd] { close_slot(fd); });                 // want bug: owned by an outer pointer
    by_id.emplace(i, Cleanup([&fd] { close_slot(fd); }));                        // want bug: in an outer map
    shared = std::shared_ptr<void>(nullptr, [&](void *) { close_slot(fd); });    // want bug: outer shared_ptr guard
  }
}

void in_a_kept_closure(std::vector<std::packaged_task<void()>> &tasks, int n) {
  for (int i = 0; i < n; ++i) {
    int fd = open_slot(i);
    tasks.emplace_back([g = gsl::finally([&fd] { close_slot(fd); })] { work(1); });    // want bug: the guard lives as long as the task
    tasks.emplace_back([g = gsl::finally([fd] { close_slot(fd); }), fd] { work(fd); }); // quiet: copied
    auto now = [g = gsl::finally([&fd] { close_slot(fd); })] { work(2); };             // quiet: the closure dies in the iteration
    now();
  }
}

Cleanup first_good(const std::vector<int> &v) {
  for (int x : v) {
    int fd = open_slot(x);
    Cleanup g([&fd] { close_slot(fd); }); // want bug: returned
    if (good(fd))
      return g;
  }
  return Cleanup();
}

std::function<void()> first_closer(int n) {
  for (int i = 0; i < n; ++i) {
    int fd = open_slot(i);
    if (good(fd) && i > 3)
      return [&fd] { close_slot(fd); }; // want bug: returned closure
    if (good(fd))
      return [fd] { close_slot(fd); }; // quiet: copied
  }
  return {};
}

class Session {
  std::vector<Cleanup> undo_;

public:
  void adopt(Cleanup c) { undo_.push_back(std::move(c)); }
  static void finish_now(Cleanup) {}
  void run(int n) {
    for (int i = 0; i < n; ++i) {
      int fd = open_slot(i);
      undo_.emplace_back([&fd] { close_slot(fd); });     // want bug: member of the object
      adopt(Cleanup([&] { close_slot(fd); }));           // want bug: the callee keeps the guard
      finish_now(Cleanup([&] { close_slot(fd); }));      // quiet: dies in the callee
    }
  }
};
