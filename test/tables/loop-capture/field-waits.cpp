// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// Waiting on every path, or not.
#include <cstdlib>
#include <future>
#include <memory>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

void use(int);
bool ok(int);

void plain(int n) {
  for (int i = 0; i < n; ++i) {
    std::thread thread([&i] { use(i); }); // quiet: joined on both branches
    if (ok(i)) {
      thread.join();
    } else {
      use(-1);
      thread.join();
    }
  }
}

void skipped(int n) {
  std::vector<std::thread> strays;
  for (int i = 0; i < n; ++i) {
    std::thread thread([&i] { use(i); }); // want bug: the other branch keeps it running
    if (ok(i))
      thread.join();
    else
      strays.push_back(std::move(thread));
  }
  for (auto &stray : strays)
    stray.join();
}

void thrown(int n) {
  std::vector<std::future<void>> futures;
  for (int i = 0; i < n; ++i) {
    try {
      futures.push_back(std::async(std::launch::async, [&i] { use(i); })); // want bug: the handler skips the wait
      if (!ok(i))
        throw std::runtime_error("no");
      futures.back().wait();
    } catch (const std::runtime_error &) {
      use(-2);
    }
  }
}

void fatal(int n) {
  std::vector<std::thread> threads;
  for (int i = 0; i < n; ++i) {
    threads.emplace_back([&i] { use(i); }); // quiet: the other path ends the program
    if (!ok(i))
      std::abort();
    threads.back().join();
  }
}

void joinable(int n) {
  for (int i = 0; i < n; ++i) {
    std::thread thread;
    if (ok(i))
      thread = std::thread([&i] { use(i); }); // quiet: joined when there is something to join
    if (thread.joinable())
      thread.join();
  }
}

void inLoop(int n) {
  for (int i = 0; i < n; ++i) {
    std::thread pair[2];
    for (int k = 0; k < 2; ++k)
      pair[k] = std::thread([&i, k] { use(i + k); }); // quiet: both are joined below
    for (auto &thread : pair)
      thread.join();
  }
}

void inLoopWrong(int n) {
  for (int i = 0; i < n; ++i) {
    std::thread pair[2];
    for (int k = 0; k < 2; ++k)
      pair[k] = std::thread([&i, &k] { use(i + k); }); // want bug: k is gone when the pair is joined
    for (auto &thread : pair)
      thread.join();
  }
}

struct Joiner {
  explicit Joiner(std::thread thread) : thread(std::move(thread)) {}
  std::thread thread;
  ~Joiner() { thread.join(); }
};

void joiners(int n) {
  for (int i = 0; i < n; ++i) {
    Joiner joiner{std::thread([&i] { use(i); })}; // quiet: joins at the end of the iteration
    use(i);
  }
  std::vector<std::unique_ptr<Joiner>> joiners;
  for (int i = 0; i < n; ++i)
    joiners.push_back(std::make_unique<Joiner>(std::thread([&i] { use(i); }))); // want bug: joins after the loop
}

void joinAll(std::vector<std::thread> &threads);

void helper(int n) {
  std::vector<std::thread> threads;
  for (int i = 0; i < n; ++i) {
    threads.emplace_back([&i] { use(i); }); // quiet: the helper is given the threads
    joinAll(threads);
  }
}

void breakOut(int n) {
  std::thread thread;
  for (int i = 0; i < n; ++i) {
    thread = std::thread([&i] { use(i); }); // want bug: break leaves with the thread running
    if (ok(i))
      break;
    thread.join();
  }
  if (thread.joinable())
    thread.join();
}
