// RUN: %check defercliff-loop-capture %s %t

// Where an instantiation of a template does not use the variable, compilers warn
// of a capture that names it.

#include <functional>
#include <vector>

using Tasks = std::vector<std::function<void()>>;
void use(double);

template <class... Ts> void pack(Tasks &Later, Ts... Values) {
  for (int I = 0; I < 2; ++I) {
    int N = I;
    Later.push_back([&, Values...] { (use(Values + N), ...); });
    // CHECK-NOTES: :[[@LINE-1]]:22: warning: deferred action captures 'N' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:9: note: 'N' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'Later' keeps it
    // CHECK-NOTES: :[[@LINE-7]]:41: note: 'Later' is declared here
    // CHECK-NOTES: :[[@LINE-5]]:22: note: no fix is offered: in another instantiation of the template, the action does not use what it would capture
  }
}

template <class T> void branch(Tasks &Later, T Value) {
  for (int I = 0; I < 2; ++I) {
    int N = I;
    Later.push_back([&, Value] {
    // CHECK-NOTES: :[[@LINE-1]]:22: warning: deferred action captures 'N' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:9: note: 'N' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'Later' keeps it
    // CHECK-NOTES: :[[@LINE-7]]:39: note: 'Later' is declared here
    // CHECK-NOTES: :[[@LINE-5]]:22: note: no fix is offered: in another instantiation of the template, the action does not use what it would capture
      use(Value);
      if constexpr (sizeof(T) == 4)
        use(N);
    });
  }
}

template <class T> void always(Tasks &Later, T Value) {
  for (int I = 0; I < 2; ++I) {
    int N = I;
    Later.push_back([&, Value] { use(Value + N); });
    // CHECK-NOTES: :[[@LINE-1]]:22: warning: deferred action captures 'N' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:9: note: 'N' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'Later' keeps it
    // CHECK-NOTES: :[[@LINE-7]]:39: note: 'Later' is declared here
    // CHECK-FIXES:    Later.push_back([&, Value, N] { use(Value + N); });
  }
}

void all(Tasks &Later) {
  pack(Later);
  pack(Later, 1, 2.5);
  branch(Later, 1);
  branch(Later, 'a');
  always(Later, 1);
  always(Later, 2.5);
}
