// RUN: %check defercliff-loop-capture %s %t

// Where a copy cannot be made, or would mean something else, a note says why
// no fix is offered.

#include <functional>
#include <memory>
#include <string>
#include <vector>

void use(int);
void use(const std::string &);
void fill(std::string &);
std::string name();

using Tasks = std::vector<std::function<void()>>;

void notCopyable(Tasks &T) {
  for (int I = 0; I < 3; ++I) {
    std::unique_ptr<int> Owner(new int(I));
    T.push_back([&Owner] { use(*Owner); });
    // CHECK-NOTES: :[[@LINE-1]]:19: warning: deferred action captures 'Owner' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:26: note: 'Owner' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'T' keeps it
    // CHECK-NOTES: :[[@LINE-7]]:25: note: 'T' is declared here
    // CHECK-NOTES: :[[@LINE-5]]:19: note: no fix is offered: 'Owner' cannot be copied; move it into the capture if nothing else needs it
  }
}

void written(Tasks &T, const std::vector<int> &Numbers) {
  for (int N : Numbers)
    T.push_back([&N] { use(++N); });
    // CHECK-NOTES: :[[@LINE-1]]:19: warning: deferred action captures 'N' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:12: note: 'N' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'T' keeps it
    // CHECK-NOTES: :[[@LINE-6]]:21: note: 'T' is declared here
    // CHECK-NOTES: :[[@LINE-5]]:19: note: no fix is offered: the action may change 'N', which a copy would keep to itself
}

void addressTaken(Tasks &T, const std::vector<int> &Numbers) {
  for (int N : Numbers)
    T.push_back([&] {
    // CHECK-NOTES: :[[@LINE-1]]:18: warning: deferred action captures 'N' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:12: note: 'N' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'T' keeps it
    // CHECK-NOTES: :[[@LINE-6]]:26: note: 'T' is declared here
    // CHECK-NOTES: :[[@LINE-5]]:18: note: no fix is offered: the action may change 'N', which a copy would keep to itself
      int *Pointer = &N;
      use(*Pointer);
    });
}

void passedByReference(Tasks &T) {
  for (int I = 0; I < 3; ++I) {
    std::string Name = name();
    T.push_back([&Name] { fill(Name); });
    // CHECK-NOTES: :[[@LINE-1]]:19: warning: deferred action captures 'Name' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:17: note: 'Name' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'T' keeps it
    // CHECK-NOTES: :[[@LINE-7]]:31: note: 'T' is declared here
    // CHECK-NOTES: :[[@LINE-5]]:19: note: no fix is offered: the action may change 'Name', which a copy would keep to itself
  }
}

void nonConstCall(Tasks &T) {
  for (int I = 0; I < 3; ++I) {
    std::string Name = name();
    T.push_back([&Name] { Name.clear(); });
    // CHECK-NOTES: :[[@LINE-1]]:19: warning: deferred action captures 'Name' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:17: note: 'Name' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'T' keeps it
    // CHECK-NOTES: :[[@LINE-7]]:26: note: 'T' is declared here
    // CHECK-NOTES: :[[@LINE-5]]:19: note: no fix is offered: the action may change 'Name', which a copy would keep to itself
  }
}

struct Shape {
  virtual ~Shape();
  virtual int area() const;
};
Shape shape();

void mayLoseItsType(Tasks &T) {
  for (int I = 0; I < 3; ++I) {
    const Shape &S = shape();
    T.push_back([&S] { use(S.area()); });
    // CHECK-NOTES: :[[@LINE-1]]:19: warning: deferred action captures 'S' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:18: note: 'S' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'T' keeps it
    // CHECK-NOTES: :[[@LINE-7]]:28: note: 'T' is declared here
    // CHECK-NOTES: :[[@LINE-5]]:19: note: no fix is offered: a copy of 'S' may lose its dynamic type
  }
}

// One variable that cannot be copied spoils the whole edit.
void oneOfTwo(Tasks &T, const std::vector<int> &Numbers) {
  for (int N : Numbers) {
    std::unique_ptr<int> Owner(new int(N));
    T.push_back([&N, &Owner] { use(N + *Owner); });
    // CHECK-NOTES: :[[@LINE-1]]:19: warning: deferred action captures 'N' and 'Owner' by reference, but they are gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-4]]:12: note: 'N' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-4]]:26: note: 'Owner' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-4]]:5: note: the action is handed over here; 'T' keeps it
    // CHECK-NOTES: :[[@LINE-8]]:22: note: 'T' is declared here
    // CHECK-NOTES: :[[@LINE-6]]:19: note: no fix is offered: 'Owner' cannot be copied; move it into the capture if nothing else needs it
  }
}
