// RUN: %check defercliff-loop-capture %s %t

// What a macro writes is reported at its use, and not fixed.

#include <functional>
#include <vector>

void use(int);

using Tasks = std::vector<std::function<void()>>;

#define LATER(Tasks, Code) (Tasks).push_back([&] { Code; })
#define EACH(Variable, Range) for (int Variable : Range)
#define BY_REFERENCE(Variable) [&Variable]

void closureInMacro(Tasks &T, const std::vector<int> &Numbers) {
  for (int N : Numbers)
    LATER(T, use(N));
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: deferred action captures 'N' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
}

void capturesInMacro(Tasks &T, const std::vector<int> &Numbers) {
  for (int N : Numbers)
    T.push_back(BY_REFERENCE(N) { use(N); });
    // CHECK-MESSAGES: :[[@LINE-1]]:30: warning: deferred action captures 'N' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
}

// The loop comes from a macro, the capture does not.
void loopInMacro(Tasks &T, const std::vector<int> &Numbers) {
  EACH(N, Numbers) T.push_back([&N] { use(N); });
  // CHECK-MESSAGES: :[[@LINE-1]]:34: warning: deferred action captures 'N' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
  // CHECK-FIXES:  EACH(N, Numbers) T.push_back([N] { use(N); });
}
