// RUN: %check defercliff-loop-capture %s %t

// The future of std::async waits in its destructor, so it decides.

#include <future>
#include <vector>

int use(int);

void kept(const std::vector<int> &Numbers) {
  std::vector<std::future<int>> Results;
  for (int N : Numbers)
    Results.push_back(std::async([&N] { return use(N); }));
    // CHECK-MESSAGES: :[[@LINE-1]]:36: warning: deferred action captures 'N' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-FIXES:    Results.push_back(std::async([N] { return use(N); }));
  for (std::future<int> &Result : Results)
    Result.get();
}

void keptWithPolicy(const std::vector<int> &Numbers) {
  std::vector<std::future<int>> Results;
  for (int N : Numbers)
    Results.emplace_back(
        std::async(std::launch::async, [&N] { return use(N); }));
        // CHECK-MESSAGES: :[[@LINE-1]]:42: warning: deferred action captures 'N' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
        // CHECK-FIXES:        std::async(std::launch::async, [N] { return use(N); }));
}

void keptByName(const std::vector<int> &Numbers) {
  std::vector<std::future<int>> Results;
  for (int N : Numbers) {
    auto Result = std::async([&N] { return use(N); });
    // CHECK-MESSAGES: :[[@LINE-1]]:32: warning: deferred action captures 'N' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-FIXES:    auto Result = std::async([N] { return use(N); });
    Results.push_back(std::move(Result));
  }
}

void packaged(const std::vector<int> &Numbers) {
  std::vector<std::packaged_task<int()>> Tasks;
  for (int N : Numbers)
    Tasks.emplace_back([&N] { return use(N); });
    // CHECK-MESSAGES: :[[@LINE-1]]:26: warning: deferred action captures 'N' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-FIXES:    Tasks.emplace_back([N] { return use(N); });
}

void replaced(const std::vector<int> &Numbers) {
  std::future<int> Last;
  for (int N : Numbers)
    Last = std::async([&N] { return use(N); });
    // CHECK-MESSAGES: :[[@LINE-1]]:25: warning: deferred action captures 'N' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-FIXES:    Last = std::async([N] { return use(N); });
}

void gotten(const std::vector<int> &Numbers) {
  for (int N : Numbers) {
    std::future<int> Result = std::async([&N] { return use(N); });
    Result.get();
  }
}

// Declared after the variable, it waits before the variable dies.
void waitsInDestructor(const std::vector<int> &Numbers) {
  for (int N : Numbers) {
    auto Result = std::async(std::launch::async, [&N] { return use(N); });
  }
}

void discarded(const std::vector<int> &Numbers) {
  for (int N : Numbers)
    std::async([&N] { return use(N); });
}

void gottenAtOnce(const std::vector<int> &Numbers) {
  for (int N : Numbers)
    use(std::async([&N] { return use(N); }).get());
}
