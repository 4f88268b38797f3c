// RUN: %check defercliff-loop-capture %s %t -- -std=c++17

// A capture list is evaluated in its order: a copy would be made before another
// capture changes the variable.

#include <functional>
#include <vector>

void use(int, int);
std::vector<std::function<void()>> later;

void ports(int n) {
  for (int i = 0; i < n; ++i) {
    int port = i;
    later.push_back([&port, mine = ++port] { use(port, mine); });
    // CHECK-NOTES: :[[@LINE-1]]:23: warning: deferred action captures 'port' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:9: note: 'port' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'later' keeps it
    // CHECK-NOTES: :[[@LINE-9]]:36: note: 'later' is declared here
    // CHECK-NOTES: :[[@LINE-5]]:23: note: no fix is offered: another capture may change 'port'
    later.push_back([&port, mine = port + 1] { use(port, mine); });
    // CHECK-NOTES: :[[@LINE-1]]:23: warning: deferred action captures 'port' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-9]]:9: note: 'port' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'later' keeps it
    // CHECK-NOTES: :[[@LINE-15]]:36: note: 'later' is declared here
    // CHECK-FIXES:    later.push_back([port, mine = port + 1] { use(port, mine); });
  }
}
