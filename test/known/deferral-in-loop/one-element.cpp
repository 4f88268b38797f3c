// std: c++17
// RUN: %table defercliff-deferral-in-loop %s %t
// An element with a constant index is the same in each iteration, and a log that may be told to forget is no list of clean-ups.
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

struct Transaction {
  void onRollback(std::function<void()> f) { undo.push_back(std::move(f)); }
  void commit() { done = true; }
  ~Transaction() {
    if (!done)
      for (auto &f : undo)
        f();
  }
  bool done = false;
  std::vector<std::function<void()>> undo;
};

void same(std::vector<Defers> &lists, int n) {
  for (int i = 0; i < n; ++i)
    lists[0].add([i] { use(i); }); // missed bug: the first one always
}

void rolledBack(int n) {
  Transaction t;
  for (int i = 0; i < n; ++i)
    t.onRollback([i] { use(i); }); // quiet: it may be told to forget them
  t.commit();
}
