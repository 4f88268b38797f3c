// std: c++17
// RUN: %table defercliff-deferral-in-loop %s %t
// An element with a constant index is the same in each iteration.
#include <functional>
#include <utility>
#include <vector>

void use(int);

struct Defers {
  void add(std::function<void()> f) { fs.push_back(std::move(f)); }
  ~Defers() {
    for (auto &f : fs)
      f();
  }
  std::vector<std::function<void()>> fs;
};

void same(std::vector<Defers> &lists, int n) {
  for (int i = 0; i < n; ++i)
    lists[0].add([i] { use(i); }); // missed bug: the first one always
}
