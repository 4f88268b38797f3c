#pragma once

#include <utility>

namespace tbb {
namespace detail {
namespace d1 {

class task_group_base {
public:
  task_group_base();
  ~task_group_base() noexcept(false);
  int wait();
  void cancel();

private:
  void *m_context;
};

class task_group : public task_group_base {
public:
  task_group();
  template <typename F> void run(F &&f) {
    spawn(new typename std::decay<F>::type(std::forward<F>(f)));
  }
  template <typename F> int run_and_wait(const F &f) {
    f();
    return wait();
  }

private:
  void spawn(void *task);
};

} // namespace d1
} // namespace detail

inline namespace v1 {
using detail::d1::task_group;
} // namespace v1

} // namespace tbb
