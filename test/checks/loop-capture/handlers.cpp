// RUN: %check defercliff-loop-capture %s %t

// A loop may lead through a handler, and what is caught dies with it.

#include <functional>
#include <vector>

void use(int);
void attempt(int);

void caught(std::vector<std::function<void()>> &Tasks, int N) {
  for (int I = 0; I < N; ++I) {
    try {
      attempt(I);
    } catch (int Code) {
      Tasks.push_back([&Code] { use(Code); });
      // CHECK-NOTES: :[[@LINE-1]]:25: warning: deferred action captures 'Code' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
      // CHECK-NOTES: :[[@LINE-3]]:18: note: 'Code' is declared here, inside the loop
      // CHECK-NOTES: :[[@LINE-3]]:7: note: the action is handed over here; 'Tasks' keeps it
      // CHECK-NOTES: :[[@LINE-9]]:49: note: 'Tasks' is declared here
      // CHECK-FIXES:      Tasks.push_back([Code] { use(Code); });
    }
  }
}

// Only an exception leads to the next attempt.
void retried(std::vector<std::function<void()>> &Tasks) {
  while (true) {
    int Attempt = 1;
    try {
      Tasks.push_back([&Attempt] { use(Attempt); });
      // CHECK-NOTES: :[[@LINE-1]]:25: warning: deferred action captures 'Attempt' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
      // CHECK-NOTES: :[[@LINE-4]]:9: note: 'Attempt' is declared here, inside the loop
      // CHECK-NOTES: :[[@LINE-3]]:7: note: the action is handed over here; 'Tasks' keeps it
      // CHECK-NOTES: :[[@LINE-8]]:50: note: 'Tasks' is declared here
      // CHECK-FIXES:      Tasks.push_back([Attempt] { use(Attempt); });
      attempt(Attempt);
      return;
    } catch (int) {
    }
  }
}
