// RUN: %check defercliff-guard-in-loop %s %t --real-headers -- -fPIC %qt

#include <QScopeGuard>

int next();
void release(int);

void inLoop() {
  while (int Handle = next()) {
    auto Done = qScopeGuard([Handle] { release(Handle); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Done' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    QScopeGuard Deduced([Handle] { release(Handle); });
    // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: guard 'Deduced' is constructed on every iteration of the loop [defercliff-guard-in-loop]
  }
}

void inALambdaOfTheLoop() {
  while (int Handle = next()) {
    auto Work = [Handle] {
      auto Done = qScopeGuard([Handle] { release(Handle); });
    };
    Work();
  }
}
