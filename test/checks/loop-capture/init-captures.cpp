// RUN: %check defercliff-loop-capture %s %t

// A reference that is made in the brackets is the variable it was bound to.

#include <functional>
#include <vector>

void use(int);

using Tasks = std::vector<std::function<void()>>;

void renamed(Tasks &T, const std::vector<int> &Numbers) {
  for (int N : Numbers)
    T.push_back([&Number = N] { use(Number); });
    // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: deferred action captures 'Number' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-FIXES:    T.push_back([Number = N] { use(Number); });
}

// A value of its own, and a reference to an element.
void fine(Tasks &T, std::vector<int> &Numbers) {
  for (int N : Numbers)
    T.push_back([Number = N] { use(Number); });
  for (int I = 0; I < 3; ++I)
    T.push_back([&Number = Numbers[I]] { use(Number); });
}
