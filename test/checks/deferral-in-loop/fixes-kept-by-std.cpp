// RUN: %check defercliff-deferral-in-loop %s %t --real-headers --fix-notes -std=c++17

// The standard library may keep what it is given, unless it is known to only
// look at it.

#include <absl/cleanup/cleanup.h>
#include <algorithm>
#include <atomic>
#include <cstring>
#include <functional>
#include <iterator>
#include <list>
#include <vector>

struct Node {
  int Value;
};
void use(const Node *);
using Tasks = std::vector<std::function<void()>>;
void run(const Tasks &Later) {
  for (const std::function<void()> &Task : Later)
    Task();
}

void swapped() {
  Tasks Later;
  std::vector<Node *> All(1);
  for (int I = 0; I < 3; ++I) {
    Node *N = new Node{I};
    Later.push_back([N] { delete N; });
    // CHECK-NOTES: :[[@LINE-1]]:11: warning: each iteration adds the release of 'N' to 'Later'; nothing is released before 'Later' is run [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:11: note: 'N' is acquired here, inside the loop
    // CHECK-NOTES: :[[@LINE-7]]:9: note: 'Later' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-4]]:11: note: no fix is offered: what it releases is kept for later
    std::vector<Node *>(1, N).swap(All);
  }
  use(All.back());
  run(Later);
}

void inserted() {
  Tasks Later;
  std::vector<Node *> All(1);
  for (int I = 0; I < 3; ++I) {
    Node *N = new Node{I};
    Later.push_back([N] { delete N; });
    // CHECK-NOTES: :[[@LINE-1]]:11: warning: each iteration adds the release of 'N' to 'Later'; nothing is released before 'Later' is run [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:11: note: 'N' is acquired here, inside the loop
    // CHECK-NOTES: :[[@LINE-7]]:9: note: 'Later' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-4]]:11: note: no fix is offered: what it releases is kept for later
    auto End = std::back_inserter(All);
    *End = N;
  }
  use(All.back());
  run(Later);
}

void byLambda() {
  Tasks Later;
  std::vector<Node *> All(1);
  for (int I = 0; I < 3; ++I) {
    Node *N = new Node{I};
    Later.push_back([N] { delete N; });
    // CHECK-NOTES: :[[@LINE-1]]:11: warning: each iteration adds the release of 'N' to 'Later'; nothing is released before 'Later' is run [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:11: note: 'N' is acquired here, inside the loop
    // CHECK-NOTES: :[[@LINE-7]]:9: note: 'Later' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-4]]:11: note: no fix is offered: what it releases is kept for later
    std::for_each(&N, &N + 1, [&All](Node *Given) { All.push_back(Given); });
  }
  use(All.back());
  run(Later);
}

void bytes() {
  Tasks Later;
  Node *All[3];
  for (int I = 0; I < 3; ++I) {
    Node *N = new Node{I};
    Later.push_back([N] { delete N; });
    // CHECK-NOTES: :[[@LINE-1]]:11: warning: each iteration adds the release of 'N' to 'Later'; nothing is released before 'Later' is run [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:11: note: 'N' is acquired here, inside the loop
    // CHECK-NOTES: :[[@LINE-7]]:9: note: 'Later' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-4]]:11: note: no fix is offered: what it releases is kept for later
    std::memcpy(&All[I], &N, sizeof N);
  }
  use(All[0]);
  run(Later);
}

void onlyAsked(const std::vector<Node *> &All) {
  Tasks Later;
  for (int I = 0; I < 3; ++I) {
    Node *N = new Node{I};
    Later.push_back([N] { delete N; });
    // CHECK-NOTES: :[[@LINE-1]]:11: warning: each iteration adds the release of 'N' to 'Later'; nothing is released before 'Later' is run [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:11: note: 'N' is acquired here, inside the loop
    // CHECK-NOTES: :[[@LINE-6]]:9: note: 'Later' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-4]]:11: note: with a guard, the clean-up runs at the end of the iteration
    // CHECK-FIXES:    auto Deferred = absl::MakeCleanup([N] { delete N; });
    if (std::find(All.begin(), All.end(), N) == All.end())
      use(N);
  }
  run(Later);
}

// Something from outside of the iteration keeps it: it is to live on.
void stored() {
  Tasks Later;
  std::atomic<Node *> Last{nullptr};
  for (int I = 0; I < 3; ++I) {
    Node *N = new Node{I};
    Later.push_back([N] { delete N; });
    Last.store(N);
  }
  use(Last.load());
  run(Later);
}

void filled() {
  Tasks Later;
  std::vector<Node *> All(1);
  for (int I = 0; I < 3; ++I) {
    Node *N = new Node{I};
    Later.push_back([N] { delete N; });
    All.resize(All.size() + 1, N);
  }
  use(All.back());
  run(Later);
}

void spliced() {
  Tasks Later;
  std::list<Node *> All;
  for (int I = 0; I < 3; ++I) {
    Node *N = new Node{I};
    Later.push_back([N] { delete N; });
    std::list<Node *> One{N};
    All.splice(All.end(), One);
  }
  use(All.back());
  run(Later);
}

void byAlgorithm() {
  Tasks Later;
  std::vector<Node *> All(1);
  for (int I = 0; I < 3; ++I) {
    Node *N = new Node{I};
    Later.push_back([N] { delete N; });
    std::fill_n(All.begin(), 1, N);
  }
  use(All.back());
  run(Later);
}

struct Slot {
  Node *Has = nullptr;
  void swapIn(Node *N) { std::swap(Has, N); }
};
void byMethod() {
  Tasks Later;
  Slot S;
  for (int I = 0; I < 3; ++I) {
    Node *N = new Node{I};
    Later.push_back([N] { delete N; });
    S.swapIn(N);
  }
  use(S.Has);
  run(Later);
}
