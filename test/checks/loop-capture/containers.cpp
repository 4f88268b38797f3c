// RUN: %check defercliff-loop-capture %s %t

// A container of callables that is declared outside the loop outlives what the
// loop declares.

#include <deque>
#include <functional>
#include <map>
#include <queue>
#include <vector>

void use(int);
int number();

void vector(const std::vector<int> &Numbers) {
  std::vector<std::function<void()>> Tasks;
  for (int N : Numbers) {
    Tasks.push_back([&N] { use(N); });
    // CHECK-NOTES: :[[@LINE-1]]:23: warning: deferred action captures 'N' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:12: note: 'N' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'Tasks' keeps it
    // CHECK-NOTES: :[[@LINE-6]]:38: note: 'Tasks' is declared here
    // CHECK-FIXES:    Tasks.push_back([N] { use(N); });
  }
}

void constructedInPlace(const std::vector<int> &Numbers) {
  std::vector<std::function<void()>> Tasks;
  for (int N : Numbers)
    Tasks.emplace_back([&] { use(N); });
    // CHECK-NOTES: :[[@LINE-1]]:25: warning: deferred action captures 'N' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:12: note: 'N' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'Tasks' keeps it
    // CHECK-NOTES: :[[@LINE-6]]:38: note: 'Tasks' is declared here
    // CHECK-FIXES:    Tasks.emplace_back([&, N] { use(N); });
}

void constructedByName(const std::vector<int> &Numbers) {
  std::vector<std::function<void()>> Tasks;
  for (int N : Numbers)
    Tasks.push_back(std::function<void()>([&N] { use(N); }));
    // CHECK-NOTES: :[[@LINE-1]]:45: warning: deferred action captures 'N' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:12: note: 'N' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'Tasks' keeps it
    // CHECK-NOTES: :[[@LINE-6]]:38: note: 'Tasks' is declared here
    // CHECK-FIXES:    Tasks.push_back(std::function<void()>([N] { use(N); }));
}

void queue() {
  std::queue<std::function<void()>> Tasks;
  while (int N = number())
    Tasks.push([&N] { use(N); });
    // CHECK-NOTES: :[[@LINE-1]]:18: warning: deferred action captures 'N' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:14: note: 'N' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'Tasks' keeps it
    // CHECK-NOTES: :[[@LINE-6]]:37: note: 'Tasks' is declared here
    // CHECK-FIXES:    Tasks.push([N] { use(N); });
}

void frontOfDeque() {
  std::deque<std::function<void()>> Tasks;
  while (int N = number())
    Tasks.emplace_front([&N] { use(N); });
    // CHECK-NOTES: :[[@LINE-1]]:27: warning: deferred action captures 'N' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:14: note: 'N' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'Tasks' keeps it
    // CHECK-NOTES: :[[@LINE-6]]:37: note: 'Tasks' is declared here
    // CHECK-FIXES:    Tasks.emplace_front([N] { use(N); });
}

void mapEmplace(const std::vector<int> &Numbers) {
  std::map<int, std::function<void()>> Handlers;
  for (int N : Numbers)
    Handlers.emplace(N, [&N] { use(N); });
    // CHECK-NOTES: :[[@LINE-1]]:27: warning: deferred action captures 'N' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:12: note: 'N' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'Handlers' keeps it
    // CHECK-NOTES: :[[@LINE-6]]:40: note: 'Handlers' is declared here
    // CHECK-FIXES:    Handlers.emplace(N, [N] { use(N); });
}

void mapElement(const std::vector<int> &Numbers) {
  std::map<int, std::function<void()>> Handlers;
  for (int N : Numbers)
    Handlers[N] = [&N] { use(N); };
    // CHECK-NOTES: :[[@LINE-1]]:21: warning: deferred action captures 'N' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:12: note: 'N' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'Handlers' keeps it
    // CHECK-NOTES: :[[@LINE-6]]:40: note: 'Handlers' is declared here
    // CHECK-FIXES:    Handlers[N] = [N] { use(N); };
}

void vectorElement(std::vector<std::function<void()>> Tasks) {
  for (int I = 0; I < 10; ++I) {
    int Square = I * I;
    Tasks[I] = [&Square] { use(Square); };
    // CHECK-NOTES: :[[@LINE-1]]:18: warning: deferred action captures 'Square' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:9: note: 'Square' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'Tasks' keeps it
    // CHECK-NOTES: :[[@LINE-7]]:55: note: 'Tasks' is declared here
    // CHECK-FIXES:    Tasks[I] = [Square] { use(Square); };
  }
}

void inPairs(const std::vector<int> &Numbers) {
  std::vector<std::pair<int, std::function<void()>>> Tasks;
  for (int N : Numbers)
    Tasks.emplace_back(N, [&N] { use(N); });
    // CHECK-NOTES: :[[@LINE-1]]:29: warning: deferred action captures 'N' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:12: note: 'N' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'Tasks' keeps it
    // CHECK-NOTES: :[[@LINE-6]]:54: note: 'Tasks' is declared here
    // CHECK-FIXES:    Tasks.emplace_back(N, [N] { use(N); });
}

void inserted(const std::vector<int> &Numbers) {
  std::vector<std::function<void()>> Tasks;
  for (int N : Numbers)
    Tasks.insert(Tasks.begin(), [&N] { use(N); });
    // CHECK-NOTES: :[[@LINE-1]]:35: warning: deferred action captures 'N' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:12: note: 'N' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'Tasks' keeps it
    // CHECK-NOTES: :[[@LINE-6]]:38: note: 'Tasks' is declared here
    // CHECK-FIXES:    Tasks.insert(Tasks.begin(), [N] { use(N); });
}

void inArray(const std::vector<int> &Numbers) {
  std::function<void()> Tasks[3];
  for (int N : Numbers)
    Tasks[N] = [&N] { use(N); };
    // CHECK-NOTES: :[[@LINE-1]]:18: warning: deferred action captures 'N' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:12: note: 'N' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'Tasks' keeps it
    // CHECK-NOTES: :[[@LINE-6]]:25: note: 'Tasks' is declared here
    // CHECK-FIXES:    Tasks[N] = [N] { use(N); };
}

// A container of the outer iteration outlives the variable of the inner loop.
void outerIteration(const std::vector<int> &Numbers) {
  for (int N : Numbers) {
    std::vector<std::function<void()>> Tasks;
    for (int I = 0; I < 3; ++I)
      Tasks.push_back([&N, &I] { use(N * I); });
      // CHECK-NOTES: :[[@LINE-1]]:29: warning: deferred action captures 'I' by reference, but it is gone when the action runs after the loop [defercliff-loop-capture]
      // CHECK-NOTES: :[[@LINE-3]]:14: note: 'I' is declared here, inside the loop
      // CHECK-NOTES: :[[@LINE-3]]:7: note: the action is handed over here; 'Tasks' keeps it
      // CHECK-NOTES: :[[@LINE-6]]:40: note: 'Tasks' is declared here
      // CHECK-FIXES:      Tasks.push_back([&N, I] { use(N * I); });
  }
}

// A container that lives for one iteration dies with the variable.
void oneIteration(const std::vector<int> &Numbers) {
  for (int N : Numbers) {
    std::vector<std::function<void()>> Tasks;
    Tasks.push_back([&N] { use(N); });
    for (std::function<void()> &Task : Tasks)
      Task();
  }
}

// What is declared outside the loop lives as long as the container.
void declaredOutside(const std::vector<int> &Numbers, int Total) {
  std::vector<std::function<void()>> Tasks;
  for (int N : Numbers)
    Tasks.push_back([&Total, N] { use(Total + N); });
}

// A closure that is called at once gives its value.
void values(const std::vector<int> &Numbers) {
  std::vector<int> Squares;
  for (int N : Numbers)
    Squares.push_back([&N] { return N * N; }());
}
