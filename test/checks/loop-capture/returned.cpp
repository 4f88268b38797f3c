// RUN: %check defercliff-loop-capture %s %t

// A closure that is returned leaves the loop, and its variables.

#include <functional>
#include <optional>
#include <vector>

void use(int);

std::function<void()> wrapped(const std::vector<int> &Numbers) {
  for (int N : Numbers)
    if (N > 0)
      return [&N] { use(N); };
      // CHECK-NOTES: :[[@LINE-1]]:16: warning: deferred action captures 'N' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
      // CHECK-NOTES: :[[@LINE-4]]:12: note: 'N' is declared here, inside the loop
      // CHECK-NOTES: :[[@LINE-3]]:7: note: the action is handed over here; the caller keeps it
      // CHECK-FIXES:      return [N] { use(N); };
  return nullptr;
}

std::function<void()> byName(const std::vector<int> &Numbers) {
  for (int N : Numbers) {
    std::function<void()> Task = [&N] { use(N); };
    // CHECK-NOTES: :[[@LINE-1]]:36: warning: deferred action captures 'N' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:12: note: 'N' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE+3]]:7: note: the action is handed over here; the caller keeps it
    // CHECK-FIXES:    std::function<void()> Task = [N] { use(N); };
    if (N > 0)
      return Task;
  }
  return nullptr;
}

// What is returned is what the closure gives.
int value(const std::vector<int> &Numbers) {
  for (int N : Numbers)
    if (N > 0)
      return [&N] { return N * N; }();
  return 0;
}
