// RUN: %check defercliff-loop-capture %s %t

// Every cycle is a loop.

#include <functional>
#include <vector>

void use(int);
int number();

using Tasks = std::vector<std::function<void()>>;

void whileLoop(Tasks &T) {
  while (number()) {
    int N = number();
    T.push_back([&N] { use(N); });
    // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: deferred action captures 'N' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-FIXES:    T.push_back([N] { use(N); });
  }
}

void doLoop(Tasks &T) {
  do {
    int N = number();
    T.push_back([&N] { use(N); });
    // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: deferred action captures 'N' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-FIXES:    T.push_back([N] { use(N); });
  } while (number());
}

void forever(Tasks &T) {
  for (;;) {
    int N = number();
    T.push_back([&N] { use(N); });
    // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: deferred action captures 'N' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-FIXES:    T.push_back([N] { use(N); });
    if (N == 0)
      break;
  }
}

void gotoLoop(Tasks &T) {
again: {
  int N = number();
  T.push_back([&N] { use(N); });
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: deferred action captures 'N' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
  // CHECK-FIXES:  T.push_back([N] { use(N); });
}
  if (number())
    goto again;
}
