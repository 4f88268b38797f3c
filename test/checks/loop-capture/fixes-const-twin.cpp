// RUN: %check defercliff-loop-capture %s %t

// A method that has a const twin serves a copy, which is constant, as well, if
// its result is only read.

#include <functional>
#include <map>
#include <string>
#include <vector>

void use(int);
std::vector<std::function<void()>> later;
std::vector<int> make(int);

void reads(int n) {
  for (int i = 0; i < n; ++i) {
    std::vector<int> values = make(i);
    later.push_back([&values] { use(values[0] + values.front()); });
    // CHECK-NOTES: :[[@LINE-1]]:23: warning: deferred action captures 'values' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:22: note: 'values' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'later' keeps it
    // CHECK-NOTES: :[[@LINE-10]]:36: note: 'later' is declared here
    // CHECK-FIXES:    later.push_back([values] { use(values[0] + values.front()); });
    later.push_back([&values] { use(values.at(values.back())); });
    // CHECK-NOTES: :[[@LINE-1]]:23: warning: deferred action captures 'values' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-9]]:22: note: 'values' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'later' keeps it
    // CHECK-NOTES: :[[@LINE-16]]:36: note: 'later' is declared here
    // CHECK-FIXES:    later.push_back([values] { use(values.at(values.back())); });
    later.push_back([&] {
    // CHECK-NOTES: :[[@LINE-1]]:22: warning: deferred action captures 'values' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-15]]:22: note: 'values' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'later' keeps it
    // CHECK-NOTES: :[[@LINE-22]]:36: note: 'later' is declared here
    // CHECK-FIXES:    later.push_back([&, values] {
      for (int value : values)
        use(value);
    });
    later.push_back([&] {
    // CHECK-NOTES: :[[@LINE-1]]:22: warning: deferred action captures 'values' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-24]]:22: note: 'values' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'later' keeps it
    // CHECK-NOTES: :[[@LINE-31]]:36: note: 'later' is declared here
    // CHECK-FIXES:    later.push_back([&, values] {
      for (const auto &value : values)
        use(value);
    });
    int array[3] = {i, i, i};
    later.push_back([&array] {
    // CHECK-NOTES: :[[@LINE-1]]:23: warning: deferred action captures 'array' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:9: note: 'array' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'later' keeps it
    // CHECK-NOTES: :[[@LINE-41]]:36: note: 'later' is declared here
    // CHECK-FIXES:    later.push_back([array] {
      for (int value : array)
        use(value);
    });
  }
}

void changes(int n) {
  for (int i = 0; i < n; ++i) {
    std::vector<int> values = make(i);
    std::map<int, int> counts;
    later.push_back([&values] { values[0] = 1; });
    // CHECK-NOTES: :[[@LINE-1]]:23: warning: deferred action captures 'values' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-4]]:22: note: 'values' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'later' keeps it
    // CHECK-NOTES: :[[@LINE-57]]:36: note: 'later' is declared here
    // CHECK-NOTES: :[[@LINE-5]]:23: note: no fix is offered: the action may change 'values', which a copy would keep to itself
    later.push_back([&values] { ++values.front(); });
    // CHECK-NOTES: :[[@LINE-1]]:23: warning: deferred action captures 'values' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-10]]:22: note: 'values' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'later' keeps it
    // CHECK-NOTES: :[[@LINE-63]]:36: note: 'later' is declared here
    // CHECK-NOTES: :[[@LINE-5]]:23: note: no fix is offered: the action may change 'values', which a copy would keep to itself
    later.push_back([&values] {
    // CHECK-NOTES: :[[@LINE-1]]:23: warning: deferred action captures 'values' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-16]]:22: note: 'values' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'later' keeps it
    // CHECK-NOTES: :[[@LINE-69]]:36: note: 'later' is declared here
    // CHECK-NOTES: :[[@LINE-5]]:23: note: no fix is offered: the action may change 'values', which a copy would keep to itself
      for (int &value : values)
        value = 0;
    });
    later.push_back([&counts, i] { use(counts[i]); });
    // CHECK-NOTES: :[[@LINE-1]]:23: warning: deferred action captures 'counts' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-24]]:24: note: 'counts' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'later' keeps it
    // CHECK-NOTES: :[[@LINE-78]]:36: note: 'later' is declared here
    // CHECK-NOTES: :[[@LINE-5]]:23: note: no fix is offered: the action may change 'counts', which a copy would keep to itself
    later.push_back([&values, i] { use(values[values[0]++] + i); });
    // CHECK-NOTES: :[[@LINE-1]]:23: warning: deferred action captures 'values' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-31]]:22: note: 'values' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'later' keeps it
    // CHECK-NOTES: :[[@LINE-84]]:36: note: 'later' is declared here
    // CHECK-NOTES: :[[@LINE-5]]:23: note: no fix is offered: the action may change 'values', which a copy would keep to itself
  }
}
