// RUN: %check defercliff-deferral-in-loop %s %t --fix-notes

// A header has one text for all files, which may know other names: where a
// macro might name the guard there is none, else they do not choose its name.

// CHECK-NOTES: names.h:24:7: warning: each iteration adds a clean-up to 'D'; none of them runs before 'D' runs them or dies [defercliff-deferral-in-loop]
// CHECK-NOTES: names.h:21:10: note: 'D' is declared here, outside the loop
// CHECK-NOTES: names.h:24:7: note: with a guard, the clean-up runs at the end of the iteration
// CHECK-NOTES: names.h:35:7: warning: each iteration adds a clean-up to 'D'; none of them runs before 'D' runs them or dies [defercliff-deferral-in-loop]
// CHECK-NOTES: names.h:32:10: note: 'D' is declared here, outside the loop
// CHECK-NOTES: names.h:35:7: note: no fix is offered: a macro may use the name of the new guard

struct Deferred {};

#include "Inputs/names.h"

void inMainFile(int N) {
  Defers D;
  for (int I = 0; I < N; ++I) {
    int F = fopen(I);
    D.add([F] { fclose(F); });
    // CHECK-NOTES: :[[@LINE-1]]:7: warning: each iteration adds a clean-up to 'D'; none of them runs before 'D' runs them or dies [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-5]]:10: note: 'D' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-3]]:7: note: with a guard, the clean-up runs at the end of the iteration
    // CHECK-FIXES:    auto Deferred = absl::MakeCleanup([F] { fclose(F); });
  }
}

void named(int N) {
  Defers D;
  for (int I = 0; I < N; ++I) {
    int F = fopen(I);
    D.add([F] { fclose(F); });
    // CHECK-NOTES: :[[@LINE-1]]:7: warning: each iteration adds a clean-up to 'D'; none of them runs before 'D' runs them or dies [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-5]]:10: note: 'D' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-3]]:7: note: with a guard, the clean-up runs at the end of the iteration
    // CHECK-FIXES:    auto Deferred2 = absl::MakeCleanup([F] { fclose(F); });
    struct Deferred Other;
  }
}

void ofParameter(int N, int Deferred) {
  Defers D;
  for (int I = 0; I < N; ++I) {
    int F = fopen(I);
    D.add([F] { fclose(F); });
    // CHECK-NOTES: :[[@LINE-1]]:7: warning: each iteration adds a clean-up to 'D'; none of them runs before 'D' runs them or dies [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-5]]:10: note: 'D' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-3]]:7: note: with a guard, the clean-up runs at the end of the iteration
    // CHECK-FIXES:    auto Deferred2 = absl::MakeCleanup([F] { fclose(F); });
  }
}

void withMacroToo(int N) {
  Defers D;
  for (int I = 0; I < N; ++I) {
    int F = OPEN(I);
    D.add([F] { fclose(F); });
    // CHECK-NOTES: :[[@LINE-1]]:7: warning: each iteration adds a clean-up to 'D'; none of them runs before 'D' runs them or dies [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-5]]:10: note: 'D' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-3]]:7: note: with a guard, the clean-up runs at the end of the iteration
    // CHECK-FIXES:    auto Deferred2 = absl::MakeCleanup([F] { fclose(F); });
  }
}
