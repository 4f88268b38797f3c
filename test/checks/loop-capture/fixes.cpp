// RUN: %check defercliff-loop-capture %s %t

// One edit takes every variable that is gone by copy, and touches nothing else
// between the brackets.

#include <functional>
#include <string>
#include <vector>

void use(int, int = 0);
void use(const std::string &);

using Tasks = std::vector<std::function<void()>>;

void named(Tasks &T, const std::vector<int> &Numbers) {
  for (int N : Numbers)
    T.push_back([&N] { use(N); });
    // CHECK-NOTES: :[[@LINE-1]]:19: warning: deferred action captures 'N' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:12: note: 'N' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'T' keeps it
    // CHECK-NOTES: :[[@LINE-6]]:19: note: 'T' is declared here
    // CHECK-FIXES:    T.push_back([N] { use(N); });
}

void byDefault(Tasks &T, const std::vector<int> &Numbers) {
  for (int N : Numbers)
    T.push_back([&] { use(N); });
    // CHECK-NOTES: :[[@LINE-1]]:18: warning: deferred action captures 'N' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:12: note: 'N' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'T' keeps it
    // CHECK-NOTES: :[[@LINE-6]]:23: note: 'T' is declared here
    // CHECK-FIXES:    T.push_back([&, N] { use(N); });
}

void defaultAndName(Tasks &T, const std::vector<int> &Numbers, int Base) {
  for (int N : Numbers)
    T.push_back([&, Base] { use(N, Base); });
    // CHECK-NOTES: :[[@LINE-1]]:18: warning: deferred action captures 'N' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:12: note: 'N' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'T' keeps it
    // CHECK-NOTES: :[[@LINE-6]]:28: note: 'T' is declared here
    // CHECK-FIXES:    T.push_back([&, Base, N] { use(N, Base); });
}

void exceptionToCopies(Tasks &T, const std::vector<int> &Numbers, int Base) {
  for (int N : Numbers)
    T.push_back([=, &N] { use(N, Base); });
    // CHECK-NOTES: :[[@LINE-1]]:22: warning: deferred action captures 'N' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:12: note: 'N' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'T' keeps it
    // CHECK-NOTES: :[[@LINE-6]]:31: note: 'T' is declared here
    // CHECK-FIXES:    T.push_back([=] { use(N, Base); });
}

void onlySome(const std::vector<int> &Numbers, int Base) {
  Tasks T;
  for (int N : Numbers)
    T.push_back([&Base, &N] { use(N, Base); });
    // CHECK-NOTES: :[[@LINE-1]]:26: warning: deferred action captures 'N' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:12: note: 'N' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'T' keeps it
    // CHECK-NOTES: :[[@LINE-6]]:9: note: 'T' is declared here
    // CHECK-FIXES:    T.push_back([&Base, N] { use(N, Base); });
}

void several(Tasks &T, const std::vector<int> &Numbers) {
  for (int I = 0; I < 3; ++I)
    for (int N : Numbers)
      T.push_back([&I, &N] { use(I, N); });
      // CHECK-NOTES: :[[@LINE-1]]:21: warning: deferred action captures 'I' and 'N' by reference, but they are gone when the action runs after the iteration [defercliff-loop-capture]
      // CHECK-NOTES: :[[@LINE-4]]:12: note: 'I' is declared here, inside the loop
      // CHECK-NOTES: :[[@LINE-4]]:14: note: 'N' is declared here, inside the loop
      // CHECK-NOTES: :[[@LINE-4]]:7: note: the action is handed over here; 'T' keeps it
      // CHECK-NOTES: :[[@LINE-8]]:21: note: 'T' is declared here
      // CHECK-FIXES:      T.push_back([I, N] { use(I, N); });
}

void severalByDefault(Tasks &T, const std::vector<int> &Numbers) {
  for (int I = 0; I < 3; ++I)
    for (int N : Numbers)
      T.push_back([&] { use(I, N); });
      // CHECK-NOTES: :[[@LINE-1]]:20: warning: deferred action captures 'I' and 'N' by reference, but they are gone when the action runs after the iteration [defercliff-loop-capture]
      // CHECK-NOTES: :[[@LINE-4]]:12: note: 'I' is declared here, inside the loop
      // CHECK-NOTES: :[[@LINE-4]]:14: note: 'N' is declared here, inside the loop
      // CHECK-NOTES: :[[@LINE-4]]:7: note: the action is handed over here; 'T' keeps it
      // CHECK-NOTES: :[[@LINE-8]]:30: note: 'T' is declared here
      // CHECK-FIXES:      T.push_back([&, I, N] { use(I, N); });
}

void blanksAndComments(Tasks &T, const std::vector<int> &Numbers) {
  for (int N : Numbers)
    T.push_back([ & N /* the number */ ] { use(N); });
    // CHECK-NOTES: :[[@LINE-1]]:21: warning: deferred action captures 'N' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:12: note: 'N' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'T' keeps it
    // CHECK-NOTES: :[[@LINE-6]]:31: note: 'T' is declared here
    // CHECK-FIXES:    T.push_back([ N /* the number */ ] { use(N); });
}

void readByConstCall(Tasks &T, const std::vector<std::string> &Names) {
  for (std::string Name : Names)
    T.push_back([&Name] { use(static_cast<int>(Name.size())); });
    // CHECK-NOTES: :[[@LINE-1]]:19: warning: deferred action captures 'Name' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:20: note: 'Name' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'T' keeps it
    // CHECK-NOTES: :[[@LINE-6]]:29: note: 'T' is declared here
    // CHECK-FIXES:    T.push_back([Name] { use(static_cast<int>(Name.size())); });
}

struct Widget {
  int Base;
  Tasks T;
  void fill(const std::vector<int> &Numbers) {
    for (int N : Numbers) {
      T.push_back([this, &N] { use(N, Base); });
      // CHECK-NOTES: :[[@LINE-1]]:27: warning: deferred action captures 'N' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
      // CHECK-NOTES: :[[@LINE-3]]:14: note: 'N' is declared here, inside the loop
      // CHECK-NOTES: :[[@LINE-3]]:7: note: the action is handed over here; 'T' keeps it
      // CHECK-NOTES: :[[@LINE-7]]:9: note: 'T' is declared here
      // CHECK-FIXES:      T.push_back([this, N] { use(N, Base); });
      T.push_back([&, this] { use(N, Base); });
      // CHECK-NOTES: :[[@LINE-1]]:20: warning: deferred action captures 'N' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
      // CHECK-NOTES: :[[@LINE-9]]:14: note: 'N' is declared here, inside the loop
      // CHECK-NOTES: :[[@LINE-3]]:7: note: the action is handed over here; 'T' keeps it
      // CHECK-NOTES: :[[@LINE-13]]:9: note: 'T' is declared here
      // CHECK-FIXES:      T.push_back([&, this, N] { use(N, Base); });
      T.push_back([=, &N] { use(N, Base); });
      // CHECK-NOTES: :[[@LINE-1]]:24: warning: deferred action captures 'N' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
      // CHECK-NOTES: :[[@LINE-15]]:14: note: 'N' is declared here, inside the loop
      // CHECK-NOTES: :[[@LINE-3]]:7: note: the action is handed over here; 'T' keeps it
      // CHECK-NOTES: :[[@LINE-19]]:9: note: 'T' is declared here
      // CHECK-FIXES:      T.push_back([=] { use(N, Base); });
    }
  }
};
