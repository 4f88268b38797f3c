// RUN: %check defercliff-loop-capture %s %t

// Copies that would be something else than what the action refers to.

#include <functional>
#include <vector>

void use(int);
int make(int);
std::vector<std::function<void()>> later;

// As an array in an init-capture, `[both = counts]` is a pointer.
void array(int n) {
  for (int i = 0; i < n; ++i) {
    int counts[2] = {i, i};
    later.push_back([&both = counts] { use(both[0]); });
    // CHECK-NOTES: :[[@LINE-1]]:23: warning: deferred action captures 'both' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-2]]:23: note: 'both' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'later' keeps it
    // CHECK-NOTES: :[[@LINE-10]]:36: note: 'later' is declared here
    // CHECK-NOTES: :[[@LINE-5]]:23: note: no fix is offered: the copy of an array under another name is a pointer to it
  }
}

void filledLater(int n) {
  for (int i = 0; i < n; ++i) {
    int result = -1;
    later.push_back([&result] { use(result); });
    // CHECK-NOTES: :[[@LINE-1]]:23: warning: deferred action captures 'result' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:9: note: 'result' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'later' keeps it
    // CHECK-NOTES: :[[@LINE-22]]:36: note: 'later' is declared here
    // CHECK-NOTES: :[[@LINE-5]]:23: note: no fix is offered: 'result' is changed after the action is made
    result = make(i);
  }
}

void filledBefore(int n) {
  for (int i = 0; i < n; ++i) {
    int result = -1;
    result = make(i);
    later.push_back([&result] { use(result); });
    // CHECK-NOTES: :[[@LINE-1]]:23: warning: deferred action captures 'result' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-4]]:9: note: 'result' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'later' keeps it
    // CHECK-NOTES: :[[@LINE-36]]:36: note: 'later' is declared here
    // CHECK-FIXES:    later.push_back([result] { use(result); });
  }
}

void changedByAnInnerName(int n) {
  for (int i = 0; i < n; ++i)
    later.push_back([&] {
    // CHECK-NOTES: :[[@LINE-1]]:22: warning: deferred action captures 'i' by reference, but it is gone when the action runs after the loop [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:12: note: 'i' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'later' keeps it
    // CHECK-NOTES: :[[@LINE-47]]:36: note: 'later' is declared here
    // CHECK-NOTES: :[[@LINE-5]]:22: note: no fix is offered: the action may change 'i', which a copy would keep to itself
      auto step = [&number = i] { return ++number; };
      use(step());
    });
}
