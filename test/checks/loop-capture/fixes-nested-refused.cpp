// RUN: %check defercliff-loop-capture %s %t

// A lambda inside that may live longer and that cannot be changed: no fix.

#include <functional>
#include <vector>

template <class T> void use(const T &);

using Fn = std::function<void()>;
using Makers = std::vector<std::function<Fn()>>;
#define USE(X) [&] { use(X); }

void anotherName(Makers &M) {
  for (int I = 0; I < 3; ++I)
    M.push_back([&] { return Fn([&R = I] { use(R); }); });
    // CHECK-NOTES: :[[@LINE-1]]:18: warning: deferred action captures 'I' by reference, but it is gone when the action runs after the loop [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:12: note: 'I' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'M' keeps it
    // CHECK-NOTES: :[[@LINE-6]]:{{[0-9]+}}: note: 'M' is declared here
    // CHECK-NOTES: :[[@LINE-5]]:18: note: no fix is offered: the action may change 'I', which a copy would keep to itself
}

void macro(Makers &M) {
  for (int I = 0; I < 3; ++I)
    M.push_back([&] { return Fn(USE(I)); });
    // CHECK-NOTES: :[[@LINE-1]]:18: warning: deferred action captures 'I' by reference, but it is gone when the action runs after the loop [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:12: note: 'I' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'M' keeps it
    // CHECK-NOTES: :[[@LINE-6]]:{{[0-9]+}}: note: 'M' is declared here
    // CHECK-NOTES: :[[@LINE-5]]:18: note: no fix is offered: a lambda in the action is written in a macro
}
