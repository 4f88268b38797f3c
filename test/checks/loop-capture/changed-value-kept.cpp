// RUN: %check defercliff-loop-capture %s %t

// What the program prints is defined, and somebody may want the last value:
// --fix leaves it alone.

#include <functional>
#include <vector>

void use(int, int);

void progress(int n, std::vector<std::function<void()>> &jobs) {
  int total = 0;
  for (int i = 0; i < n; ++i) {
    ++total;
    jobs.push_back([&total, i] { use(i, total); });
    // CHECK-NOTES: :[[@LINE-1]]:22: warning: deferred action captures 'total' by reference, but the loop changes it before the action runs [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-5]]:7: note: 'total' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-4]]:5: note: it is changed here
    // CHECK-NOTES: :[[@LINE-4]]:5: note: the action is handed over here; 'jobs' keeps it
    // CHECK-NOTES: :[[@LINE-9]]:58: note: 'jobs' is declared here
    // CHECK-NOTES: :[[@LINE-6]]:22: note: capture by copy, so that the action sees the value from here
  }
}
