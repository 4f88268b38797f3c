// RUN: %check 'defercliff-*' %s %t --real-headers \
// RUN:   --global-option defercliff-too-many-guards.MaxGuards=2 -- -fPIC %qt

#include <QMutex>
#include <QScopeGuard>
#include <QThreadPool>
#include <QTimer>

int next();
void release(int);

void inLoop() {
  while (int Handle = next()) {
    auto Done = qScopeGuard([Handle] { release(Handle); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Done' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    QScopeGuard Deduced([Handle] { release(Handle); });
    // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: guard 'Deduced' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    Deduced.dismiss();
  }
}

void loopVariable() {
  for (int I = 0; I < 3; ++I) {
    auto Done =
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Done' is constructed on every iteration of the loop [defercliff-guard-in-loop]
        qScopeGuard([&I] { release(I); });
        // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: action of a scope guard captures loop variable 'I' by reference; nothing changes it, so a copy does as well [defercliff-loop-capture]
        // CHECK-FIXES:        qScopeGuard([I] { release(I); });
  }
}

void pool(QThreadPool &Pool) {
  for (int I = 0; I < 3; ++I)
    Pool.start([&I] { release(I); });
    // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: deferred action captures 'I' by reference, but it is gone when the action runs after the loop [defercliff-loop-capture]
    // CHECK-FIXES:    Pool.start([I] { release(I); });
  Pool.waitForDone();
}

void waits(QThreadPool &Pool) {
  for (int I = 0; I < 3; ++I) {
    Pool.start([&I] { release(I); });
    Pool.waitForDone();
  }
}

void timer() {
  for (int I = 0; I < 3; ++I)
    QTimer::singleShot(0, [&I] { release(I); });
    // CHECK-MESSAGES: :[[@LINE-1]]:29: warning: deferred action captures 'I' by reference, but it is gone when the action runs after the loop [defercliff-loop-capture]
    // CHECK-FIXES:    QTimer::singleShot(0, [I] { release(I); });
}

void three() {
// CHECK-MESSAGES: :[[@LINE-1]]:6: warning: function 'three' keeps 3 guards alive at once, more than 2; it has 3 in all; this is a limit of readability [defercliff-too-many-guards]
  auto A = qScopeGuard([] { release(1); });
  next();
  auto B = qScopeGuard([] { release(2); });
  next();
  auto C = qScopeGuard([] { release(3); });
}

void inALambdaOfTheLoop() {
  while (int Handle = next()) {
    auto Work = [Handle] {
      auto Done = qScopeGuard([Handle] { release(Handle); });
    };
    Work();
  }
}

void locks(QMutex &Mutex) {
  while (next())
    QMutexLocker Locker(&Mutex);
}

// The first object that dies takes the callable along.
void connected(QObject *Sender, int Number) {
  for (int I = 0; I < Number; ++I) {
    QObject::connect(Sender, &QObject::destroyed, [&I] { release(I); });
    // CHECK-MESSAGES: :[[@LINE-1]]:53: warning: deferred action captures 'I' by reference, but it is gone when the action runs after the loop [defercliff-loop-capture]
    // CHECK-FIXES:    QObject::connect(Sender, &QObject::destroyed, [I] { release(I); });
    QObject Context;
    QObject::connect(Sender, &QObject::destroyed, &Context, [&I] { release(I); });
    QTimer::singleShot(10, &Context, [&I] { release(I); });
    QMetaObject::invokeMethod(Sender, [&I] { release(I); }, Qt::BlockingQueuedConnection);
  }
}
