// RUN: %check defercliff-deferral-in-loop %s %t

// A reference that is bound to itself compiles; whoever follows references must
// not go round in a circle.

#include <functional>
#include <vector>

void close(int);
int open(int);

void odd() {
  std::vector<std::function<void()>> &Self = Self;
  Self.clear();
}

void piles(int N) {
  std::vector<std::function<void()>> Later;
  for (int I = 0; I < N; ++I) {
    int Handle = open(I);
    Later.push_back([Handle] { close(Handle); });
    // CHECK-NOTES: :[[@LINE-1]]:11: warning: each iteration adds the release of 'Handle' to 'Later'; nothing is released before 'Later' is run [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:9: note: 'Handle' is acquired here, inside the loop
    // CHECK-NOTES: :[[@LINE-6]]:38: note: 'Later' is declared here, outside the loop
  }
}
