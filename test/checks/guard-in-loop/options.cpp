// RUN: %check defercliff-guard-in-loop %s %t -check-suffixes=DEFAULT
// RUN: %check defercliff-guard-in-loop %s %t -check-suffixes=OWNERS \
// RUN:   --option CountOwners=true
// RUN: %check defercliff-guard-in-loop %s %t -check-suffixes=LISTED \
// RUN:   --option "Guards=net::Closer; ::Undo" \
// RUN:   --option "IgnoredGuards=::gsl::final_action"

// The lists name classes without their template arguments.

#include <gsl/util>
#include <memory>
#include <mutex>

int next();
void done(int);

namespace net {
// It stores no callable, so only its name can say what it is.
class Closer {
  int Handle;

public:
  explicit Closer(int Handle) : Handle(Handle) {}
  ~Closer() { done(Handle); }
};
} // namespace net

template <class T> class Undo {
  T Value;

public:
  explicit Undo(T Value) : Value(Value) {}
  ~Undo();
};

struct __attribute__((scoped_lockable)) Locker {
  explicit Locker(std::mutex &M) __attribute__((exclusive_lock_function(M)));
  ~Locker() __attribute__((unlock_function()));
};

void scopeGuard() {
  while (int N = next()) {
    auto Guard = gsl::finally([N] { done(N); });
    // CHECK-MESSAGES-DEFAULT: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    // CHECK-MESSAGES-OWNERS: :[[@LINE-2]]:10: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
  }
}

void named() {
  while (int N = next()) {
    net::Closer Socket(N);
    // CHECK-MESSAGES-LISTED: :[[@LINE-1]]:17: warning: guard 'Socket' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    Undo<int> Value(N);
    // CHECK-MESSAGES-LISTED: :[[@LINE-1]]:15: warning: guard 'Value' is constructed on every iteration of the loop [defercliff-guard-in-loop]
  }
}

void locks(std::mutex &M) {
  while (next()) {
    std::lock_guard<std::mutex> Lock(M);
    // CHECK-MESSAGES-OWNERS: :[[@LINE-1]]:33: warning: guard 'Lock' is constructed on every iteration of the loop; taking it once around the loop would change who waits [defercliff-guard-in-loop]
    std::unique_lock<std::mutex> Movable(M);
    // CHECK-MESSAGES-OWNERS: :[[@LINE-1]]:34: warning: guard 'Movable' is constructed on every iteration of the loop; taking it once around the loop would change who waits [defercliff-guard-in-loop]
    Locker Marked(M);
    // CHECK-MESSAGES-OWNERS: :[[@LINE-1]]:12: warning: guard 'Marked' is constructed on every iteration of the loop; taking it once around the loop would change who waits [defercliff-guard-in-loop]
  }
}

void resources() {
  while (int N = next()) {
    std::unique_ptr<int, void (*)(int *)> Custom(new int(N), [](int *P) { delete P; });
    // CHECK-MESSAGES-OWNERS: :[[@LINE-1]]:43: warning: guard 'Custom' is constructed on every iteration of the loop; it calls its action through a function pointer [defercliff-guard-in-loop]
    std::unique_ptr<int> Plain(new int(N));
  }
}
