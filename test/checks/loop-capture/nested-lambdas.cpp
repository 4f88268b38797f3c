// RUN: %check defercliff-loop-capture %s %t

// The body of a lambda is a body of its own.

#include <functional>
#include <vector>

void use(int);

using Tasks = std::vector<std::function<void()>>;

void loopInLambda(Tasks &T, const std::vector<int> &Numbers) {
  auto Fill = [&] {
    for (int N : Numbers)
      T.push_back([&N] { use(N); });
      // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: deferred action captures 'N' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
      // CHECK-FIXES:      T.push_back([N] { use(N); });
  };
  Fill();
}

// The loop is outside the lambda that keeps the action: its own variable lives
// for one call, not for one iteration.
void loopAroundLambda(const std::vector<int> &Numbers) {
  for (int N : Numbers) {
    [N] {
      Tasks Local;
      int Twice = 2 * N;
      Local.push_back([&Twice] { use(Twice); });
    }();
  }
}

// The inner closure's reference goes through the outer one's copy.
void copiedByTheOuter(Tasks &T, const std::vector<int> &Numbers) {
  for (int N : Numbers)
    T.push_back([N] {
      auto Inner = [&N] { use(N); };
      Inner();
    });
}

void referredToByTheOuter(Tasks &T, const std::vector<int> &Numbers) {
  for (int N : Numbers)
    T.push_back([&] {
    // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: deferred action captures 'N' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-FIXES:    T.push_back([&, N] {
      auto Inner = [&] { use(N); };
      Inner();
    });
}
