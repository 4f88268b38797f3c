// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// A variable that outlives the kept action but is changed by the loop: every action sees the last value = bug.
#include <cstddef>
#include <functional>
#include <iostream>
#include <string>
#include <utility>
#include <vector>

using Tasks = std::vector<std::function<void()>>;
void use(int);
void show(const std::string &);
int pick();
void advance_by(int &p, int k) { p += k; }
bool read_number(int *p) { return bool(std::cin >> *p); }

struct Node {
  int v;
  Node *next;
};

void run(Tasks &t) {
  for (auto &f : t)
    f();
}

void counter(const std::vector<int> &v) {
  int n = 0;
  Tasks tasks;
  for (int x : v) {
    tasks.push_back([&n, x] { use(n * x); }); // want bug: the loop counts on
    tasks.push_back([n, x] { use(n * x); });  // quiet: copied
    ++n;
  }
  run(tasks);
}

void increment_in_head(int count) {
  int i;
  Tasks tasks;
  for (i = 0; i < count; ++i)
    tasks.push_back([&i] { use(i); }); // want bug: changed by the for statement
  run(tasks);
}

void cursor(Node *head) {
  Tasks tasks;
  Node *n = head;
  Tasks later;
  while (n) {
    tasks.push_back([&] { use(n->v); }); // want bug: the cursor moves on, in the end it is null
    later.push_back([n] { use(n->v); }); // quiet: the pointer is copied
    n = n->next;
  }
  run(tasks), run(later);
}

void parameter_cursor(Node *n) {
  Tasks tasks;
  for (; n; n = n->next)
    tasks.push_back([&n] { use(n->v); }); // want bug: a parameter used as the cursor
  run(tasks);
}

void lines(std::istream &in) {
  std::string line;
  Tasks tasks;
  while (std::getline(in, line))
    tasks.push_back([&line] { show(line); }); // want bug: getline overwrites it
  run(tasks);
}

void through_a_reference(int rounds) {
  int pos = 0, value = 0;
  Tasks tasks;
  for (int k = 0; k < rounds; ++k) {
    tasks.push_back([&pos] { use(pos); }); // want bug: changed through a reference parameter
    advance_by(pos, k);
  }
  while (read_number(&value))
    tasks.push_back([&value] { use(value); }); // want bug: changed through a pointer
  run(tasks);
}

void assigned_first(const std::vector<int> &v) {
  std::string label;
  Tasks tasks;
  for (int x : v) {
    label = std::to_string(x);
    tasks.push_back([&label] { show(label); }); // want bug: assigned anew each time
  }
  run(tasks);
}

void nested_loops(int rows, int cols) {
  int cell = 0;
  Tasks tasks;
  for (int r = 0; r < rows; ++r)
    for (int c = 0; c < cols; ++c, ++cell)
      tasks.push_back([&cell, r, c] { use(cell + r + c); }); // want bug: changed by the inner loop
  run(tasks);
}

void accumulators(const std::vector<int> &v) {
  int total = 0;
  std::vector<int> seen;
  std::string log;
  Tasks tasks;
  for (int x : v) {
    tasks.push_back([&total, x] { total += x; });          // quiet: changed by the action, not by the loop
    tasks.push_back([&seen, x] { seen.push_back(x); });    // quiet: filled by the action
    tasks.push_back([&, x] { log += std::to_string(x); }); // quiet: filled by the action
  }
  run(tasks);
  use(total);
}

void constant_during_the_loop(const std::vector<int> &v, int scale) {
  int offset = pick();
  if (offset < 0)
    offset = 0;
  int stop = 0, factor = 1;
  Tasks tasks;
  for (int k = 0; k < 3; ++k)
    factor *= 2;
  for (int x : v) {
    tasks.push_back([&offset, x] { use(offset + x); });  // quiet: changed before the loop only
    tasks.push_back([&scale, x] { use(scale * x); });    // quiet: never changed
    tasks.push_back([&factor, x] { use(factor * x); });  // quiet: changed by another loop, before
    tasks.push_back([&stop, x] { if (!stop) use(x); });  // quiet: changed after the loop only
  }
  stop = 1;
  run(tasks);
}

void run_each_time(const std::vector<int> &v) {
  int n = 0;
  Tasks tasks;
  for (int x : v) {
    tasks.push_back([&n, x] { use(n * x); }); // quiet: run and cleared before 'n' changes
    run(tasks);
    tasks.clear();
    ++n;
  }
}

void local_holder(const std::vector<int> &v) {
  int n = 0;
  for (int x : v) {
    Tasks now;
    now.push_back([&n, x] { use(n * x); }); // quiet: the holder is declared in the iteration and run before the change
    run(now);
    ++n;
  }
}

class Pool {
  Tasks q_;

public:
  void put(std::function<void()> f) { q_.push_back(std::move(f)); }
  void wait() {
    for (auto &f : q_)
      f();
    q_.clear();
  }
};

void own_pool(Pool &pool, int rounds) {
  int step = 0;
  while (step < rounds) {
    pool.put([&step] { use(step); }); // quiet: the pool is waited for before the change
    pool.wait();
    ++step;
  }
}

void own_pool_waits_late(int rounds) {
  int step = 0;
  Pool pool;
  while (step < rounds) {
    pool.put([&] { use(step); }); // want bug: nobody waits before the change
    ++step;
  }
  pool.wait();
}

void pages(const std::vector<int> &items, int n) {
  int page = 0;
  while (page < n) {
    Tasks tasks;
    for (int item : items)
      tasks.push_back([&page, item] { use(page + item); }); // quiet: run before the page is turned
    run(tasks);
    ++page;
  }
}

void pages_kept(const std::vector<int> &items, int n) {
  Tasks tasks;
  int page = 0;
  while (page < n) {
    for (int item : items)
      tasks.push_back([&page, item] { use(page + item); }); // want bug: the outer loop turns the page
    ++page;
  }
  run(tasks);
}

void lines_kept_per_page(const std::vector<int> &items, int n) {
  for (int page = 0; page < n; ++page) {
    Tasks tasks;
    int line = 0;
    for (int item : items) {
      tasks.push_back([&line, item] { use(line + item); }); // want bug: the inner loop counts on
      ++line;
    }
    run(tasks);
  }
}
