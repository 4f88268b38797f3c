// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// Rule: what counts is the scope of the captured variable against the scope of the holder, through nested loops, blocks, switches and lambdas.
#include <algorithm>
#include <functional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

void use(int);
bool odd(int);
int read();
using Fn = std::function<void()>;

void nested_loops(const std::vector<std::vector<int>> &grid) {
  std::vector<Fn> all;
  for (std::size_t r = 0; r < grid.size(); ++r) {
    std::vector<Fn> row;
    for (int cell : grid[r]) {
      row.push_back([&r, cell] { use(int(r) + cell); }); // quiet: row runs and dies before r changes
      row.push_back([&cell] { use(cell); }); // want bug: row outlives cell
      all.push_back([r, cell] { use(int(r) + cell); }); // quiet: copied
      all.push_back([&r] { use(int(r)); }); // want bug: all outlives r
    }
    for (const int &cell : grid[r])
      all.push_back([&cell] { use(cell); }); // quiet: element
    for (auto &f : row) f();
  }
  for (auto &f : all) f();
}

void inner_clear_does_not_help_outer(const std::vector<int> &a, const std::vector<int> &b) {
  std::vector<Fn> later;
  for (int x : a) {
    later.push_back([&x] { use(x); }); // quiet: cleared at the end of the outer iteration
    for (int y : b)
      later.push_back([&y] { use(y); }); // want bug: y dies before the clear
    for (auto &f : later) f();
    later.clear();
  }
}

void inner_counter(int n, int m) {
  std::vector<Fn> later;
  int j = 0;
  for (int i = 0; i < n; ++i)
    for (j = 0; j < m; ++j)
      later.push_back([&j] { use(j); }); // want bug: all see the last j
  for (auto &f : later) f();
}

void switch_in_loop(const std::vector<int> &ids) {
  std::vector<Fn> later;
  for (int id : ids) {
    switch (id % 3) {
    case 0: {
      int third = id / 3;
      later.push_back([&third] { use(third); }); // want bug: local of the case
      break;
    }
    case 1:
      later.push_back([id] { use(id); }); // quiet: copied
      continue;
    default:
      later.push_back([&] { use(id); }); // want bug: loop variable
    }
  }
  for (auto &f : later) f();
}

void blocks_and_try(const std::vector<int> &ids) {
  std::vector<Fn> later;
  for (int id : ids) {
    {
      int shadow = id + 1;
      later.push_back([&shadow] { use(shadow); }); // want bug: block inside the loop
    }
    try {
      int risky = read();
      later.push_back([&risky] { use(risky); }); // want bug: try block inside the loop
    } catch (int code) {
      later.push_back([&code] { use(code); }); // want bug: handler's variable
      later.push_back([code] { use(code); }); // quiet: copied
    }
  }
  for (auto &f : later) f();
}

void lambda_with_its_own_loop(const std::vector<int> &ids) {
  std::vector<Fn> later;
  auto fill = [&later, &ids] {
    for (int id : ids) {
      later.push_back([&id] { use(id); }); // want bug: the loop is in the lambda
      later.push_back([id] { use(id); }); // quiet: copied
    }
  };
  fill();
  for (auto &f : later) f();
}

void lambda_in_loop_with_local_holder(const std::vector<int> &ids) {
  for (int id : ids) {
    auto step = [&id](int n) { // quiet: called in the iteration
      std::vector<Fn> mine;
      for (int k = 0; k < n; ++k) {
        mine.push_back([&id, k] { use(id + k); }); // quiet: mine runs in this call
        mine.push_back([&k] { use(k); }); // want bug: mine outlives k
      }
      for (auto &f : mine) f();
    };
    step(id);
  }
}

void lambda_in_lambda(const std::vector<int> &ids) {
  std::vector<Fn> later;
  for (int id : ids) {
    later.push_back([id] { // quiet: copied
      auto inner = [&id] { use(id); }; // quiet: refers to the outer closure's copy
      inner();
    });
    later.push_back([id] { std::vector<int> v{1, 2}; std::for_each(v.begin(), v.end(), [&](int x) { use(x + id); }); }); // quiet: runs now, on the copy
  }
  for (auto &f : later) f();
}

void nested_capture_by_reference(const std::vector<int> &ids) {
  std::vector<Fn> later;
  for (int id : ids)
    later.push_back([&] { auto inner = [&] { use(id); }; inner(); }); // want bug: captured through two lambdas
  for (auto &f : later) f();
}

void mutable_and_generic(const std::vector<int> &ids) {
  std::vector<std::function<int(int)>> later;
  for (int id : ids) {
    later.push_back([&id](auto step) { return id += step; }); // want bug: generic lambda
    later.push_back([id](int step) mutable { return id += step; }); // quiet: copied
  }
  for (auto &f : later) use(f(1));
}

void threads_in_inner_loop(const std::vector<int> &ids) {
  for (int id : ids) {
    std::vector<std::thread> ts;
    int shared = read();
    for (int k = 0; k < 3; ++k)
      ts.emplace_back([&shared, k] { use(shared + k); }); // quiet: joined while shared lives
    for (auto &t : ts) t.join();
    use(id);
  }
}

struct Walker {
  std::vector<Fn> visits_;
  void walk(const std::vector<int> &kids, int depth) {
    for (int kid : kids) {
      visits_.push_back([&kid, depth] { use(kid + depth); }); // want bug: member outlives kid
      visits_.push_back([this, depth] { use(int(visits_.size()) + depth); }); // quiet: copied
      if (depth < 3)
        walk(kids, depth + 1);
    }
  }
};
