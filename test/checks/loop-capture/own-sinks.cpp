// RUN: %check defercliff-loop-capture %s %t

// A callee whose body is visible needs no listing: what it does with the action
// is seen. A note shows where it keeps it.

#include <functional>
#include <utility>
#include <vector>

void use(int);
void unknown(std::function<void()>);

class Pool {
  std::vector<std::function<void()>> Queue;

public:
  template <class F> void give(F &&Task) {
    Queue.emplace_back(std::forward<F>(Task));
  }
  template <class F> void wrap(F Task) {
    give([Task] { Task(); });
  }
};

static std::vector<std::function<void()>> Hooks;
void atEnd(std::function<void()> Hook) { Hooks.push_back(std::move(Hook)); }

template <class F> void times(int N, F Do) {
  if (N > 0) {
    Do();
    times(N - 1, Do);
  }
}

struct Button {
  std::function<void()> Pressed;
  explicit Button(std::function<void()> P) : Pressed(std::move(P)) {}
};

void method(Pool &P, int N) {
  for (int I = 0; I < N; ++I)
    P.give([&I] { use(I); });
    // CHECK-NOTES: :[[@LINE-1]]:14: warning: deferred action captures 'I' by reference, but it is gone when the action runs after the loop [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:12: note: 'I' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'P' keeps it
    // CHECK-NOTES: :[[@LINE-28]]:5: note: it is kept here
    // CHECK-NOTES: :[[@LINE-7]]:19: note: 'P' is declared here
    // CHECK-FIXES:    P.give([I] { use(I); });
}

void passedOn(Pool &P, int N) {
  for (int I = 0; I < N; ++I)
    P.wrap([&I] { use(I); });
    // CHECK-NOTES: :[[@LINE-1]]:14: warning: deferred action captures 'I' by reference, but it is gone when the action runs after the loop [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:12: note: 'I' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'P' keeps it
    // CHECK-NOTES: :[[@LINE-39]]:5: note: it is kept here
    // CHECK-NOTES: :[[@LINE-7]]:21: note: 'P' is declared here
    // CHECK-FIXES:    P.wrap([I] { use(I); });
}

void global(int N) {
  for (int I = 0; I < N; ++I)
    atEnd([&I] { use(I); });
    // CHECK-NOTES: :[[@LINE-1]]:13: warning: deferred action captures 'I' by reference, but it is gone when the action runs after the loop [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:12: note: 'I' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'Hooks' keeps it
    // CHECK-NOTES: :[[@LINE-42]]:42: note: it is kept here
    // CHECK-NOTES: :[[@LINE-44]]:43: note: 'Hooks' is declared here
    // CHECK-FIXES:    atEnd([I] { use(I); });
}

void constructed(std::vector<Button> &Buttons, int N) {
  for (int I = 0; I < N; ++I)
    Buttons.push_back(Button([&I] { use(I); }));
    // CHECK-NOTES: :[[@LINE-1]]:32: warning: deferred action captures 'I' by reference, but it is gone when the action runs after the loop [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:12: note: 'I' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'Buttons' keeps it
    // CHECK-NOTES: :[[@LINE-6]]:39: note: 'Buttons' is declared here
    // CHECK-FIXES:    Buttons.push_back(Button([I] { use(I); }));
}

// It runs at once, or nobody knows.
void quiet(int N) {
  for (int I = 0; I < N; ++I) {
    times(3, [&I] { use(I); });
    unknown([&I] { use(I); });
    Button Local([&I] { use(I); });
  }
}
