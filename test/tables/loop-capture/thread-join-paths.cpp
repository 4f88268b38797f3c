// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// Rule: silent when join is on every path to the end of the iteration; one path that leaves without it is a bug.
#include <stdexcept>
#include <thread>
#include <utility>
#include <vector>

void work(int) noexcept;
bool ready() noexcept;
int state() noexcept;

void joined_at_once(int n) {
  for (int i = 0; i < n; ++i) {
    std::thread t([&] { work(i); }); // quiet: joined
    t.join();
  }
}

void work_between(int n) {
  for (int i = 0; i < n; ++i) {
    int mine = i + 1;
    std::thread t([&mine] { work(mine); }); // quiet: joined, nothing throws between
    work(i);
    t.join();
  }
}

void joined_on_both_branches(int n) {
  for (int i = 0; i < n; ++i) {
    std::thread t([&i] { work(i); }); // quiet: joined on both branches
    if (ready()) {
      t.join();
      continue;
    }
    work(-1);
    t.join();
  }
}

void joined_under_joinable(int n) {
  for (int i = 0; i < n; ++i) {
    std::thread t([&i] { work(i); }); // quiet: the usual joinable test
    if (t.joinable())
      t.join();
  }
}

void pool_of_the_iteration(const std::vector<int> &rows, int cols) {
  for (int row : rows) {
    std::vector<std::thread> ts;
    for (int c = 0; c < cols; ++c)
      ts.emplace_back([&row, c] { work(row + c); }); // quiet: joined before row dies
    for (auto &t : ts)
      t.join();
  }
}

void inner_variable_in_pool(const std::vector<int> &rows, int cols) {
  for (int row : rows) {
    std::vector<std::thread> ts;
    for (int c = 0; c < cols; ++c)
      ts.emplace_back([&] { work(row + c); }); // want bug: joined after the inner loop, c is gone
    for (auto &t : ts)
      t.join();
  }
}

void outer_thread_joined(int n) {
  std::thread t;
  for (int i = 0; i < n; ++i) {
    int mine = i;
    t = std::thread([&mine] { work(mine); }); // quiet: joined in the iteration
    t.join();
  }
}

void outer_thread_continue(const std::vector<int> &ids) {
  std::thread t;
  for (int id : ids) {
    t = std::thread([&id] { work(id); }); // want bug: continue skips the join
    if (ready())
      continue;
    t.join();
  }
  if (t.joinable()) t.join();
}

void outer_thread_break(const std::vector<int> &ids) {
  std::thread t;
  for (int id : ids) {
    t = std::thread([&id] { work(id); }); // want bug: break skips the join
    if (ready())
      break;
    t.join();
  }
  if (t.joinable()) t.join();
}

class Runner {
  std::thread worker_;

public:
  void throwing(const std::vector<int> &ids) {
    for (int id : ids) {
      worker_ = std::thread([&id] { work(id); }); // want bug: the throw skips the join
      if (state() < 0)
        throw std::runtime_error("bad state");
      worker_.join();
    }
  }
  void returning(const std::vector<int> &ids) {
    for (int id : ids) {
      worker_ = std::thread([&id] { work(id); }); // want bug: the return skips the join
      if (state() == 0)
        return;
      worker_.join();
    }
  }
  void switching(const std::vector<int> &ids) {
    for (int id : ids) {
      worker_ = std::thread([&id] { work(id); }); // want bug: no join in case 1
      switch (state()) {
      case 0:
        worker_.join();
        break;
      case 1:
        continue;
      default:
        worker_.join();
      }
    }
  }
  void all_cases(const std::vector<int> &ids) {
    for (int id : ids) {
      worker_ = std::thread([&id] { work(id); }); // quiet: joined in every case
      switch (state()) {
      case 0:
        worker_.join();
        break;
      default:
        worker_.join();
      }
    }
  }
  void join_next_time(const std::vector<int> &ids) {
    for (int id : ids) {
      if (worker_.joinable())
        worker_.join();
      worker_ = std::thread([&id] { work(id); }); // want bug: joined in the next iteration only
    }
    worker_.join();
  }
  ~Runner() {
    if (worker_.joinable()) worker_.join();
  }
};

void vector_joined_in_iteration(int n) {
  std::vector<std::thread> ts;
  for (int i = 0; i < n; ++i) {
    ts.emplace_back([&] { work(i); }); // quiet: all joined and cleared in the iteration
    for (auto &t : ts) t.join();
    ts.clear();
  }
}

void vector_joined_when_full(const std::vector<int> &ids) {
  std::vector<std::thread> ts;
  for (int id : ids) {
    ts.emplace_back([&id] { work(id); }); // want bug: joined only when eight are there
    if (ts.size() == 8) {
      for (auto &t : ts) t.join();
      ts.clear();
    }
  }
  for (auto &t : ts) t.join();
}

class ThreadJoiner {
  std::thread &t_;

public:
  explicit ThreadJoiner(std::thread &t) : t_(t) {}
  ThreadJoiner(const ThreadJoiner &) = delete;
  ~ThreadJoiner() {
    if (t_.joinable()) t_.join();
  }
};

void joined_by_raii(const std::vector<int> &ids) {
  for (int id : ids) {
    std::thread t([&id] { work(id); }); // quiet: the joiner's destructor waits on every path
    ThreadJoiner joiner(t);
    if (ready())
      continue;
    work(id);
  }
}

void other_thread_joined(const std::vector<int> &ids) {
  std::thread a, b;
  for (int id : ids) {
    a = std::thread([&id] { work(id); }); // want bug: b is joined, not a
    b = std::thread([id] { work(id); }); // quiet: copied
    b.join();
    if (id > 3) break;
    a.join();
  }
  a.join();
}
