// RUN: %check defercliff-too-many-guards %s %t --option MaxGuards=1 --option CountOwners=true --fix-notes

// Locks that stay apart: a scoped_lock evaluates all its arguments before it
// locks any, and deduces which class each of them is.

#include <mutex>

void work();

struct Account {
  std::mutex Mutex;
};
Account &current();

struct Bank {
  std::mutex Mutex;
  std::mutex All[2];
  Account *Current;

  // What the first mutex guards says which one the second is.
  void throughPointer() {
  // CHECK-NOTES: :[[@LINE-1]]:8: warning: function 'throughPointer' keeps 2 guards alive at once, more than 1; it has 2 in all; this is a limit of readability [defercliff-too-many-guards]
  // CHECK-NOTES: :[[@LINE+2]]:33: note: 1: guard 'A'
  // CHECK-NOTES: :[[@LINE+2]]:33: note: 2: guard 'B'
    std::lock_guard<std::mutex> A(Mutex);
    std::lock_guard<std::mutex> B(Current->Mutex);
    work();
  }
  void throughReferenceToPointer() {
  // CHECK-NOTES: :[[@LINE-1]]:8: warning: function 'throughReferenceToPointer' keeps 2 guards alive at once, more than 1; it has 2 in all; this is a limit of readability [defercliff-too-many-guards]
  // CHECK-NOTES: :[[@LINE+2]]:33: note: 1: guard 'A'
  // CHECK-NOTES: :[[@LINE+2]]:33: note: 2: guard 'B'
    std::lock_guard<std::mutex> A(Mutex);
    std::lock_guard<std::mutex> B((*Current).Mutex);
    work();
  }
  void throughIndex(int N) {
  // CHECK-NOTES: :[[@LINE-1]]:8: warning: function 'throughIndex' keeps 2 guards alive at once, more than 1; it has 2 in all; this is a limit of readability [defercliff-too-many-guards]
  // CHECK-NOTES: :[[@LINE+2]]:33: note: 1: guard 'A'
  // CHECK-NOTES: :[[@LINE+2]]:33: note: 2: guard 'B'
    std::lock_guard<std::mutex> A(Mutex);
    std::lock_guard<std::mutex> B(All[N]);
    work();
  }
  void throughCall() {
  // CHECK-NOTES: :[[@LINE-1]]:8: warning: function 'throughCall' keeps 2 guards alive at once, more than 1; it has 2 in all; this is a limit of readability [defercliff-too-many-guards]
  // CHECK-NOTES: :[[@LINE+2]]:33: note: 1: guard 'A'
  // CHECK-NOTES: :[[@LINE+2]]:33: note: 2: guard 'B'
    std::lock_guard<std::mutex> A(Mutex);
    std::lock_guard<std::mutex> B(current().Mutex);
    work();
  }
};

void chosen(bool Which, std::mutex &M, std::mutex &N, std::mutex &O) {
// CHECK-NOTES: :[[@LINE-1]]:6: warning: function 'chosen' keeps 2 guards alive at once, more than 1; it has 2 in all; this is a limit of readability [defercliff-too-many-guards]
// CHECK-NOTES: :[[@LINE+2]]:31: note: 1: guard 'A'
// CHECK-NOTES: :[[@LINE+2]]:31: note: 2: guard 'B'
  std::lock_guard<std::mutex> A(M);
  std::lock_guard<std::mutex> B(Which ? N : O);
  work();
}

// Each of these is converted to the mutex that a lock_guard wants.
struct Node {
  std::mutex Mutex;
  operator std::mutex &() { return Mutex; }
};

void converted(Node &M, Node &N) {
// CHECK-NOTES: :[[@LINE-1]]:6: warning: function 'converted' keeps 2 guards alive at once, more than 1; it has 2 in all; this is a limit of readability [defercliff-too-many-guards]
// CHECK-NOTES: :[[@LINE+2]]:31: note: 1: guard 'A'
// CHECK-NOTES: :[[@LINE+2]]:31: note: 2: guard 'B'
  std::lock_guard<std::mutex> A(M);
  std::lock_guard<std::mutex> B(N);
  work();
}

struct Logged : std::mutex {
  void lock();
  bool try_lock();
  void unlock();
};

void derived(Logged &M, Logged &N) {
// CHECK-NOTES: :[[@LINE-1]]:6: warning: function 'derived' keeps 2 guards alive at once, more than 1; it has 2 in all; this is a limit of readability [defercliff-too-many-guards]
// CHECK-NOTES: :[[@LINE+2]]:31: note: 1: guard 'A'
// CHECK-NOTES: :[[@LINE+2]]:31: note: 2: guard 'B'
  std::lock_guard<std::mutex> A(M);
  std::lock_guard<std::mutex> B(N);
  work();
}

class Private : std::mutex {
  std::mutex Other;
  void itself() {
  // CHECK-NOTES: :[[@LINE-1]]:8: warning: function 'itself' keeps 2 guards alive at once, more than 1; it has 2 in all; this is a limit of readability [defercliff-too-many-guards]
  // CHECK-NOTES: :[[@LINE+2]]:33: note: 1: guard 'A'
  // CHECK-NOTES: :[[@LINE+2]]:33: note: 2: guard 'B'
    std::lock_guard<std::mutex> A(*this);
    std::lock_guard<std::mutex> B(Other);
    work();
  }
};

// The next instantiation may be for mutexes that convert, or cannot be tried.
template <class M> void inTemplate(M &A, M &B) {
// CHECK-NOTES: :[[@LINE-1]]:25: warning: function 'inTemplate' keeps 2 guards alive at once, more than 1; it has 2 in all; this is a limit of readability [defercliff-too-many-guards]
// CHECK-NOTES: :[[@LINE+2]]:22: note: 1: guard 'X'
// CHECK-NOTES: :[[@LINE+2]]:22: note: 2: guard 'Y'
  std::lock_guard<M> X(A);
  std::lock_guard<M> Y(B);
  work();
}
template void inTemplate(std::mutex &, std::mutex &);

// The alias would be left without use.
void alias(std::mutex &M, std::mutex &N) {
// CHECK-NOTES: :[[@LINE-1]]:6: warning: function 'alias' keeps 2 guards alive at once, more than 1; it has 2 in all; this is a limit of readability [defercliff-too-many-guards]
// CHECK-NOTES: :[[@LINE+3]]:8: note: 1: guard 'A'
// CHECK-NOTES: :[[@LINE+3]]:8: note: 2: guard 'B'
  using Lock = std::lock_guard<std::mutex>;
  Lock A(M);
  Lock B(N);
  work();
}
