// std: c++17
// RUN: %table defercliff-deferral-in-loop %s %t
// a class that runs its stored callables in its destructor is a defer list: adding in a loop piles up, whatever the action does
#include <algorithm>
#include <functional>
#include <map>
#include <stack>
#include <string>
#include <utility>
#include <vector>

void say(int);
int acquire(int);
void giveBack(int);

class DeferList {
  std::vector<std::function<void()>> actions_;

public:
  DeferList() = default;
  DeferList(const DeferList &) = delete;
  void add(std::function<void()> f) { actions_.push_back(std::move(f)); }
  ~DeferList() { for (auto &a : actions_) a(); }
};

class ScopeStack {
  std::vector<std::function<void()>> fns_;

public:
  template <class F> void defer(F &&f) { fns_.emplace_back(std::forward<F>(f)); }
  ~ScopeStack() {
    for (auto it = fns_.rbegin(); it != fns_.rend(); ++it)
      (*it)();
  }
};

class ExitStack {
  std::stack<std::function<void()>> callbacks_;

public:
  void callback(std::function<void()> f) { callbacks_.push(std::move(f)); }
  void close() { run(); }
  ~ExitStack() { run(); }

private:
  void run() {
    while (!callbacks_.empty()) {
      auto f = std::move(callbacks_.top());
      callbacks_.pop();
      f();
    }
  }
};

struct IndexList {
  std::vector<std::function<void()>> v;
  IndexList &operator+=(std::function<void()> f) {
    v.push_back(std::move(f));
    return *this;
  }
  ~IndexList() {
    for (std::size_t i = v.size(); i-- > 0;)
      if (v[i])
        v[i]();
  }
};

struct ForEachList {
  std::vector<std::function<void()>> v;
  void push(std::function<void()> f) { v.push_back(std::move(f)); }
  ~ForEachList() {
    std::for_each(v.rbegin(), v.rend(), [](const std::function<void()> &f) { f(); });
  }
};

struct DerivedList : DeferList {
  int id = 0;
};

// no defer list: nothing runs at the end
class TaskList {
  std::vector<std::function<void()>> tasks_;

public:
  void add(std::function<void()> f) { tasks_.push_back(std::move(f)); }
  void runAll() { for (auto &t : tasks_) t(); }
  ~TaskList() { tasks_.clear(); }
};

void forLoop(int n) {
  DeferList defers;
  for (int i = 0; i < n; ++i)
    defers.add([i] { say(i); }); // want bug: runs in the destructor
}

void reverse(const std::vector<int> &v) {
  ScopeStack scope;
  for (int x : v) {
    int h = acquire(x);
    scope.defer([h] { giveBack(h); }); // want bug: runs in reverse in the destructor
  }
}

void exitStack(int n) {
  ExitStack stack;
  while (n--) {
    int h = acquire(n);
    stack.callback([h] { giveBack(h); }); // want bug: the destructor calls run()
  }
}

void plusAssign(int n) {
  IndexList list;
  do {
    list += [n] { say(n); }; // want bug: operator+=
  } while (--n > 0);
}

void algorithmList(int n) {
  ForEachList list;
  for (int i = 0; i < n; ++i)
    list.push([i] { say(i); }); // want bug: the destructor runs them with for_each
}

void derived(int n) {
  DerivedList list;
  for (int i = 0; i < n; ++i)
    list.add([i] { say(i); }); // want bug: the base is the defer list
}

void nested(int n) {
  ScopeStack outer;
  for (int i = 0; i < n; ++i) {
    ScopeStack inner;
    inner.defer([i] { say(i); }); // quiet: declared in the iteration
    outer.defer([i] { say(-i); }); // want bug: declared outside
  }
}

void closedInIteration(int n) {
  ExitStack stack;
  while (n--) {
    int h = acquire(n);
    stack.callback([h] { giveBack(h); }); // quiet: closed in the same iteration
    say(h);
    stack.close();
  }
}

void taskList(int n) {
  TaskList tasks;
  for (int i = 0; i < n; ++i)
    tasks.add([i] { say(i); }); // quiet: a plain task list
  tasks.runAll();
}

void noLoop(int n) {
  DeferList defers;
  defers.add([n] { say(n); }); // quiet: no loop
  while (n--)
    say(n);
}

void lambdaBody(int n, std::vector<std::function<void()>> &out) {
  for (int i = 0; i < n; ++i) {
    auto job = [i] {
      DeferList d;
      d.add([i] { say(i); }); // quiet: list and insertion in a body of their own
    };
    job();
  }
}
