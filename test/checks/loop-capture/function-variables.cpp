// RUN: %check defercliff-loop-capture %s %t

// A single callable that is declared outside the loop: where it is called
// decides.

#include <functional>
#include <vector>

void use(int);

void calledAfterTheLoop(const std::vector<int> &Numbers) {
  std::function<void()> Last;
  for (int N : Numbers)
    Last = [&N] { use(N); };
    // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: deferred action captures 'N' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-FIXES:    Last = [N] { use(N); };
  Last();
}

void handedOutAfterTheLoop(const std::vector<int> &Numbers,
                           std::vector<std::function<void()>> &Tasks) {
  std::function<void()> Last;
  for (int N : Numbers)
    Last = [&N] { use(N); };
    // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: deferred action captures 'N' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-FIXES:    Last = [N] { use(N); };
  Tasks.push_back(Last);
}

// Set and called in the same iteration.
void calledInTheIteration(const std::vector<int> &Numbers) {
  std::function<void()> Action;
  for (int N : Numbers) {
    Action = [&N] { use(N); };
    Action();
  }
}

void replacedInTheIteration(const std::vector<int> &Numbers) {
  std::function<void()> Action;
  for (int N : Numbers) {
    Action = [&N] { use(N); };
    Action();
    Action = nullptr;
  }
  if (Action)
    Action();
}
