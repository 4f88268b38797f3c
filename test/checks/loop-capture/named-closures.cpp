// RUN: %check defercliff-loop-capture %s %t

// A closure that has a name is reported at its captures when it is handed over.

#include <functional>
#include <thread>
#include <utility>
#include <vector>

void use(int);

void copied(const std::vector<int> &Numbers) {
  std::vector<std::function<void()>> Tasks;
  for (int N : Numbers) {
    auto Task = [&N] { use(N); };
    // CHECK-NOTES: :[[@LINE-1]]:19: warning: deferred action captures 'N' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:12: note: 'N' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE+3]]:5: note: the action is handed over here; 'Tasks' keeps it
    // CHECK-NOTES: :[[@LINE-6]]:38: note: 'Tasks' is declared here
    // CHECK-FIXES:    auto Task = [N] { use(N); };
    Tasks.push_back(Task);
  }
}

void moved(const std::vector<int> &Numbers) {
  std::vector<std::function<void()>> Tasks;
  for (int N : Numbers) {
    auto Task = [&] { use(N); };
    // CHECK-NOTES: :[[@LINE-1]]:18: warning: deferred action captures 'N' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:12: note: 'N' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE+3]]:5: note: the action is handed over here; 'Tasks' keeps it
    // CHECK-NOTES: :[[@LINE-6]]:38: note: 'Tasks' is declared here
    // CHECK-FIXES:    auto Task = [&, N] { use(N); };
    Tasks.push_back(std::move(Task));
  }
}

void wrapped(const std::vector<int> &Numbers) {
  std::vector<std::function<void()>> Tasks;
  for (int N : Numbers) {
    std::function<void()> Task = [&N] { use(N); };
    // CHECK-NOTES: :[[@LINE-1]]:36: warning: deferred action captures 'N' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:12: note: 'N' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE+3]]:5: note: the action is handed over here; 'Tasks' keeps it
    // CHECK-NOTES: :[[@LINE-6]]:38: note: 'Tasks' is declared here
    // CHECK-FIXES:    std::function<void()> Task = [N] { use(N); };
    Tasks.push_back(Task);
  }
}

void started(const std::vector<int> &Numbers) {
  std::vector<std::thread> Threads;
  for (int N : Numbers) {
    auto Run = [&N] { use(N); };
    // CHECK-NOTES: :[[@LINE-1]]:18: warning: deferred action captures 'N' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:12: note: 'N' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE+3]]:5: note: the action is handed over here; 'Threads' keeps it
    // CHECK-NOTES: :[[@LINE-6]]:28: note: 'Threads' is declared here
    // CHECK-FIXES:    auto Run = [N] { use(N); };
    Threads.emplace_back(Run);
  }
}

// Called here, and kept by nobody.
void called(const std::vector<int> &Numbers) {
  for (int N : Numbers) {
    auto Task = [&N] { use(N); };
    Task();
    std::function<void()> Wrapped = Task;
    Wrapped();
  }
}
