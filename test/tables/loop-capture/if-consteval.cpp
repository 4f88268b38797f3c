// std: c++23
// RUN: %table defercliff-loop-capture %s %t
// REQUIRES: llvm-22-or-later
// An if without a condition asks nothing that could be known. LLVM 19 builds no
// control-flow graph of such a body, so that nothing is said there.
#include <functional>
#include <vector>

struct Pool {
  std::vector<std::function<void()>> tasks;
  constexpr void add(std::function<void()> task) { tasks.push_back(task); }
  void wait();
};
void use(int);

constexpr void evaluated(Pool &pool, int n) {
  for (int i = 0; i < n; ++i) {
    if consteval {
      pool.add([&i] { use(i); }); // want bug: not always waited for
    } else {
      pool.add([&i] { use(i); }); // want bug: not always waited for
    }
    if (n > 3)
      pool.wait();
  }
}
