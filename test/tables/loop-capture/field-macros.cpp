// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// Macros of real projects: DEFER, SPAWN, FOR_EACH, logging, range loops.
#include <functional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

void use(int);
void use(const std::string &);

template <class F> struct DeferGuard {
  F f;
  ~DeferGuard() { f(); }
};
struct DeferMaker {
  template <class F> DeferGuard<F> operator+(F f) const { return {std::move(f)}; }
};
#define CAT2(a, b) a##b
#define CAT(a, b) CAT2(a, b)
#define DEFER auto CAT(defer_, __LINE__) = DeferMaker{} + [&]()
#define FOR_RANGE(var, n) for (int var = 0; var < (n); ++var)
#define FOR_ALL(var, list) for (auto &var : list)
#define SPAWN(threads, body) (threads).emplace_back([&] { body; })
#define CAPTURE_ALL [&]
#define POST(list, ...) (list).push_back(__VA_ARGS__)

void defers(int n) {
  FOR_RANGE(i, n) {
    DEFER { use(i); }; // want style: the guard of the macro captures i
    use(i + 1);
  }
  for (int i = 0; i < n; ++i) {
    int fd = i + 3;
    DEFER { use(fd); }; // quiet: a local of the body, not the loop variable
    use(fd);
  }
}

void deferChanged(int n) {
  for (int i = 0; i < n; ++i) {
    DEFER { use(i); }; // want bug: i is skipped before the guard runs
    if (n % 2)
      ++i;
  }
}

void spawns(std::vector<std::string> &names) {
  std::vector<std::thread> threads;
  FOR_RANGE(i, 4) SPAWN(threads, use(i)); // want bug: threads outlives i
  FOR_ALL(name, names) SPAWN(threads, use(name)); // quiet: elements
  for (std::string name : names)
    SPAWN(threads, use(name)); // want bug: a copy
  for (auto &thread : threads)
    thread.join();
}

void posts(int n) {
  std::vector<std::function<void()>> list;
  FOR_RANGE(i, n) {
    POST(list, [&i] { use(i); }); // want bug: written as an argument of the macro
    POST(list, [i] { use(i); }); // quiet: copied
    list.push_back(CAPTURE_ALL { use(i); }); // want bug: the introducer comes from a macro
  }
  for (auto &f : list)
    f();
}

void spawnsInStep() {
  FOR_RANGE(i, 4) {
    std::vector<std::thread> threads;
    SPAWN(threads, use(i)); // quiet: joined below
    for (auto &thread : threads)
      thread.join();
  }
}
