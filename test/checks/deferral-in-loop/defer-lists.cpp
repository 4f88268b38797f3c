// RUN: %check defercliff-deferral-in-loop %s %t

// A class that runs what it stores in its destructor is a list of deferred
// clean-ups, whatever they do.

#include <functional>
#include <utility>
#include <vector>

void close(int);

class DeferList {
  std::vector<std::function<void()>> Actions;

public:
  void add(std::function<void()> A) { Actions.push_back(std::move(A)); }
  void runAll() {
    for (auto &A : Actions)
      A();
    Actions.clear();
  }
  ~DeferList() { runAll(); }
};

void piles(int N) {
  DeferList Later;
  for (int I = 0; I < N; ++I)
    Later.add([I] { close(I); });
    // CHECK-NOTES: :[[@LINE-1]]:11: warning: each iteration adds a clean-up to 'Later'; none of them runs before 'Later' runs them or dies [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-4]]:13: note: 'Later' is declared here, outside the loop
}

void parameter(DeferList &Later, int N) {
  while (N--)
    Later.add([N] { close(N); });
    // CHECK-NOTES: :[[@LINE-1]]:11: warning: each iteration adds a clean-up to 'Later'; none of them runs before 'Later' runs them or dies [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-4]]:27: note: 'Later' is declared here, outside the loop
}

void outsideOfTheInnerLoop(int N) {
  for (int I = 0; I < N; ++I) {
    DeferList Later;
    for (int J = 0; J < I; ++J)
      Later.add([J] { close(J); });
      // CHECK-NOTES: :[[@LINE-1]]:13: warning: each iteration adds a clean-up to 'Later'; none of them runs before 'Later' runs them or dies [defercliff-deferral-in-loop]
      // CHECK-NOTES: :[[@LINE-4]]:15: note: 'Later' is declared here, outside the loop
  }
}

// Drained or declared in the same iteration, or added once.
void fine(int N) {
  DeferList Later;
  for (int I = 0; I < N; ++I) {
    Later.add([I] { close(I); });
    Later.runAll();
  }
  for (int I = 0; I < N; ++I) {
    DeferList Own;
    Own.add([I] { close(I); });
  }
  for (int I = 0; I < N; ++I) {
    Later.add([I] { close(I); });
    break;
  }
}

// A list that forgets what it did not run.
class Tasks {
  std::vector<std::function<void()>> Actions;

public:
  void add(std::function<void()> A) { Actions.push_back(std::move(A)); }
};

void tasks(int N) {
  Tasks All;
  for (int I = 0; I < N; ++I)
    All.add([I] { close(I); });
}
