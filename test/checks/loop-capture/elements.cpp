// RUN: %check defercliff-loop-capture %s %t -- -std=c++17

// An element dies with the container that owns it, unless the container hands
// its contents on.

#include <functional>
#include <utility>
#include <vector>

void use(int);
std::vector<int> load(int);
std::vector<std::function<void()>> later;
std::vector<std::vector<int>> kept;

void ofTheIteration(int n) {
  for (int i = 0; i < n; ++i) {
    std::vector<int> values = load(i);
    for (int &value : values)
      later.push_back([&value] { use(value); });
      // CHECK-NOTES: :[[@LINE-1]]:25: warning: deferred action captures 'value' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
      // CHECK-NOTES: :[[@LINE-3]]:15: note: 'value' is declared here, inside the loop
      // CHECK-NOTES: :[[@LINE-3]]:7: note: the action is handed over here; 'later' keeps it
      // CHECK-NOTES: :[[@LINE-11]]:36: note: 'later' is declared here
      // CHECK-NOTES: :[[@LINE-5]]:25: note: no fix is offered: 'values' is changed after the action is made
    int &first = values[0];
    later.push_back([&] { use(first); });
    // CHECK-NOTES: :[[@LINE-1]]:22: warning: deferred action captures 'first' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:10: note: 'first' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'later' keeps it
    // CHECK-NOTES: :[[@LINE-18]]:36: note: 'later' is declared here
    // CHECK-FIXES:    later.push_back([&, first] { use(first); });
    int pair[2] = {i, i};
    for (int &one : pair)
      later.push_back([&one] { use(one); });
      // CHECK-NOTES: :[[@LINE-1]]:25: warning: deferred action captures 'one' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
      // CHECK-NOTES: :[[@LINE-3]]:15: note: 'one' is declared here, inside the loop
      // CHECK-NOTES: :[[@LINE-3]]:7: note: the action is handed over here; 'later' keeps it
      // CHECK-NOTES: :[[@LINE-26]]:36: note: 'later' is declared here
      // CHECK-FIXES:      later.push_back([one] { use(one); });
  }
}

// The range is a temporary.
void ofATemporary(int n) {
  for (int i = 0; i < n; ++i)
    for (const int &value : load(i))
      later.push_back([&value] { use(value); });
      // CHECK-NOTES: :[[@LINE-1]]:25: warning: deferred action captures 'value' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
      // CHECK-NOTES: :[[@LINE-3]]:21: note: 'value' is declared here, inside the loop
      // CHECK-NOTES: :[[@LINE-3]]:7: note: the action is handed over here; 'later' keeps it
      // CHECK-NOTES: :[[@LINE-39]]:36: note: 'later' is declared here
}

void livingOn(std::vector<std::vector<int>> &rows) {
  for (std::vector<int> &row : rows) {
    for (int &value : row)
      later.push_back([&value] { use(value); });
    int &first = row.front();
    later.push_back([&first] { use(first); });
  }
}

void handedOn(int n) {
  for (int i = 0; i < n; ++i) {
    std::vector<int> values = load(i);
    for (int &value : values)
      later.push_back([&value] { use(value); });
    kept.push_back(std::move(values));
  }
}

// What a pointer in the container points to is somebody else's.
void pointers(std::vector<int *> &all) {
  for (int *pointer : all) {
    std::vector<int *> chosen{pointer};
    for (int *one : chosen) {
      int &value = *one;
      later.push_back([&value] { use(value); });
    }
  }
}
