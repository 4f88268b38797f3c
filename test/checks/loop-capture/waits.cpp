// RUN: %check defercliff-loop-capture %s %t -std=c++20

// The action is harmless when something waits for it on every path to the end
// of the variable's life.

#include <functional>
#include <future>
#include <thread>
#include <vector>

void use(int);
bool ready();
void joinAll(std::vector<std::thread> &Threads);

void joinedOnOnePath(const std::vector<int> &Numbers) {
  std::vector<std::thread> Threads;
  for (int N : Numbers) {
    Threads.emplace_back([&N] { use(N); });
    // CHECK-MESSAGES: :[[@LINE-1]]:28: warning: deferred action captures 'N' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-FIXES:    Threads.emplace_back([N] { use(N); });
    if (ready())
      Threads.back().join();
  }
}

void skippedByContinue(const std::vector<int> &Numbers) {
  std::vector<std::thread> Threads;
  for (int N : Numbers) {
    Threads.emplace_back([&N] { use(N); });
    // CHECK-MESSAGES: :[[@LINE-1]]:28: warning: deferred action captures 'N' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-FIXES:    Threads.emplace_back([N] { use(N); });
    if (ready())
      continue;
    Threads.back().join();
  }
}

void skippedByBreak(const std::vector<int> &Numbers) {
  std::vector<std::thread> Threads;
  for (int N : Numbers) {
    Threads.emplace_back([&N] { use(N); });
    // CHECK-MESSAGES: :[[@LINE-1]]:28: warning: deferred action captures 'N' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-FIXES:    Threads.emplace_back([N] { use(N); });
    if (ready())
      break;
    Threads.back().join();
  }
}

void joinedAfterTheLoop(const std::vector<int> &Numbers) {
  std::vector<std::thread> Threads;
  for (int N : Numbers)
    Threads.emplace_back([&N] { use(N); });
    // CHECK-MESSAGES: :[[@LINE-1]]:28: warning: deferred action captures 'N' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-FIXES:    Threads.emplace_back([N] { use(N); });
  joinAll(Threads);
}

// Cleared in time for the next iteration, but not for what runs all.
void waitedForBefore(const std::vector<int> &Numbers) {
  std::vector<std::function<void()>> Tasks;
  for (int N : Numbers) {
    Tasks.clear();
    Tasks.push_back([&N] { use(N); });
    // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: deferred action captures 'N' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
  }
  for (auto &Task : Tasks)
    Task();
}

void clearedTooLate(const std::vector<int> &Numbers) {
  std::vector<std::function<void()>> Tasks;
  for (int N : Numbers) {
    if (ready())
      Tasks.front()();
    Tasks.clear();
    Tasks.push_back([&N] { use(N); });
    // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: deferred action captures 'N' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
  }
}

// What has another name may be used by it.
void renamed(const std::vector<int> &Numbers) {
  std::vector<std::function<void()>> Tasks;
  auto &All = Tasks;
  for (int N : Numbers) {
    Tasks.clear();
    Tasks.push_back([&N] { use(N); });
    // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: deferred action captures 'N' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
  }
  for (auto &Task : All)
    Task();
}

// Run in the iteration, dropped before anybody else looks at them.
void clearedInTime(const std::vector<int> &Numbers) {
  std::vector<std::function<void()>> Tasks;
  for (int N : Numbers) {
    Tasks.clear();
    Tasks.push_back([&N] { use(N); });
    for (auto &Task : Tasks)
      Task();
  }
}

// On every path.
void joined(const std::vector<int> &Numbers) {
  std::vector<std::thread> Threads;
  for (int N : Numbers) {
    Threads.emplace_back([&N] { use(N); });
    Threads.back().join();
  }
}

void joinedOnBothPaths(const std::vector<int> &Numbers) {
  std::vector<std::thread> Threads;
  for (int N : Numbers) {
    Threads.emplace_back([&N] { use(N); });
    if (ready()) {
      Threads.back().join();
      continue;
    }
    use(N);
    Threads.back().join();
  }
}

void allJoined(const std::vector<int> &Numbers) {
  std::vector<std::thread> Threads;
  for (int N : Numbers) {
    Threads.emplace_back([&N] { use(N); });
    Threads.emplace_back([&N] { use(-N); });
    for (std::thread &T : Threads)
      T.join();
    Threads.clear();
  }
}

void joinedByFunction(const std::vector<int> &Numbers) {
  std::vector<std::thread> Threads;
  for (int N : Numbers) {
    Threads.emplace_back([&N] { use(N); });
    joinAll(Threads);
  }
}

void gotten(const std::vector<int> &Numbers) {
  std::vector<std::future<void>> Results;
  for (int N : Numbers) {
    Results.push_back(std::async([&N] { use(N); }));
    Results.back().get();
  }
}

void cleared(const std::vector<int> &Numbers) {
  std::vector<std::function<void()>> Tasks;
  for (int N : Numbers) {
    Tasks.push_back([&N] { use(N); });
    for (std::function<void()> &Task : Tasks)
      Task();
    Tasks.clear();
  }
}
