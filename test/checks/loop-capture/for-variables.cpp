// RUN: %check defercliff-loop-capture %s %t

// The variable of a for statement lives as long as the loop, and changes.

#include <functional>
#include <vector>

void use(int);

using Tasks = std::vector<std::function<void()>>;

void index(Tasks &T) {
  for (int I = 0; I < 3; ++I)
    T.push_back([&I] { use(I); });
    // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: deferred action captures 'I' by reference, but it is gone when the action runs after the loop [defercliff-loop-capture]
    // CHECK-FIXES:    T.push_back([I] { use(I); });
}

void twoVariables(Tasks &T) {
  for (int I = 0, J = 10; I < J; ++I, --J)
    T.push_back([&] { use(I + J); });
    // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: deferred action captures 'I' and 'J' by reference, but they are gone when the action runs after the loop [defercliff-loop-capture]
    // CHECK-FIXES:    T.push_back([&, I, J] { use(I + J); });
}

void outerIndex(Tasks &T) {
  for (int I = 0; I < 3; ++I)
    for (int J = 0; J < 3; ++J)
      T.push_back([&I, J] { use(I + J); });
      // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: deferred action captures 'I' by reference, but it is gone when the action runs after the loop [defercliff-loop-capture]
      // CHECK-FIXES:      T.push_back([I, J] { use(I + J); });
}

void iterator(Tasks &T, std::vector<int> &Numbers) {
  for (auto It = Numbers.begin(); It != Numbers.end(); ++It)
    T.push_back([&] { use(*It); });
    // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: deferred action captures 'It' by reference, but it is gone when the action runs after the loop [defercliff-loop-capture]
    // CHECK-FIXES:    T.push_back([&, It] { use(*It); });
}

void conditionVariable(Tasks &T) {
  for (int I = 0; int Left = 3 - I; ++I)
    T.push_back([&Left] { use(Left); });
    // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: deferred action captures 'Left' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-FIXES:    T.push_back([Left] { use(Left); });
}

// The tasks are gone before the variable is.
void localTasks() {
  for (int I = 0; I < 3; ++I) {
    Tasks Local;
    Local.push_back([&I] { use(I); });
  }
}
