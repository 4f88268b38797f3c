// RUN: %check defercliff-guard-in-loop %s %t -check-suffixes=NONE
// RUN: %check defercliff-guard-in-loop %s %t -check-suffixes=OWN \
// RUN:   --option "Wrappers=my::Function=32,16,nothrow-move; ::my::Task = 0"
// RUN: %check defercliff-guard-in-loop %s %t -check-suffixes=OWN \
// RUN:   --global-option "Wrappers=my::Function=32,16,nothrow-move;my::Task=0"
// RUN: %check defercliff-guard-in-loop %s %t -check-suffixes=SMALL \
// RUN:   --option "Wrappers=my::Function=8,4,trivially-copyable"

// A wrapper of one's own: nothing is claimed of it, unless the option describes
// its buffer.

bool next();
void done(int);

namespace my {
template <class> class Function;
template <class R> class Function<R()> {
  void *Buffer[4];

public:
  template <class F> Function(F Callable) {}
  Function(Function &&) noexcept;
  ~Function();
  void operator()();
};

class Task {
  void *Block;

public:
  template <class F> Task(F Callable) {}
  Task(Task &&) noexcept;
  ~Task();
  void operator()();
};
} // namespace my

template <class Wrapper> class Guard {
  Wrapper Action;

public:
  explicit Guard(Wrapper Action) : Action(static_cast<Wrapper &&>(Action)) {}
  ~Guard() { Action(); }
};

using Kept = Guard<my::Function<void()>>;
using Task = Guard<my::Task>;

struct Throwing {
  int Number;
  Throwing(const Throwing &);
};

void fits(int &A, int &B, int &C, int &D) {
  while (next()) {
    Kept Close([&A, &B, &C, &D] { done(A + B + C + D); });
    // CHECK-MESSAGES-NONE: :[[@LINE-1]]:10: warning: guard 'Close' is constructed on every iteration of the loop; its action uses nothing of the iteration, so it may belong before the loop [defercliff-guard-in-loop]
    // CHECK-MESSAGES-SMALL: :[[@LINE-2]]:10: warning: guard 'Close' allocates on every iteration of the loop: its 32-byte closure needs an alignment of 8, more than the 8-byte buffer of 'my::Function' has [defercliff-guard-in-loop]
    // CHECK-NOTES-OWN: :[[@LINE-3]]:10: warning: guard 'Close' is constructed on every iteration of the loop and type-erases its action with 'my::Function' [defercliff-guard-in-loop]
    // CHECK-NOTES-OWN: :[[@LINE-5]]:3: note: this is the loop
    // CHECK-NOTES-OWN: :[[@LINE-5]]:10: note: no fix is offered: no inline guard is declared here; name one in the option InlineGuard
  }
}

void tooLarge(int &A, int &B, int &C, int &D, char E) {
  while (next()) {
    Kept Close([&A, &B, &C, &D, E] { done(A + B + C + D + E); });
    // CHECK-MESSAGES-NONE: :[[@LINE-1]]:10: warning: guard 'Close' is constructed on every iteration of the loop; its action uses nothing of the iteration, so it may belong before the loop [defercliff-guard-in-loop]
    // CHECK-MESSAGES-SMALL: :[[@LINE-2]]:10: warning: guard 'Close' allocates on every iteration of the loop: its 40-byte closure needs an alignment of 8, more than the 8-byte buffer of 'my::Function' has [defercliff-guard-in-loop]
    // CHECK-NOTES-OWN: :[[@LINE-3]]:10: warning: guard 'Close' allocates on every iteration of the loop: its 40-byte closure does not fit the 32-byte buffer of 'my::Function' [defercliff-guard-in-loop]
    // CHECK-NOTES-OWN: :[[@LINE-4]]:18: note: 'A' is captured by reference: 8 bytes
    // CHECK-NOTES-OWN: :[[@LINE-5]]:22: note: 'B' is captured by reference: 8 bytes
    // CHECK-NOTES-OWN: :[[@LINE-6]]:26: note: 'C' is captured by reference: 8 bytes
    // CHECK-NOTES-OWN: :[[@LINE-7]]:30: note: 'D' is captured by reference: 8 bytes
    // CHECK-NOTES-OWN: :[[@LINE-8]]:33: note: 'E' is captured by copy: 1 byte; with it the closure is larger than the buffer
    // CHECK-NOTES-OWN: :[[@LINE-10]]:3: note: this is the loop
    // CHECK-NOTES-OWN: :[[@LINE-10]]:10: note: no fix is offered: no inline guard is declared here; name one in the option InlineGuard
  }
}

void mayThrow(const Throwing &A) {
  while (next()) {
    Kept Close([A] { done(A.Number); });
    // CHECK-MESSAGES-NONE: :[[@LINE-1]]:10: warning: guard 'Close' is constructed on every iteration of the loop; its action uses nothing of the iteration, so it may belong before the loop [defercliff-guard-in-loop]
    // CHECK-MESSAGES-SMALL: :[[@LINE-2]]:10: warning: guard 'Close' allocates on every iteration of the loop: its 4-byte closure is not trivially copyable, so it cannot use the 8-byte buffer of 'my::Function' [defercliff-guard-in-loop]
    // CHECK-NOTES-OWN: :[[@LINE-3]]:10: warning: guard 'Close' allocates on every iteration of the loop: its 4-byte closure may throw when it is moved, so it cannot use the 32-byte buffer of 'my::Function' [defercliff-guard-in-loop]
    // CHECK-NOTES-OWN: :[[@LINE-4]]:17: note: 'A' is captured by copy: 4 bytes; it may throw when it is moved
    // CHECK-NOTES-OWN: :[[@LINE-6]]:3: note: this is the loop
    // CHECK-NOTES-OWN: :[[@LINE-6]]:10: note: no fix is offered: no inline guard is declared here; name one in the option InlineGuard
  }
}

void always(int &A) {
  while (next()) {
    Task Close([&A] { done(A); });
    // CHECK-MESSAGES-NONE: :[[@LINE-1]]:10: warning: guard 'Close' is constructed on every iteration of the loop; its action uses nothing of the iteration, so it may belong before the loop [defercliff-guard-in-loop]
    // CHECK-MESSAGES-SMALL: :[[@LINE-2]]:10: warning: guard 'Close' is constructed on every iteration of the loop; its action uses nothing of the iteration, so it may belong before the loop [defercliff-guard-in-loop]
    // CHECK-NOTES-OWN: :[[@LINE-3]]:10: warning: guard 'Close' allocates on every iteration of the loop: 'my::Task' keeps its callable in a heap block [defercliff-guard-in-loop]
    // CHECK-NOTES-OWN: :[[@LINE-4]]:18: note: 'A' is captured by reference: 8 bytes
    // CHECK-NOTES-OWN: :[[@LINE-6]]:3: note: this is the loop
    // CHECK-NOTES-OWN: :[[@LINE-6]]:10: note: no fix is offered: no inline guard is declared here; name one in the option InlineGuard
  }
}
