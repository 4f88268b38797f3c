// RUN: %check defercliff-loop-capture %s %t

// A copy joins the list right behind what is in it: blanks and comments before
// the bracket stay there.

#include <functional>
#include <vector>

void use(int);

void lines(std::vector<std::function<void()>> &Tasks) {
  for (int I = 0; I != 8; ++I)
    Tasks.push_back([&
    // CHECK-NOTES: :[[@LINE-1]]:22: warning: deferred action captures 'I' by reference, but it is gone when the action runs after the loop [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:12: note: 'I' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'Tasks' keeps it
    // CHECK-NOTES: :[[@LINE-6]]:48: note: 'Tasks' is declared here
    ] { use(I); });
    // CHECK-FIXES:    Tasks.push_back([&, I
    // CHECK-FIXES:    ] { use(I); });
}

void commented(std::vector<std::function<void()>> &Tasks) {
  for (int I = 0; I != 8; ++I)
    Tasks.push_back([& /* all */ ] { use(I); });
    // CHECK-NOTES: :[[@LINE-1]]:22: warning: deferred action captures 'I' by reference, but it is gone when the action runs after the loop [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:12: note: 'I' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'Tasks' keeps it
    // CHECK-NOTES: :[[@LINE-6]]:52: note: 'Tasks' is declared here
    // CHECK-FIXES:    Tasks.push_back([&, I /* all */ ] { use(I); });
}
