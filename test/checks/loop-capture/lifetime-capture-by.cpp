// REQUIRES: llvm-20-or-later
// RUN: %check defercliff-loop-capture %s %t

// [[clang::lifetime_capture_by]] says who keeps an action, where no body does.

#include <functional>
#include <vector>

using Task = std::function<void()>;
using Tasks = std::vector<Task>;

struct Sink {
  void add(Task T [[clang::lifetime_capture_by(this)]]);
  void publish(Task T [[clang::lifetime_capture_by(global)]]);
  ~Sink();
};
void addTo(Tasks &List, Task T [[clang::lifetime_capture_by(List)]]);
void use(int);

void thisOutlives(int N) {
  Sink Outer;
  for (int I = 0; I < N; ++I) {
    int X = I;
    Outer.add([&X] { use(X); });
    // CHECK-NOTES: :[[@LINE-1]]:17: warning: deferred action captures 'X' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:9: note: 'X' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'Outer' keeps it
    // CHECK-NOTES: :[[@LINE-7]]:8: note: 'Outer' is declared here
    // CHECK-FIXES:    Outer.add([X] { use(X); });
  }
}

void thisDiesFirst(int N) {
  for (int I = 0; I < N; ++I) {
    int X = I;
    Sink Inner;
    Inner.add([&X] { use(X); });
  }
}

void globalOutlives(int N) {
  for (int I = 0; I < N; ++I) {
    int X = I;
    Sink Inner;
    Inner.publish([&X] { use(X); });
    // CHECK-NOTES: :[[@LINE-1]]:21: warning: deferred action captures 'X' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-4]]:9: note: 'X' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; the object keeps it
    // CHECK-FIXES:    Inner.publish([X] { use(X); });
  }
}

void parameterOutlives(int N) {
  Tasks Outer;
  for (int I = 0; I < N; ++I) {
    int X = I;
    addTo(Outer, [&X] { use(X); });
    // CHECK-NOTES: :[[@LINE-1]]:20: warning: deferred action captures 'X' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:9: note: 'X' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'Outer' keeps it
    // CHECK-NOTES: :[[@LINE-7]]:9: note: 'Outer' is declared here
    // CHECK-FIXES:    addTo(Outer, [X] { use(X); });
  }
}

void parameterDiesFirst(int N) {
  for (int I = 0; I < N; ++I) {
    int X = I;
    Tasks Inner;
    addTo(Inner, [&X] { use(X); });
  }
}

struct Owner {
  Sink Member;
  void add(Task T [[clang::lifetime_capture_by(this)]]);
  void ofAMember(int N) {
    for (int I = 0; I < N; ++I) {
      Member.add([&I] { use(I); });
      // CHECK-NOTES: :[[@LINE-1]]:20: warning: deferred action captures 'I' by reference, but it is gone when the action runs after the loop [defercliff-loop-capture]
      // CHECK-NOTES: :[[@LINE-3]]:14: note: 'I' is declared here, inside the loop
      // CHECK-NOTES: :[[@LINE-3]]:7: note: the action is handed over here; 'Member' keeps it
      // CHECK-NOTES: :[[@LINE-8]]:8: note: 'Member' is declared here
      // CHECK-FIXES:      Member.add([I] { use(I); });
    }
  }
  void ofItself(int N) {
    for (int I = 0; I < N; ++I) {
      add([&I] { use(I); });
      // CHECK-NOTES: :[[@LINE-1]]:13: warning: deferred action captures 'I' by reference, but it is gone when the action runs after the loop [defercliff-loop-capture]
      // CHECK-NOTES: :[[@LINE-3]]:14: note: 'I' is declared here, inside the loop
      // CHECK-NOTES: :[[@LINE-3]]:7: note: the action is handed over here; the object keeps it
      // CHECK-FIXES:      add([I] { use(I); });
    }
  }
};
