// std: c++17
// RUN: %table defercliff-deferral-in-loop %s %t
// What a list does when it dies is known, however deep in others it was seen first.

#include <functional>
#include <vector>

struct Runner {
  std::vector<std::function<void()>> actions;
  ~Runner() {
    for (auto &action : actions)
      action();
  }
};
struct List {
  Runner runner;
  void add(std::function<void()> action) { runner.actions.push_back(std::move(action)); }
  ~List() {}
};
struct Third { List list; ~Third() {} };
struct Second { Third third; ~Second() {} };
struct First { Second second; ~First() {} void poke(int); };

void poke(First &first) { first.poke(1); }

void fill(int n) {
  List list;
  for (int i = 0; i < n; ++i) {
    int *p = new int(i);
    list.add([p] { delete p; }); // want bug: the list runs them when it dies
  }
}
