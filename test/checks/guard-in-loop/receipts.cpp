// RUN: %check defercliff-guard-in-loop %s %t

// The receipt of each rule of a small buffer, and the note on the capture that
// breaks it.

#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

bool next();
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

// Takes any callable, and wraps it itself.
class Wrapping {
  std::function<void()> Action;

public:
  template <class F>
  explicit Wrapping(F &&Function) : Action(static_cast<F &&>(Function)) {}
  Wrapping(const Wrapping &) = delete;
  ~Wrapping() { Action(); }
};

template <class F> Cleanup cleanUp(F Function) {
  return Cleanup(static_cast<F &&>(Function));
}

// Size: the first capture that ends beyond the buffer.
void size(int &A, double B, short C, char D) {
  while (next()) {
    Cleanup Guard([&A, B, C, &D] { done(A + static_cast<int>(B) + C + D); });
    // CHECK-NOTES: :[[@LINE-1]]:13: warning: guard 'Guard' allocates on every iteration of the loop: its 32-byte closure does not fit the 16-byte buffer of 'std::function' [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-2]]:21: note: 'A' is captured by reference: 8 bytes
    // CHECK-NOTES: :[[@LINE-3]]:24: note: 'B' is captured by copy: 8 bytes
    // CHECK-NOTES: :[[@LINE-4]]:27: note: 'C' is captured by copy: 2 bytes; with it the closure is larger than the buffer
    // CHECK-NOTES: :[[@LINE-5]]:31: note: 'D' is captured by reference: 8 bytes
    // CHECK-NOTES: :[[@LINE-7]]:3: note: this is the loop
    // CHECK-NOTES: :[[@LINE-7]]:13: note: no fix is offered: no inline guard is declared here; name one in the option InlineGuard
  }
}

// Padding counts.
void padding(char A, double B, char C) {
  while (next()) {
    Cleanup Guard([A, B, C] { done(A + static_cast<int>(B) + C); });
    // CHECK-NOTES: :[[@LINE-1]]:13: warning: guard 'Guard' allocates on every iteration of the loop: its 24-byte closure does not fit the 16-byte buffer of 'std::function' [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-2]]:20: note: 'A' is captured by copy: 1 byte
    // CHECK-NOTES: :[[@LINE-3]]:23: note: 'B' is captured by copy: 8 bytes
    // CHECK-NOTES: :[[@LINE-4]]:26: note: 'C' is captured by copy: 1 byte; with it the closure is larger than the buffer
    // CHECK-NOTES: :[[@LINE-6]]:3: note: this is the loop
    // CHECK-NOTES: :[[@LINE-6]]:13: note: no fix is offered: no inline guard is declared here; name one in the option InlineGuard
  }
}

struct alignas(32) Vector {
  float Lanes[8];
};

// Alignment: the capture that needs it, not the one that comes last.
void alignment(const Vector &Lanes, int N) {
  while (next()) {
    Cleanup Guard([N, Lanes, &Other = N] { done(Other + N); });
    // CHECK-NOTES: :[[@LINE-1]]:13: warning: guard 'Guard' allocates on every iteration of the loop: its 96-byte closure needs an alignment of 32, more than the 16-byte buffer of 'std::function' has [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-2]]:20: note: 'N' is captured by copy: 4 bytes
    // CHECK-NOTES: :[[@LINE-3]]:23: note: 'Lanes' is captured by copy: 32 bytes; it needs an alignment of 32
    // CHECK-NOTES: :[[@LINE-4]]:31: note: 'Other' is captured by reference: 8 bytes
    // CHECK-NOTES: :[[@LINE-6]]:3: note: this is the loop
    // CHECK-NOTES: :[[@LINE-6]]:13: note: no fix is offered: no inline guard is declared here; name one in the option InlineGuard
  }
}

struct Handle {
  int Number;
  explicit Handle(int Number) : Number(Number) {}
  Handle(const Handle &Other) : Number(Other.Number) {}
};

// Property: the capture that is not trivially copyable, though all would fit.
void property(int N, const Handle &File) {
  while (next()) {
    Cleanup Guard([N, File] { done(N + File.Number); });
    // CHECK-NOTES: :[[@LINE-1]]:13: warning: guard 'Guard' allocates on every iteration of the loop: its 8-byte closure is not trivially copyable, so it cannot use the 16-byte buffer of 'std::function' [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-2]]:20: note: 'N' is captured by copy: 4 bytes
    // CHECK-NOTES: :[[@LINE-3]]:23: note: 'File' is captured by copy: 4 bytes; it is not trivially copyable
    // CHECK-NOTES: :[[@LINE-5]]:3: note: this is the loop
    // CHECK-NOTES: :[[@LINE-5]]:13: note: no fix is offered: no inline guard is declared here; name one in the option InlineGuard
  }
}

// The size is named first, as it is what cannot be helped.
void sizeAndProperty(int &A, int &B, const std::shared_ptr<int> &Shared) {
  while (next()) {
    Cleanup Guard([&A, &B, Shared] { done(A + B + *Shared); });
    // CHECK-NOTES: :[[@LINE-1]]:13: warning: guard 'Guard' allocates on every iteration of the loop: its 32-byte closure does not fit the 16-byte buffer of 'std::function' [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-2]]:21: note: 'A' is captured by reference: 8 bytes
    // CHECK-NOTES: :[[@LINE-3]]:25: note: 'B' is captured by reference: 8 bytes
    // CHECK-NOTES: :[[@LINE-4]]:28: note: 'Shared' is captured by copy: 16 bytes; with it the closure is larger than the buffer
    // CHECK-NOTES: :[[@LINE-6]]:3: note: this is the loop
    // CHECK-NOTES: :[[@LINE-6]]:13: note: no fix is offered: no inline guard is declared here; name one in the option InlineGuard
  }
}

struct Session {
  int Id;
  int Limit;
  void run(int A) {
    while (next()) {
      Cleanup Whole([*this, &A, N = A + 1] { done(Id + A + N); });
      // CHECK-NOTES: :[[@LINE-1]]:15: warning: guard 'Whole' allocates on every iteration of the loop: its 24-byte closure does not fit the 16-byte buffer of 'std::function' [defercliff-guard-in-loop]
      // CHECK-NOTES: :[[@LINE-2]]:22: note: '*this' is captured by copy: 8 bytes
      // CHECK-NOTES: :[[@LINE-3]]:30: note: 'A' is captured by reference: 8 bytes
      // CHECK-NOTES: :[[@LINE-4]]:33: note: 'N' is captured by copy: 4 bytes; with it the closure is larger than the buffer
      // CHECK-NOTES: :[[@LINE-6]]:5: note: this is the loop
      // CHECK-NOTES: :[[@LINE-6]]:15: note: no fix is offered: no inline guard is declared here; name one in the option InlineGuard
      Cleanup Pointer([this, &A, N = A + 1] { done(Id + A + N); });
      // CHECK-NOTES: :[[@LINE-1]]:15: warning: guard 'Pointer' allocates on every iteration of the loop: its 24-byte closure does not fit the 16-byte buffer of 'std::function' [defercliff-guard-in-loop]
      // CHECK-NOTES: :[[@LINE-2]]:24: note: 'this' is captured: 8 bytes
      // CHECK-NOTES: :[[@LINE-3]]:31: note: 'A' is captured by reference: 8 bytes
      // CHECK-NOTES: :[[@LINE-4]]:34: note: 'N' is captured by copy: 4 bytes; with it the closure is larger than the buffer
      // CHECK-NOTES: :[[@LINE-13]]:5: note: this is the loop
      // CHECK-NOTES: :[[@LINE-6]]:15: note: no fix is offered: no inline guard is declared here; name one in the option InlineGuard
    }
  }
};

// A closure that was made before has its notes where it was written.
void named(int &A, int &B, int &C) {
  auto Close = [&A, &B, &C] { done(A + B + C); };
  while (next()) {
    Cleanup Guard(Close);
    // CHECK-NOTES: :[[@LINE-1]]:13: warning: guard 'Guard' allocates on every iteration of the loop: its 24-byte closure does not fit the 16-byte buffer of 'std::function' [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-4]]:18: note: 'A' is captured by reference: 8 bytes
    // CHECK-NOTES: :[[@LINE-5]]:22: note: 'B' is captured by reference: 8 bytes
    // CHECK-NOTES: :[[@LINE-6]]:26: note: 'C' is captured by reference: 8 bytes; with it the closure is larger than the buffer
    // CHECK-NOTES: :[[@LINE-6]]:3: note: this is the loop
    // CHECK-NOTES: :[[@LINE-6]]:13: note: no fix is offered: the guard is not built from a lambda
    Wrapping Other(Close);
    // CHECK-NOTES: :[[@LINE-1]]:14: warning: guard 'Other' allocates on every iteration of the loop: its 24-byte closure does not fit the 16-byte buffer of 'std::function' [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-11]]:18: note: 'A' is captured by reference: 8 bytes
    // CHECK-NOTES: :[[@LINE-12]]:22: note: 'B' is captured by reference: 8 bytes
    // CHECK-NOTES: :[[@LINE-13]]:26: note: 'C' is captured by reference: 8 bytes; with it the closure is larger than the buffer
    // CHECK-NOTES: :[[@LINE-13]]:3: note: this is the loop
    // CHECK-NOTES: :[[@LINE-6]]:14: note: no fix is offered: the guard is not built from a lambda
  }
}

// A constructor or factory that is a template wraps what it is given.
void templates(int &A, int &B, int &C) {
  while (next()) {
    Wrapping Guard([&A, &B, &C] { done(A + B + C); });
    // CHECK-NOTES: :[[@LINE-1]]:14: warning: guard 'Guard' allocates on every iteration of the loop: its 24-byte closure does not fit the 16-byte buffer of 'std::function' [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-2]]:22: note: 'A' is captured by reference: 8 bytes
    // CHECK-NOTES: :[[@LINE-3]]:26: note: 'B' is captured by reference: 8 bytes
    // CHECK-NOTES: :[[@LINE-4]]:30: note: 'C' is captured by reference: 8 bytes; with it the closure is larger than the buffer
    // CHECK-NOTES: :[[@LINE-6]]:3: note: this is the loop
    // CHECK-NOTES: :[[@LINE-6]]:14: note: no fix is offered: no inline guard is declared here; name one in the option InlineGuard
    auto Made = cleanUp([&A, &B, &C] { done(A + B + C); });
    // CHECK-NOTES: :[[@LINE-1]]:10: warning: guard 'Made' allocates on every iteration of the loop: its 24-byte closure does not fit the 16-byte buffer of 'std::function' [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-2]]:27: note: 'A' is captured by reference: 8 bytes
    // CHECK-NOTES: :[[@LINE-3]]:31: note: 'B' is captured by reference: 8 bytes
    // CHECK-NOTES: :[[@LINE-4]]:35: note: 'C' is captured by reference: 8 bytes; with it the closure is larger than the buffer
    // CHECK-NOTES: :[[@LINE-13]]:3: note: this is the loop
    // CHECK-NOTES: :[[@LINE-6]]:10: note: no fix is offered: the guard is built from more than its action
  }
}

struct Closer {
  int Number;
  int *First, *Second;
  void operator()() const { done(Number); }
};

template <class T> struct Call {
  T Value;
  template <class... A> void operator()(A...) const { done(1); }
};

// A function object has a note for each member.
void functionObjects(Closer Close) {
  while (next()) {
    Cleanup Guard(Close);
    // CHECK-NOTES: :[[@LINE-1]]:13: warning: guard 'Guard' allocates on every iteration of the loop: its 24-byte callable does not fit the 16-byte buffer of 'std::function' [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-15]]:7: note: the callable has a member 'Number': 4 bytes
    // CHECK-NOTES: :[[@LINE-15]]:8: note: the callable has a member 'First': 8 bytes
    // CHECK-NOTES: :[[@LINE-16]]:16: note: the callable has a member 'Second': 8 bytes; with it the callable is larger than the buffer
    // CHECK-NOTES: :[[@LINE-6]]:3: note: this is the loop
    // CHECK-NOTES: :[[@LINE-6]]:13: note: no fix is offered: the guard is not built from a lambda
    Wrapping Other(Close);
    // CHECK-NOTES: :[[@LINE-1]]:14: warning: guard 'Other' allocates on every iteration of the loop: its 24-byte callable does not fit the 16-byte buffer of 'std::function' [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-22]]:7: note: the callable has a member 'Number': 4 bytes
    // CHECK-NOTES: :[[@LINE-22]]:8: note: the callable has a member 'First': 8 bytes
    // CHECK-NOTES: :[[@LINE-23]]:16: note: the callable has a member 'Second': 8 bytes; with it the callable is larger than the buffer
    // CHECK-NOTES: :[[@LINE-13]]:3: note: this is the loop
    // CHECK-NOTES: :[[@LINE-6]]:14: note: no fix is offered: the guard is not built from a lambda
    Wrapping Temporary(Call<Handle>{Handle(1)});
    // CHECK-NOTES: :[[@LINE-1]]:14: warning: guard 'Temporary' allocates on every iteration of the loop: its 4-byte callable is not trivially copyable, so it cannot use the 16-byte buffer of 'std::function' [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-23]]:5: note: the callable has a member 'Value': 4 bytes; it is not trivially copyable
    // CHECK-NOTES: :[[@LINE-18]]:3: note: this is the loop
    // CHECK-NOTES: :[[@LINE-4]]:14: note: no fix is offered: the guard is not built from a lambda
  }
}

// The members of a library's class are its own business.
void bound(int N) {
  while (next()) {
    Cleanup Guard(std::bind(done, N));
    // CHECK-NOTES: :[[@LINE-1]]:13: warning: guard 'Guard' allocates on every iteration of the loop: its 16-byte callable is not trivially copyable, so it cannot use the 16-byte buffer of 'std::function' [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:3: note: this is the loop
    // CHECK-NOTES: :[[@LINE-3]]:13: note: no fix is offered: the guard is not built from a lambda
    Wrapping Other(std::bind(done, N));
    // CHECK-NOTES: :[[@LINE-1]]:14: warning: guard 'Other' allocates on every iteration of the loop: its 16-byte callable is not trivially copyable, so it cannot use the 16-byte buffer of 'std::function' [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-7]]:3: note: this is the loop
    // CHECK-NOTES: :[[@LINE-3]]:14: note: no fix is offered: the guard is not built from a lambda
  }
}

// They fit.
void fits(int &A, int &B) {
  auto Close = [&A, &B] { done(A + B); };
  while (next()) {
    Cleanup Guard(Close);
    // CHECK-NOTES: :[[@LINE-1]]:13: warning: guard 'Guard' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:3: note: this is the loop
    // CHECK-NOTES: :[[@LINE-3]]:13: note: no fix is offered: the guard is not built from a lambda
    Wrapping Other(Close);
    // CHECK-NOTES: :[[@LINE-1]]:14: warning: guard 'Other' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-7]]:3: note: this is the loop
    // CHECK-NOTES: :[[@LINE-3]]:14: note: no fix is offered: the guard is not built from a lambda
  }
}

// Always a heap block: no capture is to blame.
void always(int &A) {
  auto Close = [&A](void *) { done(A); };
  while (next()) {
    std::shared_ptr<void> InPlace(nullptr, [&A](void *) { done(A); });
    // CHECK-NOTES: :[[@LINE-1]]:27: warning: guard 'InPlace' allocates on every iteration of the loop: 'std::shared_ptr' keeps its deleter in a control block [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-2]]:46: note: 'A' is captured by reference: 8 bytes
    // CHECK-NOTES: :[[@LINE-4]]:3: note: this is the loop
    // CHECK-NOTES: :[[@LINE-4]]:27: note: no fix is offered: no inline guard is declared here; name one in the option InlineGuard
    std::shared_ptr<void> Named(nullptr, Close);
    // CHECK-NOTES: :[[@LINE-1]]:27: warning: guard 'Named' allocates on every iteration of the loop: 'std::shared_ptr' keeps its deleter in a control block [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-8]]:3: note: this is the loop
    // CHECK-NOTES: :[[@LINE-3]]:27: note: no fix is offered: the guard is not built from a lambda
  }
}
