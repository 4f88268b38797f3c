// RUN: %check defercliff-guard-in-loop %s %t

// What a type-erased guard costs: nothing on the heap if the closure fits the
// small buffer of std::function, a heap block per iteration if it does not.
// A note for each capture says where the bytes come from.

#include <functional>
#include <memory>
#include <string>

int next();
void done(int);

class Cleanup {
  std::function<void()> Action;

public:
  explicit Cleanup(std::function<void()> Action)
      : Action(static_cast<std::function<void()> &&>(Action)) {}
  ~Cleanup() {
    if (Action)
      Action();
  }
};

void fits(int &A, int &B) {
  while (next()) {
    Cleanup Guard([&A, &B] { done(A + B); });
    // CHECK-NOTES: :[[@LINE-1]]:13: warning: guard 'Guard' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:3: note: this is the loop
    // CHECK-NOTES: :[[@LINE-3]]:13: note: no fix is offered: no inline guard is declared here; name one in the option InlineGuard
  }
}

void tooLarge(int &A, int &B, int &C) {
  while (next()) {
    Cleanup Guard([&A, &B, &C] { done(A + B + C); });
    // CHECK-NOTES: :[[@LINE-1]]:13: warning: guard 'Guard' allocates on every iteration of the loop: its 24-byte closure does not fit the 16-byte buffer of 'std::function' [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-2]]:21: note: 'A' is captured by reference: 8 bytes
    // CHECK-NOTES: :[[@LINE-3]]:25: note: 'B' is captured by reference: 8 bytes
    // CHECK-NOTES: :[[@LINE-4]]:29: note: 'C' is captured by reference: 8 bytes
    // CHECK-NOTES: :[[@LINE-6]]:3: note: this is the loop
    // CHECK-NOTES: :[[@LINE-6]]:13: note: no fix is offered: no inline guard is declared here; name one in the option InlineGuard
  }
}

// A default captures what the body uses.
void byDefault(int A, int B, int C, int Unused) {
  while (next()) {
    Cleanup Guard([&] { done(A + B + C); });
    // CHECK-NOTES: :[[@LINE-1]]:13: warning: guard 'Guard' allocates on every iteration of the loop: its 24-byte closure does not fit the 16-byte buffer of 'std::function' [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-2]]:30: note: 'A' is captured by reference: 8 bytes
    // CHECK-NOTES: :[[@LINE-3]]:34: note: 'B' is captured by reference: 8 bytes
    // CHECK-NOTES: :[[@LINE-4]]:38: note: 'C' is captured by reference: 8 bytes
    // CHECK-NOTES: :[[@LINE-6]]:3: note: this is the loop
    // CHECK-NOTES: :[[@LINE-6]]:13: note: no fix is offered: no inline guard is declared here; name one in the option InlineGuard
  }
}

// A shared_ptr has the size of the buffer, but libstdc++ keeps only what is
// trivially copyable in it.
void notTrivial(const std::shared_ptr<int> &Shared) {
  while (next()) {
    Cleanup Guard([Shared] { done(*Shared); });
    // CHECK-NOTES: :[[@LINE-1]]:13: warning: guard 'Guard' allocates on every iteration of the loop: its 16-byte closure is not trivially copyable, so it cannot use the 16-byte buffer of 'std::function' [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-2]]:20: note: 'Shared' is captured by copy: 16 bytes
    // CHECK-NOTES: :[[@LINE-4]]:3: note: this is the loop
    // CHECK-NOTES: :[[@LINE-4]]:13: note: no fix is offered: no inline guard is declared here; name one in the option InlineGuard
  }
}

struct alignas(16) Aligned {
  int Value;
};

void overAligned(const Aligned &Wide) {
  while (next()) {
    Cleanup Guard([Wide] { done(Wide.Value); });
    // CHECK-NOTES: :[[@LINE-1]]:13: warning: guard 'Guard' allocates on every iteration of the loop: its 16-byte closure needs an alignment of 16, more than the 16-byte buffer of 'std::function' has [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-2]]:20: note: 'Wide' is captured by copy: 16 bytes
    // CHECK-NOTES: :[[@LINE-4]]:3: note: this is the loop
    // CHECK-NOTES: :[[@LINE-4]]:13: note: no fix is offered: no inline guard is declared here; name one in the option InlineGuard
  }
}

struct Session {
  int Id;
  void run(int A, int B) {
    while (next()) {
      Cleanup Guard([this, A, &B] { done(Id + A + B); });
      // CHECK-NOTES: :[[@LINE-1]]:15: warning: guard 'Guard' allocates on every iteration of the loop: its 24-byte closure does not fit the 16-byte buffer of 'std::function' [defercliff-guard-in-loop]
      // CHECK-NOTES: :[[@LINE-2]]:22: note: 'this' is captured: 8 bytes
      // CHECK-NOTES: :[[@LINE-3]]:28: note: 'A' is captured by copy: 4 bytes
      // CHECK-NOTES: :[[@LINE-4]]:32: note: 'B' is captured by reference: 8 bytes
      // CHECK-NOTES: :[[@LINE-6]]:5: note: this is the loop
      // CHECK-NOTES: :[[@LINE-6]]:15: note: no fix is offered: no inline guard is declared here; name one in the option InlineGuard
    }
  }
};

void plainFunction();

void pointer() {
  while (next()) {
    Cleanup Guard(plainFunction);
    // CHECK-NOTES: :[[@LINE-1]]:13: warning: guard 'Guard' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:3: note: this is the loop
    // CHECK-NOTES: :[[@LINE-3]]:13: note: no fix is offered: the guard is not built from a lambda
  }
}

// Copied from another std::function: nobody knows how large that is.
void copied(const std::function<void()> &Action) {
  while (next()) {
    Cleanup Guard(Action);
    // CHECK-NOTES: :[[@LINE-1]]:13: warning: guard 'Guard' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:3: note: this is the loop
    // CHECK-NOTES: :[[@LINE-3]]:13: note: no fix is offered: the guard is not built from a lambda
  }
}

// A shared_ptr that owns nothing is a guard, and always has a control block.
void sharedPointer() {
  while (int N = next()) {
    std::shared_ptr<void> Guard(nullptr, [N](void *) { done(N); });
    // CHECK-NOTES: :[[@LINE-1]]:27: warning: guard 'Guard' allocates on every iteration of the loop: 'std::shared_ptr' keeps its deleter in a control block [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-2]]:43: note: 'N' is captured by copy: 4 bytes
    // CHECK-NOTES: :[[@LINE-4]]:3: note: this is the loop
    // CHECK-NOTES: :[[@LINE-4]]:27: note: no fix is offered: no inline guard is declared here; name one in the option InlineGuard
  }
}

// One that owns something is an object, not a guard.
void sharedObject() {
  while (int N = next()) {
    std::shared_ptr<int> Owned(new int(N));
    std::shared_ptr<int> Deleting(new int(N), [](int *P) { delete P; });
  }
}

void erasedDeleter(int A, int B, int C) {
  while (next()) {
    std::unique_ptr<int, std::function<void(int *)>> Fits(
    // CHECK-NOTES: :[[@LINE-1]]:54: warning: guard 'Fits' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:3: note: this is the loop
    // CHECK-FIXES:    std::unique_ptr<int, void (*)(int *)> Fits(
        new int, [](int *P) { delete P; });
    std::unique_ptr<int, std::function<void(int *)>> Large(
    // CHECK-NOTES: :[[@LINE-1]]:54: warning: guard 'Large' allocates on every iteration of the loop: its 24-byte closure does not fit the 16-byte buffer of 'std::function' [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE+5]]:20: note: 'A' is captured by reference: 8 bytes
    // CHECK-NOTES: :[[@LINE+4]]:24: note: 'B' is captured by reference: 8 bytes
    // CHECK-NOTES: :[[@LINE+3]]:28: note: 'C' is captured by reference: 8 bytes
    // CHECK-NOTES: :[[@LINE-11]]:3: note: this is the loop
    // CHECK-NOTES: :[[@LINE-6]]:54: note: no fix is offered: a lambda with captures is no function pointer
        new int, [&A, &B, &C](int *P) {
          delete P;
          done(A + B + C);
        });
  }
}

// A deleter that is known to the type costs nothing; it owns, it defers nothing.
struct Deleter {
  void operator()(int *P) const { delete P; }
};

void inlineDeleter() {
  while (next()) {
    std::unique_ptr<int> Owned(new int);
    std::unique_ptr<int, Deleter> Custom(new int);
    std::unique_ptr<int, void (*)(int *)> Pointer(new int, [](int *P) { delete P; });
  }
}

// A pointer to a function is erased too, but a call through it costs no more.
template <class F> class OnExit {
  F Action;

public:
  explicit OnExit(F Action) : Action(Action) {}
  ~OnExit() { Action(); }
};

void throughPointer() {
  while (next()) {
    OnExit<void (*)()> Guard(plainFunction);
    // CHECK-NOTES: :[[@LINE-1]]:24: warning: guard 'Guard' is constructed on every iteration of the loop; it calls its action through a function pointer [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:3: note: lift the body of this loop into a helper, so that the guard is in no loop
  }
}
