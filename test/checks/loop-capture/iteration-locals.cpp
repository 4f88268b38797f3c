// RUN: %check defercliff-loop-capture %s %t

// What a loop's body declares dies at the end of the iteration, in whatever
// block it stands.

#include <functional>
#include <string>
#include <vector>

void use(int);
void use(const std::string &);
int number();
std::string name();

using Tasks = std::vector<std::function<void()>>;

void local(Tasks &T) {
  for (int I = 0; I < 3; ++I) {
    std::string Name = name();
    T.push_back([&Name] { use(Name); });
    // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: deferred action captures 'Name' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-FIXES:    T.push_back([Name] { use(Name); });
  }
}

void inAnInnerBlock(Tasks &T) {
  for (int I = 0; I < 3; ++I) {
    if (I) {
      int Half = I / 2;
      T.push_back([&Half] { use(Half); });
      // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: deferred action captures 'Half' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
      // CHECK-FIXES:      T.push_back([Half] { use(Half); });
    }
  }
}

void ifVariable(Tasks &T) {
  for (int I = 0; I < 3; ++I)
    if (int N = number())
      T.push_back([&N] { use(N); });
      // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: deferred action captures 'N' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
      // CHECK-FIXES:      T.push_back([N] { use(N); });
}

void arrayOfTheIteration(Tasks &T) {
  for (int I = 0; I < 3; ++I) {
    int Pair[2] = {I, number()};
    T.push_back([&Pair] { use(Pair[0] + Pair[1]); });
    // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: deferred action captures 'Pair' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-FIXES:    T.push_back([Pair] { use(Pair[0] + Pair[1]); });
  }
}

// A static variable outlives all.
void staticVariable(Tasks &T) {
  for (int I = 0; I < 3; ++I) {
    static int Calls = 0;
    ++Calls;
    T.push_back([&] { use(Calls); });
  }
}
