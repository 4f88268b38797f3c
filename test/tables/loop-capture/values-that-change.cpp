// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// Values that the loop changes before the action runs.
#include <absl/cleanup/cleanup.h>
#include <atomic>
#include <functional>
#include <future>
#include <gsl/gsl>
#include <istream>
#include <list>
#include <string>
#include <thread>
#include <vector>
using Tasks = std::vector<std::function<void()>>;
void use(int);
void use(const std::string &);
struct Node {
  Node *next = nullptr;
  int id = 0;
};
void release(Node *);
bool nextRow(int &row);
void runAll(Tasks &);

void counters(Tasks &tasks, const std::vector<int> &v) {
  std::size_t i = 0;
  while (i < v.size()) {
    tasks.push_back([&] { use(v[i]); }); // want bug: all see the last 'i'
    ++i;
  }
}
void countersCopied(Tasks &tasks, const std::vector<int> &v) {
  std::size_t i = 0;
  while (i < v.size()) {
    tasks.push_back([&v, i] { use(v[i]); }); // quiet: a copy
    ++i;
  }
}
void lines(Tasks &tasks, std::istream &in) {
  std::string line;
  while (std::getline(in, line))
    tasks.push_back([&] { use(line); }); // want bug: getline changes it
}
void linesWaited(std::istream &in) {
  std::string line;
  while (std::getline(in, line)) {
    auto done = std::async(std::launch::async, [&] { use(line); }); // quiet: waited for
    done.get();
  }
}
void iterators(Tasks &tasks, std::list<int> &l) {
  for (auto it = l.begin(); it != l.end(); ++it)
    tasks.push_back([&] { use(*it); }); // want bug: 'it' is gone
}
void nodes(Node *head) {
  Tasks tasks;
  Node *n = head;
  for (; n; n = n->next)
    tasks.push_back([&] { use(n->id); }); // want bug: 'n' is null at last
  for (auto &t : tasks)
    t();
}
void totals(Tasks &tasks, const std::vector<int> &v) {
  static int total = 0;
  for (int x : v)
    tasks.push_back([x] { total += x; }); // quiet: only the action changes it
}
void totalsByRef(const std::vector<int> &v) {
  int total = 0;
  Tasks tasks;
  for (int x : v)
    tasks.push_back([&total, x] { total += x; }); // quiet: only the action changes it
  runAll(tasks);
  use(total);
}
void atomics(const std::vector<int> &v) {
  std::atomic<int> seen{0};
  std::vector<std::thread> all;
  for (int x : v) {
    all.emplace_back([&seen, x] { use(seen + x); }); // quiet: an atomic
    ++seen;
  }
  for (auto &t : all)
    t.join();
}
void flags(const std::vector<int> &v) {
  bool stop = false;
  Tasks tasks;
  for (int x : v) {
    tasks.push_back([&stop, x] { if (!stop) use(x); }); // quiet: a flag
    if (x < 0)
      stop = true;
  }
  runAll(tasks);
}
void rows(Tasks &tasks) {
  int row = 0;
  while (nextRow(row))
    tasks.push_back([&] { use(row); }); // want bug: the call changes 'row'
}
void guardStep(int n) {
  for (int i = 0; i < n;) {
    absl::Cleanup done = [&] { use(i); }; // want bug: ++i comes before the guard
    use(i + 1);
    ++i;
  }
}
void guardNode(Node *n) {
  while (n) {
    auto free = gsl::finally([&] { release(n); }); // want bug: releases the next one
    use(n->id);
    n = n->next;
  }
}
void guardNodeRight(Node *n) {
  while (n) {
    Node *current = n;
    n = n->next;
    auto free = gsl::finally([&] { release(current); }); // quiet: a local of the body, unchanged
    use(current->id);
  }
}
void guardStyle(const std::vector<int> &v) {
  for (std::size_t i = 0; i < v.size(); ++i) {
    auto done = gsl::finally([&] { use(v[i]); }); // want style: nothing changes 'i' before
    use(v[i] + 1);
  }
}
void guardElement(const std::vector<std::string> &v) {
  for (const auto &s : v) {
    absl::Cleanup done = [&] { use(s); }; // quiet: an element
    use(s);
  }
}
void guardCopy(const std::vector<int> &v) {
  for (int x : v) {
    absl::Cleanup done = [x] { use(x); }; // quiet: a copy
    use(x);
  }
}
void guardResult(const std::vector<int> &v) {
  for (int x : v) {
    int status = 0;
    absl::Cleanup report = [&status] { use(status); }; // quiet: the usual report of a result
    status = x * 2;
  }
}
void generations(Tasks &tasks) {
  int generation = 0;
  for (int k = 0; k < 4; ++k) {
    ++generation;
    tasks.push_back([&generation, mine = generation] { if (mine == generation) use(mine); }); // quiet: meant to see the change
  }
}
void doWhile(Tasks &tasks, int n) {
  int left = n;
  do {
    tasks.push_back([&left] { use(left); }); // want bug: all see zero
  } while (--left > 0);
}
void onlyBefore(Tasks &tasks, int n) {
  int base = 0;
  base = n * 2;
  for (int i = 0; i < n; ++i)
    tasks.push_back([&base, i] { use(base + i); }); // quiet: changed before the loop only
}
