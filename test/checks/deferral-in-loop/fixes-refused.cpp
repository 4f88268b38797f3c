// RUN: %check defercliff-deferral-in-loop %s %t --fix-notes

// The statement does more than to add the action, or a guard in its place would
// act too early or does not take the action: nothing is changed.

#include <absl/cleanup/cleanup.h>
#include <functional>
#include <map>
#include <vector>

struct File;
File *fopen(int);
int fclose(File *);
void read(File *);
int nextId();
template <class F> F logged(F Action) {
  nextId();
  return Action;
}

using Actions = std::vector<std::function<void()>>;

void argumentIsComputed(int N) {
  std::map<int, std::function<void()>> Later;
  for (int I = 0; I < N; ++I) {
    File *F = fopen(I);
    Later.emplace(nextId(), [F] { fclose(F); });
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: each iteration adds the release of 'F' to 'Later'
    read(F);
  }
}

void wrapped(int N) {
  Actions Later;
  for (int I = 0; I < N; ++I) {
    File *F = fopen(I);
    Later.push_back(logged([F] { fclose(F); }));
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: each iteration adds the release of 'F' to 'Later'
    read(F);
  }
}

void returnsValue(int N) {
  Actions Later;
  for (int I = 0; I < N; ++I) {
    File *F = fopen(I);
    Later.push_back([F] { return fclose(F); });
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: each iteration adds the release of 'F' to 'Later'
    read(F);
  }
}

void innerBlock(int N) {
  Actions Later;
  for (int I = 0; I < N; ++I) {
    File *F = fopen(I);
    if (F) { Later.push_back([F] { fclose(F); }); }
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: each iteration adds the release of 'F' to 'Later'
    read(F);
  }
}
