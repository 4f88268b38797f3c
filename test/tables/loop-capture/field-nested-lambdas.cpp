// std: c++20
// RUN: %table defercliff-loop-capture %s %t
// Lambdas in lambdas: loops in them, actions in actions, generic ones, recursion.
#include <algorithm>
#include <functional>
#include <future>
#include <string>
#include <thread>
#include <vector>

void use(int);
std::vector<std::function<void()>> later;

void loopInLambda(int n) {
  auto work = [n] {
    for (int i = 0; i < n; ++i) {
      later.push_back([&i] { use(i); }); // want bug: the loop is the lambda's own
      later.push_back([i] { use(i); }); // quiet: copied
    }
  };
  work();
}

void innerByRef(int n) {
  for (int i = 0; i < n; ++i) {
    later.push_back([i] {
      auto print = [&i] { use(i); }; // quiet: refers to the closure's own copy
      print();
    });
    later.push_back([&] { // want bug: the outer closure refers to i
      auto print = [&] { use(i); };
      print();
    });
  }
}

void wrapped(int n) {
  for (int i = 0; i < n; ++i) {
    auto print = [&i] { use(i); }; // want bug: copied into the action below
    later.push_back([print] { print(); });
    auto now = [&i] { use(i); }; // quiet: only called here
    now();
  }
}

void byReferenceToLambda(int n) {
  for (int i = 0; i < n; ++i) {
    auto print = [i] { use(i); }; // quiet: holds a copy
    later.push_back([&print] { print(); }); // want bug: the closure print dies with the iteration
    later.push_back(std::ref(print)); // want bug: a reference to print
    later.push_back(print); // quiet: copied
  }
}

void generic(int n) {
  std::vector<std::function<void(int)>> handlers;
  for (int i = 0; i < n; ++i) {
    handlers.push_back([&i](auto k) { use(i + k); }); // want bug: generic, but captures i
    handlers.push_back([i]<class T>(T k) { use(i + k); }); // quiet: copied
  }
  for (auto &handler : handlers)
    handler(1);
}

void immediately(int n) {
  for (int i = 0; i < n; ++i) {
    const int square = [&] { return i * i; }(); // quiet: called on the spot
    later.push_back([square] { use(square); }); // quiet: copied
    std::vector<int> parts(3);
    std::for_each(parts.begin(), parts.end(), [&](int &part) { part = i; }); // quiet: runs now
  }
}

auto maker(int n) {
  std::vector<std::function<std::function<int()>()>> makers;
  for (int i = 0; i < n; ++i) {
    auto factory = [&i]() -> std::function<int()> { return [&i] { return i; }; }; // want bug: the factory is kept
    makers.push_back(factory);
  }
  return makers;
}

void threadOfThreads(int n) {
  for (int i = 0; i < n; ++i) {
    std::thread outer([&i] { // quiet: outer joins, and so does inner
      std::thread inner([&i] { use(i); });
      inner.join();
    });
    outer.join();
  }
}
