// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// Rule: a holder that is drained or cleared on every path of the same iteration keeps nothing; on some paths, or after the loop, is not enough.
#include <functional>
#include <queue>
#include <utility>
#include <vector>

void use(int);
bool odd(int) noexcept;
using Fn = std::function<void()>;

void run_and_clear(int n) {
  std::vector<Fn> tasks;
  for (int i = 0; i < n; ++i) {
    tasks.push_back([&] { use(i); }); // quiet: run and cleared below
    for (auto &t : tasks) t();
    tasks.clear();
  }
}

void only_cleared(int n) {
  std::vector<Fn> rollback;
  for (int i = 0; i < n; ++i) {
    rollback.push_back([&] { use(i); }); // quiet: never runs after the iteration
    if (odd(i))
      for (auto &r : rollback) r();
    rollback.clear();
  }
}

void clear_on_one_path(int n) {
  std::vector<Fn> tasks;
  for (int i = 0; i < n; ++i) {
    int k = i * 3;
    tasks.push_back([&k] { use(k); }); // want bug: even iterations keep it
    if (odd(i)) {
      for (auto &t : tasks) t();
      tasks.clear();
    }
  }
  for (auto &t : tasks) t();
}

void clear_on_both_paths(int n) {
  std::vector<Fn> tasks;
  for (int i = 0; i < n; ++i) {
    tasks.push_back([&i] { use(i); }); // quiet: both branches clear
    if (odd(i)) {
      for (auto &t : tasks) t();
      tasks.clear();
    } else {
      tasks.clear();
    }
  }
}

void continue_skips_clear(const std::vector<int> &ids) {
  std::vector<Fn> tasks;
  for (int id : ids) {
    tasks.push_back([&id] { use(id); }); // want bug: continue leaves it in the vector
    if (odd(id))
      continue;
    for (auto &t : tasks) t();
    tasks.clear();
  }
}

void break_skips_clear(const std::vector<int> &ids) {
  std::vector<Fn> tasks;
  for (int id : ids) {
    tasks.push_back([&id] { use(id); }); // want bug: break leaves it in the vector
    if (odd(id))
      break;
    tasks.clear();
  }
  for (auto &t : tasks) t();
}

void cleared_at_the_start(const std::vector<int> &ids) {
  std::vector<Fn> tasks;
  for (int id : ids) {
    for (auto &t : tasks) t();
    tasks.clear();
    tasks.push_back([&id] { use(id); }); // want bug: run in the next iteration
  }
}

void drained_queue(int n) {
  std::queue<Fn> q;
  for (int i = 0; i < n; ++i) {
    q.push([&] { use(i); }); // quiet: drained below
    while (!q.empty()) {
      q.front()();
      q.pop();
    }
  }
}

void popped(int n) {
  std::vector<Fn> stack;
  for (int i = 0; i < n; ++i) {
    stack.push_back([&] { use(i); }); // quiet: popped below
    stack.back()();
    stack.pop_back();
  }
}

void taken_over(int n) {
  std::vector<Fn> tasks;
  for (int i = 0; i < n; ++i) {
    tasks.push_back([&] { use(i); }); // quiet: exchanged for an empty vector and run
    for (auto &t : std::exchange(tasks, {})) t();
  }
}

void swapped(int n) {
  std::vector<Fn> tasks;
  for (int i = 0; i < n; ++i) {
    tasks.push_back([&] { use(i); }); // quiet: swapped out and run here
    std::vector<Fn> now;
    now.swap(tasks);
    for (auto &t : now) t();
  }
}

void reassigned(int n) {
  std::vector<Fn> tasks;
  for (int i = 0; i < n; ++i) {
    tasks.push_back([&] { use(i); }); // quiet: replaced by an empty vector
    for (auto &t : tasks) t();
    tasks = {};
  }
}

static void flush(std::vector<Fn> &v) {
  for (auto &f : v) f();
  v.clear();
}

void flushed_by_helper(int n) {
  std::vector<Fn> tasks;
  for (int i = 0; i < n; ++i) {
    tasks.push_back([&] { use(i); }); // quiet: the visible helper drains it
    flush(tasks);
  }
}

void wrong_one_cleared(int n) {
  std::vector<Fn> tasks, other;
  for (int i = 0; i < n; ++i) {
    tasks.push_back([&] { use(i); }); // want bug: another container is cleared
    other.clear();
  }
  for (auto &t : tasks) t();
}

void drained_after(int n) {
  std::vector<Fn> tasks;
  for (int i = 0; i < n; ++i)
    tasks.push_back([&] { use(i); }); // want bug: drained after the loop only
  flush(tasks);
}

void outer_counter_drained(int n) {
  std::vector<Fn> tasks;
  int i = 0;
  while (i < n) {
    tasks.push_back([&] { use(i); }); // quiet: runs before i changes
    flush(tasks);
    ++i;
  }
}

void outer_counter_kept(int n) {
  std::vector<Fn> tasks;
  int i = 0;
  while (i < n) {
    tasks.push_back([&] { use(i); }); // want bug: all see the last i
    ++i;
  }
  flush(tasks);
}
