// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// Rule: task_group::run keeps the action until wait: wait inside the iteration is silent, after the loop is not.
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace tbb {
namespace detail {
namespace d1 {
enum task_group_status { not_complete, complete, canceled };
class task {
public:
  virtual ~task() = default;
  virtual void execute() = 0;
};
void spawn(task &t);
template <typename F> class function_task : public task {
  const F m_func;

public:
  function_task(const F &f) : m_func(f) {}
  function_task(F &&f) : m_func(std::move(f)) {}
  void execute() override { m_func(); }
};
class task_group_base {
public:
  task_group_status wait();
  void cancel();

protected:
  template <typename F> task *prepare_task(F &&f) {
    return new function_task<std::decay_t<F>>(std::forward<F>(f));
  }
  template <typename F> task_group_status internal_run_and_wait(const F &f) {
    f();
    return wait();
  }
};
class task_group : public task_group_base {
public:
  task_group() = default;
  template <typename F> void run(F &&f) { spawn(*prepare_task(std::forward<F>(f))); }
  template <typename F> task_group_status run_and_wait(const F &f) { return internal_run_and_wait(f); }
};
class task_arena {
public:
  template <typename F> void enqueue(F &&f) { spawn(*new function_task<std::decay_t<F>>(std::forward<F>(f))); }
  template <typename F> auto execute(F &&f) -> decltype(f()) { return f(); }
};
template <typename Index, typename Function> void parallel_for(Index first, Index last, const Function &f) {
  for (Index i = first; i < last; ++i) f(i);
}
} // namespace d1
} // namespace detail
inline namespace v1 {
using detail::d1::parallel_for;
using detail::d1::task_arena;
using detail::d1::task_group;
} // namespace v1
} // namespace tbb

void work(int) noexcept;
bool odd(int) noexcept;

void wait_after_loop(int n) {
  tbb::task_group tg;
  for (int i = 0; i < n; ++i)
    tg.run([&] { work(i); }); // want bug: wait is after the loop
  tg.wait();
}

void wait_in_iteration(const std::vector<int> &ids) {
  tbb::task_group tg;
  for (int id : ids) {
    tg.run([&id] { work(id); }); // quiet: waited in the iteration
    work(-1);
    tg.wait();
  }
}

void wait_on_one_path(const std::vector<int> &ids) {
  tbb::task_group tg;
  for (int id : ids) {
    tg.run([&id] { work(id); }); // want bug: odd ids are not waited for
    if (odd(id))
      continue;
    tg.wait();
  }
  tg.wait();
}

void group_of_the_iteration(const std::vector<int> &rows) {
  for (int row : rows) {
    tbb::task_group tg;
    tg.run([&row] { work(row); }); // quiet: waited below
    tg.run([&] { work(row + 1); }); // quiet: waited below
    for (int c = 0; c < 4; ++c) {
      tg.run([&row, c] { work(row + c); }); // quiet: c copied
      tg.run([&row, &c] { work(row + c); }); // want bug: c is gone at the wait
    }
    tg.wait();
  }
}

void run_and_wait(const std::vector<int> &ids) {
  tbb::task_group tg;
  for (int id : ids)
    tg.run_and_wait([&id] { work(id); }); // quiet: blocks
}

void other_group_waited(const std::vector<int> &ids) {
  tbb::task_group reads, writes;
  for (int id : ids) {
    reads.run([&id] { work(id); }); // want bug: the other group is waited for
    writes.run([&id] { work(id); }); // quiet: waited
    writes.wait();
  }
  reads.wait();
}

void by_copy(const std::vector<std::string> &names) {
  tbb::task_group tg;
  for (auto name : names)
    tg.run([name] { work(int(name.size())); }); // quiet: copied
  for (const auto &name : names)
    tg.run([&name] { work(int(name.size())); }); // quiet: name is the element
  tg.wait();
}

void group_by_reference(tbb::task_group &tg, const std::vector<int> &ids) {
  for (int id : ids)
    tg.run([&] { work(id); }); // want bug: a parameter lives longer than the body
}

void arena(tbb::task_arena &a, const std::vector<int> &ids) {
  for (int id : ids) {
    a.execute([&id] { work(id); }); // quiet: runs now
    a.enqueue([&id] { work(id); }); // want bug: later
    a.enqueue([id] { work(id); }); // quiet: copied
  }
}

void blocking_algorithm(const std::vector<int> &rows) {
  for (int row : rows) {
    tbb::parallel_for(0, 8, [&](int c) { work(row + c); }); // quiet: blocks until done
    tbb::parallel_for(0, 8, [&row](int c) {
      tbb::task_group tg;
      tg.run([&] { work(row + c); }); // quiet: waited below
      tg.wait();
    });
  }
}

void outer_counter(int n) {
  tbb::task_group tg;
  int i = 0;
  do {
    tg.run([&i] { work(i); }); // want bug: i changes before the tasks run
    ++i;
  } while (i < n);
  tg.wait();
}

struct Renderer {
  tbb::task_group group_;
  void frames(int n) {
    for (int f = 0; f < n; ++f) {
      group_.run([this, &f] { frame(f); }); // want bug: member group
      group_.run([this, f] { frame(f); }); // quiet: copied
    }
  }
  void frame(int);
};
