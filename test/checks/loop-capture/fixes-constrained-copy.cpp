// RUN: %check defercliff-loop-capture %s %t -std=c++20-or-later

// A copy constructor with a constraint copies some objects of its template, and
// not others.

#include <functional>
#include <vector>

void use(int);
std::vector<std::function<void()>> Later;

template <class T>
concept Small = sizeof(T) == 1;

template <class T> struct Box {
  T N;
  explicit Box(T N);
  Box(const Box &Other)
    requires Small<T>;
  Box(Box &&Other);
};

template <class T> struct Choosing {
  T N;
  explicit Choosing(T N);
  Choosing(const Choosing &Other);
  Choosing(const Choosing &Other)
    requires(sizeof(T) > 1)
  = delete;
};

template <class T>
  requires(sizeof(T) > 1)
struct OfLarge {
  T N;
  explicit OfLarge(T N);
  OfLarge(const OfLarge &Other);
};

struct Holder {
  Box<int> Part;
};

void constrained(int Count) {
  for (int I = 0; I < Count; ++I) {
    Box<int> None(I);
    Later.push_back([&None] { use(None.N); });
    // CHECK-NOTES: :[[@LINE-1]]:23: warning: deferred action captures 'None' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:14: note: 'None' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'Later' keeps it
    // CHECK-NOTES: :[[@LINE-41]]:36: note: 'Later' is declared here
    // CHECK-NOTES: :[[@LINE-5]]:23: note: no fix is offered: 'None' cannot be copied; move it into the capture if nothing else needs it
    Choosing<int> Deleted(I);
    Later.push_back([&Deleted] { use(Deleted.N); });
    // CHECK-NOTES: :[[@LINE-1]]:23: warning: deferred action captures 'Deleted' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:19: note: 'Deleted' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'Later' keeps it
    // CHECK-NOTES: :[[@LINE-48]]:36: note: 'Later' is declared here
    // CHECK-NOTES: :[[@LINE-5]]:23: note: no fix is offered: 'Deleted' cannot be copied; move it into the capture if nothing else needs it
    Holder Within{Box<int>(I)};
    Later.push_back([&Within] { use(Within.Part.N); });
    // CHECK-NOTES: :[[@LINE-1]]:23: warning: deferred action captures 'Within' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:12: note: 'Within' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'Later' keeps it
    // CHECK-NOTES: :[[@LINE-55]]:36: note: 'Later' is declared here
    // CHECK-NOTES: :[[@LINE-5]]:23: note: no fix is offered: 'Within' cannot be copied; move it into the capture if nothing else needs it
    OfLarge<int> Whole(I);
    Later.push_back([&Whole] { use(Whole.N); });
    // CHECK-NOTES: :[[@LINE-1]]:23: warning: deferred action captures 'Whole' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:18: note: 'Whole' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'Later' keeps it
    // CHECK-NOTES: :[[@LINE-62]]:36: note: 'Later' is declared here
    // CHECK-FIXES:    Later.push_back([Whole] { use(Whole.N); });
  }
}
