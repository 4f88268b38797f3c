// RUN: %check defercliff-deferral-in-loop %s %t --fix-notes

// Two guards of one iteration have two names, and what only names the list may
// go.

#include <absl/cleanup/cleanup.h>
#include <functional>
#include <memory>
#include <vector>

struct File;
File *fopen(int);
int fclose(File *);

using Actions = std::vector<std::function<void()>>;

void two(int N) {
  Actions Later;
  for (int I = 0; I < N; ++I) {
    File *F = fopen(I);
    File *G = fopen(I + N);
    Later.push_back([F] { fclose(F); });
    // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: each iteration adds the release of 'F' to 'Later'
    // CHECK-FIXES:    auto Deferred = absl::MakeCleanup([F] { fclose(F); });
    Later.push_back([G] { fclose(G); });
    // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: each iteration adds the release of 'G' to 'Later'
    // CHECK-FIXES:    auto Deferred2 = absl::MakeCleanup([G] { fclose(G); });
  }
}

void throughPointer(int N) {
  std::shared_ptr<Actions> Later(new Actions);
  for (int I = 0; I < N; ++I) {
    File *F = fopen(I);
    Later->push_back([F] { fclose(F); });
    // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: each iteration adds the release of 'F' to 'Later'
    // CHECK-FIXES:    auto Deferred = absl::MakeCleanup([F] { fclose(F); });
  }
}
