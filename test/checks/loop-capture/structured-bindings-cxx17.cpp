// RUN: %check defercliff-loop-capture %s %t -std=c++17
// REQUIRES: llvm-16-or-later

// Before C++20 the standard lets no lambda capture a structured binding; clang
// does, but no fix is offered.

#include <functional>
#include <vector>

void use(int);

struct Entry {
  int Key;
  int Value;
};

void copies(std::vector<std::function<void()>> &Tasks,
            const std::vector<Entry> &Entries) {
  for (auto [Key, Value] : Entries)
    Tasks.push_back([&Key] { use(Key); });
    // CHECK-NOTES: :[[@LINE-1]]:23: warning: deferred action captures 'Key' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:14: note: 'Key' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'Tasks' keeps it
    // CHECK-NOTES: :[[@LINE-7]]:49: note: 'Tasks' is declared here
    // CHECK-NOTES: :[[@LINE-5]]:23: note: no fix is offered: a structured binding cannot be captured by copy before C++20
}
