// RUN: %check defercliff-loop-capture %s %t --fix-notes
// RUN: %check defercliff-loop-capture %S/Inputs/guards-below-level.cpp %t --global-option MinimumLevel=cost

// The guard dies before the variable: a reference is right, and a copy is as
// good. The third cliff names it, so it is told at the lowest level.

#include <absl/cleanup/cleanup.h>
#include <string>
#include <vector>

void use(int);
void use(const std::string &);
bool open(int &);

void rangeVariable(const std::vector<int> &Numbers) {
  for (int N : Numbers) {
    absl::Cleanup Close = [&N] { use(N); };
    // CHECK-NOTES: :[[@LINE-1]]:29: warning: action of a scope guard captures loop variable 'N' by reference; nothing changes it, so a copy does as well [defercliff-loop-capture]
    // CHECK-FIXES:    absl::Cleanup Close = [N] { use(N); };
    use(N + 1);
  }
}

void index() {
  for (int I = 0; I < 3; ++I) {
    absl::Cleanup Close = [&] { use(I); };
    // CHECK-NOTES: :[[@LINE-1]]:28: warning: action of a scope guard captures loop variable 'I' by reference; nothing changes it, so a copy does as well [defercliff-loop-capture]
    // CHECK-FIXES:    absl::Cleanup Close = [&, I] { use(I); };
  }
}

void several(const std::vector<int> &Numbers) {
  for (int I = 0; I < 3; ++I)
    for (int N : Numbers) {
      absl::Cleanup Close = [&I, &N] { use(I + N); };
      // CHECK-NOTES: :[[@LINE-1]]:31: warning: action of a scope guard captures loop variables 'I' and 'N' by reference; nothing changes them, so a copy does as well [defercliff-loop-capture]
      // CHECK-FIXES:      absl::Cleanup Close = [I, N] { use(I + N); };
    }
}

// The body changes the loop variable after the guard was made: the action sees
// another value than the rest of the iteration did.
void changedByBody(const std::vector<int> &Numbers) {
  for (int N : Numbers) {
    absl::Cleanup Close = [&N] { use(N); };
    // CHECK-NOTES: :[[@LINE-1]]:29: warning: deferred action captures 'N' by reference, but the iteration changes it before the action runs [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:12: note: 'N' is declared here
    // CHECK-NOTES: :[[@LINE+5]]:7: note: it is changed here
    // CHECK-NOTES: :[[@LINE-4]]:19: note: 'Close' is declared here
    // CHECK-NOTES: :[[@LINE-5]]:29: note: capture by copy, so that the action sees the value from here
    // CHECK-FIXES:    absl::Cleanup Close = [N] { use(N); };
    if (N < 0)
      N = 0;
  }
}

// Whether a callee changes it is not known.
void changedThroughReference(const std::vector<int> &Numbers) {
  for (int N : Numbers) {
    absl::Cleanup Close = [&N] { use(N); };
    if (!open(N))
      return;
  }
}

void changedByAction(const std::vector<int> &Numbers) {
  for (int N : Numbers) {
    absl::Cleanup Reset = [&N] { N = 0; };
  }
}

// A copy costs more than a reference: the cliff is named, but not mended.
void dear(const std::vector<std::string> &Names) {
  for (std::string Name : Names) {
    absl::Cleanup Close = [&Name] { use(Name); };
    // CHECK-NOTES: :[[@LINE-1]]:29: warning: action of a scope guard captures loop variable 'Name' by reference; nothing changes it [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-2]]:29: note: no fix is offered: a copy of 'Name' is another object, and may cost more
  }
}

// An element that the loop variable only refers to.
void element(std::vector<int> &Numbers) {
  for (int &N : Numbers) {
    absl::Cleanup Close = [&N] { use(N); };
  }
}

// No loop variable.
void localOfTheBody() {
  for (int I = 0; I < 3; ++I) {
    int Handle = I;
    absl::Cleanup Close = [&Handle] { use(Handle); };
  }
}
