// RUN: %check defercliff-deferral-in-loop %s %t --fix-notes

// The insertion becomes an inline guard: a note's fix, as the clean-up moves to
// the end of the iteration.

#include <absl/cleanup/cleanup.h>
#include <functional>
#include <vector>

struct File;
File *fopen(int);
int fclose(File *);

using Actions = std::vector<std::function<void()>>;

void files(int N) {
  Actions Later;
  for (int I = 0; I < N; ++I) {
    File *F = fopen(I);
    Later.push_back([F] { fclose(F); });
    // CHECK-NOTES: :[[@LINE-1]]:11: warning: each iteration adds the release of 'F' to 'Later'; nothing is released before 'Later' is run [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:11: note: 'F' is acquired here, inside the loop
    // CHECK-NOTES: :[[@LINE-6]]:11: note: 'Later' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-4]]:11: note: with a guard, the clean-up runs at the end of the iteration
    // CHECK-FIXES:    auto Deferred = absl::MakeCleanup([F] { fclose(F); });
  }
}

void commentsStay(int N) {
  Actions Later;
  for (int I = 0; I < N; ++I) {
    File *F = fopen(I);
    Later.push_back([F] {
    // CHECK-NOTES: :[[@LINE-1]]:11: warning: each iteration adds the release of 'F' to 'Later'; nothing is released before 'Later' is run [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:11: note: 'F' is acquired here, inside the loop
    // CHECK-NOTES: :[[@LINE-6]]:11: note: 'Later' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-4]]:11: note: with a guard, the clean-up runs at the end of the iteration
    // CHECK-FIXES:    auto Deferred = absl::MakeCleanup([F] {
    // CHECK-FIXES:      fclose(F); // at last
    // CHECK-FIXES:    });
      fclose(F); // at last
    });
  }
}

// A guard would die at once.
void withoutBraces(int N) {
  Actions Later;
  for (int I = 0; I < N; ++I) {
    File *F = fopen(I);
    if (F)
      Later.push_back([F] { fclose(F); });
      // CHECK-NOTES: :[[@LINE-1]]:13: warning: each iteration adds the release of 'F' to 'Later'; nothing is released before 'Later' is run [defercliff-deferral-in-loop]
      // CHECK-NOTES: :[[@LINE-4]]:11: note: 'F' is acquired here, inside the loop
      // CHECK-NOTES: :[[@LINE-7]]:11: note: 'Later' is declared here, outside the loop
  }
}

#define LATER(...) Later.push_back([=] { __VA_ARGS__; })
void macros(int N) {
  Actions Later;
  for (int I = 0; I < N; ++I) {
    File *F = fopen(I);
    LATER(fclose(F));
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: each iteration adds the release of 'F' to 'Later'; nothing is released before 'Later' is run [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:11: note: 'F' is acquired here, inside the loop
    // CHECK-NOTES: :[[@LINE-6]]:11: note: 'Later' is declared here, outside the loop
  }
}

void named(int N) {
  Actions Later;
  for (int I = 0; I < N; ++I) {
    File *F = fopen(I);
    auto Close = [F] { fclose(F); };
    Later.push_back(Close);
    // CHECK-NOTES: :[[@LINE-1]]:11: warning: each iteration adds the release of 'F' to 'Later'; nothing is released before 'Later' is run [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-4]]:11: note: 'F' is acquired here, inside the loop
    // CHECK-NOTES: :[[@LINE-7]]:11: note: 'Later' is declared here, outside the loop
  }
}
