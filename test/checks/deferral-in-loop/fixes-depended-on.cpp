// RUN: %check defercliff-deferral-in-loop %s %t --fix-notes

// With a guard the list stays empty. Where code asks what is in the list there is
// no fix; what runs or drops it finds nothing to do.

#include <absl/cleanup/cleanup.h>
#include <functional>
#include <vector>

struct File;
File *fopen(int);
int fclose(File *);
void use(int);

using Actions = std::vector<std::function<void()>>;
void runAll(Actions &Later);

void askedInTheLoop(int N) {
  Actions Later;
  for (int I = 0; I < N; ++I) {
    File *F = fopen(I);
    Later.push_back([F] { fclose(F); });
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: each iteration adds the release of 'F' to 'Later'
    if (Later.size() > 3)
      return;
  }
}

int askedBehindTheLoop(int N) {
  Actions Later;
  for (int I = 0; I < N; ++I) {
    File *F = fopen(I);
    Later.push_back([F] { fclose(F); });
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: each iteration adds the release of 'F' to 'Later'
  }
  return int(Later.size());
}

void asksInAnotherLambda(int N) {
  Actions Later;
  auto Count = [&Later] { return Later.size(); };
  for (int I = 0; I < N; ++I) {
    File *F = fopen(I);
    Later.push_back([F] { fclose(F); });
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: each iteration adds the release of 'F' to 'Later'
  }
  use(int(Count()));
}

void asksInACondition(int N) {
  Actions Later;
  for (int I = 0; I < N; ++I) {
    File *F = fopen(I);
    Later.push_back([F] { fclose(F); });
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: each iteration adds the release of 'F' to 'Later'
  }
  if (Later.empty())
    use(0);
}

void fillsUp(int N) {
  Actions Later;
  for (int I = 0; I < N; ++I) {
    File *F = fopen(I);
    Later.push_back([F] { fclose(F); });
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: each iteration adds the release of 'F' to 'Later'
  }
  while (Later.size() < 5)
    Later.push_back([] {});
}

struct Session {
  Actions Later;
  void open(int N) {
    for (int I = 0; I < N; ++I) {
      File *F = fopen(I);
      Later.push_back([F] { fclose(F); });
      // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: each iteration adds the release of 'F' to 'Later'
      use(int(Later.size()));
    }
  }
};

void runs(int N) {
  Actions Later;
  Later.reserve(N);
  for (int I = 0; I < N; ++I) {
    File *F = fopen(I);
    Later.push_back([F] { fclose(F); });
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: each iteration adds the release of 'F' to 'Later'
    // CHECK-FIXES:    auto Deferred = absl::MakeCleanup([F] { fclose(F); });
  }
  for (size_t I = Later.size(); I > 0; --I)
    Later[I - 1]();
  while (!Later.empty()) {
    Later.back()();
    Later.pop_back();
  }
  runAll(Later);
  Later.clear();
}
