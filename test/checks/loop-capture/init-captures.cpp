// RUN: %check defercliff-loop-capture %s %t

// A reference that is made in the brackets is the variable it was bound to.

#include <functional>
#include <vector>

void use(int);

using Tasks = std::vector<std::function<void()>>;

void renamed(Tasks &T, const std::vector<int> &Numbers) {
  for (int N : Numbers)
    T.push_back([&Number = N] { use(Number); });
    // CHECK-NOTES: :[[@LINE-1]]:19: warning: deferred action captures 'Number' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-2]]:19: note: 'Number' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'T' keeps it
    // CHECK-NOTES: :[[@LINE-6]]:21: note: 'T' is declared here
    // CHECK-FIXES:    T.push_back([Number = N] { use(Number); });
}

// A value of its own, and a reference to an element.
void fine(Tasks &T, std::vector<int> &Numbers) {
  for (int N : Numbers)
    T.push_back([Number = N] { use(Number); });
  for (int I = 0; I < 3; ++I)
    T.push_back([&Number = Numbers[I]] { use(Number); });
}
