// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// What a loop is: goto, do, one trip, switch in a loop, blocks that leave; handlers, init statements.
#include <exception>
#include <functional>
#include <future>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>
void use(int); int pull(); bool again(); std::future<int> start(std::function<int()>);
using Tasks = std::vector<std::function<void()>>;
void gotoLoop(Tasks &tasks) {
retry: {
  int n = pull();
  tasks.push_back([&] { use(n); }); // want bug: a loop by goto
  if (again())
    goto retry;
}
}
void doLoop(Tasks &tasks) {
  do {
    int n = pull();
    tasks.push_back([&] { use(n); }); // want bug: gone after the iteration
  } while (again());
  do {
    int n = pull();
    std::thread t([&] { use(n); }); // quiet: no loop, and joined
    t.join();
  } while (0);
}
void whileVariable(Tasks &tasks) {
  while (int n = pull())
    tasks.push_back([&n] { use(n); }); // want bug: a variable of the condition
  while (int n = pull())
    if (int m = n * 2; m > 10)
      tasks.push_back([&m] { use(m); }); // want bug: a variable of the if
  for (;;) {
    switch (int n = pull(); n) {
    case 0:
      return;
    case 1:
      tasks.push_back([n] { use(n); }); // quiet: a copy
      break;
    default:
      tasks.push_back([&n] { use(n); }); // want bug: a variable of the switch
    }
  }
}
void handlers(Tasks &tasks, int n) {
  for (int i = 0; i < n; ++i)
    try {
      pull();
    } catch (const std::runtime_error &e) {
      tasks.push_back([&e] { use(int(e.what()[0])); }); // want bug: the exception object dies with the handler
    } catch (std::exception_ptr p) {
      tasks.push_back([p] { std::rethrow_exception(p); }); // quiet: a copy
    }
}
int leaves(Tasks &tasks, int n) {
  for (int i = 0; i < n; ++i)
    if (again()) {
      auto f = std::async([&] { return i; }); // quiet: waits, and leaves
      return f.get();
    }
  int i = 0;
  std::thread t;
  for (; i < n; ++i)
    if (again()) {
      t = std::thread([&i] { use(i); }); // quiet: the loop is left at once, i stays as it is
      break;
    }
  if (t.joinable())
    t.join();
  return 0;
}
void outerVariable(int n) {
  for (int i = 0; i < n; ++i) {
    Tasks local;
    for (int j = 0; j < n; ++j) {
      local.push_back([&i, j] { use(i + j); }); // quiet: local is run before i moves on
      local.push_back([i, &j] { use(i + j); }); // want bug: local outlives j
    }
    for (auto &t : local)
      t();
  }
}
void initHead(int n) {
  for (Tasks tasks; n > 0; --n)
    tasks.push_back([n] { use(n); }); // quiet: a copy
  for (Tasks tasks; int k = pull();)
    tasks.push_back([&k] { use(k); });
  for (auto [i, tasks] = std::pair<int, Tasks>{}; i < n; ++i)
    use(i);
  for (int i = 0; i < n; ++i) {
    {
      int inner = i;
      auto f = start([&] { return inner; }); // quiet: an unknown callee
      f.wait();
    }
    Tasks block;
    {
      int inner = i;
      block.push_back([&inner] { use(inner); }); // want bug: inner dies before block is run
    }
    for (auto &t : block)
      t();
  }
}
#define FOR_ONCE(decl) for (bool once_ = true; once_; once_ = false) for (decl; once_; once_ = false)
void once(std::vector<std::thread> &ts) {
  FOR_ONCE(int n = pull()) {
    std::thread t([&] { use(n); }); // quiet: one trip, joined
    t.join();
  }
}
#define SPAWN(list, ...) (list).emplace_back([&] { __VA_ARGS__; })
void macros(std::vector<std::thread> &ts, int n) {
  for (int i = 0; i < n; ++i)
    SPAWN(ts, use(i)); // want bug: the macro captures by reference
  for (int i = 0; i < n; ++i) {
    SPAWN(ts, use(i)); // quiet: joined
    ts.back().join();
    ts.pop_back();
  }
}
