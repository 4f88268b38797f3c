// RUN: %check defercliff-loop-capture %s %t --fix-notes

// A variable that is declared outside the loop lives long enough, but all
// actions see the value that the loop left in it.

#include <functional>
#include <vector>

void use(int);
int next();

using Tasks = std::vector<std::function<void()>>;

void counter() {
  Tasks T;
  int I;
  for (I = 0; I < 3; ++I)
    T.push_back([&I] { use(I); });
    // CHECK-NOTES: :[[@LINE-1]]:19: warning: deferred action captures 'I' by reference, but the loop changes it before the action runs [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-4]]:7: note: 'I' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-4]]:22: note: it is changed here
    // CHECK-NOTES: :[[@LINE-4]]:5: note: the action is handed over here; 'T' keeps it
    // CHECK-NOTES: :[[@LINE-8]]:9: note: 'T' is declared here
    // CHECK-NOTES: :[[@LINE-6]]:19: note: capture by copy, so that the action sees the value from here
    // CHECK-FIXES:    T.push_back([I] { use(I); });
}

void countedInWhile() {
  Tasks T;
  int Left = 3;
  while (Left--)
    T.push_back([&Left] { use(Left); });
    // CHECK-NOTES: :[[@LINE-1]]:19: warning: deferred action captures 'Left' by reference, but the loop changes it before the action runs [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-4]]:7: note: 'Left' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-4]]:10: note: it is changed here
    // CHECK-NOTES: :[[@LINE-4]]:5: note: the action is handed over here; 'T' keeps it
    // CHECK-NOTES: :[[@LINE-8]]:9: note: 'T' is declared here
    // CHECK-NOTES: :[[@LINE-6]]:19: note: capture by copy, so that the action sees the value from here
    // CHECK-FIXES:    T.push_back([Left] { use(Left); });
}

void assignedInCondition() {
  Tasks T;
  int Value;
  while ((Value = next()) != 0)
    T.push_back([&] { use(Value); });
    // CHECK-NOTES: :[[@LINE-1]]:18: warning: deferred action captures 'Value' by reference, but the loop changes it before the action runs [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-4]]:7: note: 'Value' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-4]]:11: note: it is changed here
    // CHECK-NOTES: :[[@LINE-4]]:5: note: the action is handed over here; 'T' keeps it
    // CHECK-NOTES: :[[@LINE-8]]:9: note: 'T' is declared here
    // CHECK-NOTES: :[[@LINE-6]]:18: note: capture by copy, so that the action sees the value from here
    // CHECK-FIXES:    T.push_back([&, Value] { use(Value); });
}

void countedInTheBody(const std::vector<int> &Numbers) {
  Tasks T;
  int Count = 0;
  for (int N : Numbers) {
    Count += N;
    T.push_back([&Count] { use(Count); });
    // CHECK-NOTES: :[[@LINE-1]]:19: warning: deferred action captures 'Count' by reference, but the loop changes it before the action runs [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-5]]:7: note: 'Count' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-4]]:5: note: it is changed here
    // CHECK-NOTES: :[[@LINE-4]]:5: note: the action is handed over here; 'T' keeps it
    // CHECK-NOTES: :[[@LINE-9]]:9: note: 'T' is declared here
    // CHECK-NOTES: :[[@LINE-6]]:19: note: capture by copy, so that the action sees the value from here
    // CHECK-FIXES:    T.push_back([Count] { use(Count); });
  }
}

void parameter(Tasks &T, int Left) {
  for (; Left > 0; --Left)
    T.push_back([&Left] { use(Left); });
    // CHECK-NOTES: :[[@LINE-1]]:19: warning: deferred action captures 'Left' by reference, but the loop changes it before the action runs [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-4]]:30: note: 'Left' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-4]]:20: note: it is changed here
    // CHECK-NOTES: :[[@LINE-4]]:5: note: the action is handed over here; 'T' keeps it
    // CHECK-NOTES: :[[@LINE-7]]:23: note: 'T' is declared here
    // CHECK-NOTES: :[[@LINE-6]]:19: note: capture by copy, so that the action sees the value from here
    // CHECK-FIXES:    T.push_back([Left] { use(Left); });
}

// The loop does not change it.
void total(const std::vector<int> &Numbers) {
  Tasks T;
  int Total = next();
  for (int N : Numbers)
    T.push_back([&Total, N] { use(Total + N); });
}

// The actions change it themselves: they share it on purpose.
void shared(const std::vector<int> &Numbers) {
  Tasks T;
  int Sum = 0;
  for (int N : Numbers)
    T.push_back([&Sum, N] { Sum += N; });
  for (std::function<void()> &Task : T)
    Task();
  use(Sum);
}

// Run before the value changes.
void runAtOnce() {
  int I;
  for (I = 0; I < 3; ++I) {
    std::function<void()> Task = [&I] { use(I); };
    Task();
  }
}
