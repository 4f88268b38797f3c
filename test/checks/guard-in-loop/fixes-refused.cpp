// RUN: %check defercliff-guard-in-loop %s %t

// Erased guards that stay as they are: a note says why.

#include <functional>
#include <gsl/util>
#include <memory>

int next();
void done(int);
void work();

class Cleanup {
  std::function<void()> Action;

public:
  explicit Cleanup(std::function<void()> Action) : Action(Action) {}
  ~Cleanup() {
    if (Action)
      Action();
  }
  void cancel() { Action = nullptr; }
};

void dismissed() {
  while (next()) {
    Cleanup Guard([] { done(1); });
    // CHECK-NOTES: :[[@LINE-1]]:13: warning: guard 'Guard' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:3: note: this is the loop
    // CHECK-NOTES: :[[@LINE-3]]:13: note: no fix is offered: the guard is used again after it was built
    if (next())
      Guard.cancel();
  }
}

void action();

void notALambda() {
  while (next()) {
    Cleanup Guard(action);
    // CHECK-NOTES: :[[@LINE-1]]:13: warning: guard 'Guard' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:3: note: this is the loop
    // CHECK-NOTES: :[[@LINE-3]]:13: note: no fix is offered: the guard is not built from a lambda
    work();
  }
}

void twoInOne() {
  while (next()) {
    Cleanup First([] { done(1); }), Second([] { done(2); });
    // CHECK-NOTES: :[[@LINE-1]]:13: warning: guard 'First' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:3: note: this is the loop
    // CHECK-NOTES: :[[@LINE-3]]:13: note: no fix is offered: the guard shares its declaration
    // CHECK-NOTES: :[[@LINE-4]]:37: warning: guard 'Second' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-6]]:3: note: this is the loop
    // CHECK-NOTES: :[[@LINE-6]]:37: note: no fix is offered: the guard shares its declaration
    work();
  }
}

void commented() {
  while (next()) {
    Cleanup Guard(/*Action=*/[] { done(1); });
    // CHECK-NOTES: :[[@LINE-1]]:13: warning: guard 'Guard' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:3: note: this is the loop
    // CHECK-NOTES: :[[@LINE-3]]:13: note: no fix is offered: a comment stands in the declaration
    work();
  }
}

void pointerIsComputed(void *Handle, void (*Close)()) {
  while (next()) {
    std::shared_ptr<void> Guard(Handle, [Close](void *) { Close(); });
    // CHECK-NOTES: :[[@LINE-1]]:27: warning: guard 'Guard' allocates on every iteration of the loop: 'std::shared_ptr' keeps its deleter in a control block [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-2]]:42: note: 'Close' is captured by copy: 8 bytes
    // CHECK-NOTES: :[[@LINE-4]]:3: note: this is the loop
    // CHECK-NOTES: :[[@LINE-4]]:27: note: no fix is offered: the guard keeps a pointer besides its action
    work();
  }
}

void pointerIsGiven(void (*Close)(void *)) {
  while (next()) {
    std::shared_ptr<void> Guard(nullptr, [Close](void *P) { Close(P); });
    // CHECK-NOTES: :[[@LINE-1]]:27: warning: guard 'Guard' allocates on every iteration of the loop: 'std::shared_ptr' keeps its deleter in a control block [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-2]]:43: note: 'Close' is captured by copy: 8 bytes
    // CHECK-NOTES: :[[@LINE-4]]:3: note: this is the loop
    // CHECK-NOTES: :[[@LINE-4]]:27: note: no fix is offered: the clean-up uses the pointer it is given
    work();
  }
}

void deleterCaptures(int A) {
  while (next()) {
    std::unique_ptr<int, std::function<void(int *)>> Owned(
    // CHECK-NOTES: :[[@LINE-1]]:54: warning: guard 'Owned' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:3: note: this is the loop
    // CHECK-NOTES: :[[@LINE-3]]:54: note: no fix is offered: a lambda with captures is no function pointer
        new int, [A](int *P) { done(*P + A); });
    work();
  }
}

using Deleter = std::function<void(int *)>;

void typeIsElsewhere() {
  while (next()) {
    auto Owned = std::unique_ptr<int, Deleter>(new int, [](int *P) { delete P; });
    // CHECK-NOTES: :[[@LINE-1]]:10: warning: guard 'Owned' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:3: note: this is the loop
    // CHECK-NOTES: :[[@LINE-3]]:10: note: no fix is offered: the type of the deleter is not written here
    work();
  }
}
