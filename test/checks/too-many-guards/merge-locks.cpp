// RUN: %check defercliff-too-many-guards %s %t --option MaxGuards=1 --option CountOwners=true --fix-notes

// Neighbouring lock_guards become one scoped_lock, on a note: it may lock the
// mutexes in another order.

#include <mutex>

void work();

struct Account {
  std::mutex Mutex;
  int Balance;
};

void transfer(Account &From, Account &To) {
// CHECK-NOTES: :[[@LINE-1]]:6: warning: function 'transfer' keeps 2 guards alive at once, more than 1; it has 2 in all; this is a limit of readability [defercliff-too-many-guards]
// CHECK-NOTES: :[[@LINE+3]]:31: note: 1: guard 'LockFrom'
// CHECK-NOTES: :[[@LINE+3]]:31: note: 2: guard 'LockTo'
// CHECK-NOTES: :[[@LINE-4]]:6: note: merge neighbouring lock_guards into a scoped_lock, which may lock in another order
  std::lock_guard<std::mutex> LockFrom(From.Mutex);
  std::lock_guard<std::mutex> LockTo(To.Mutex);
  // CHECK-FIXES:  std::scoped_lock LockFrom(From.Mutex, To.Mutex);
  // CHECK-FIXES-NOT: LockTo
  work();
}

void three(std::mutex &M, std::recursive_mutex &R, std::mutex &N) {
// CHECK-NOTES: :[[@LINE-1]]:6: warning: function 'three' keeps 3 guards alive at once, more than 1; it has 3 in all; this is a limit of readability [defercliff-too-many-guards]
// CHECK-NOTES: :[[@LINE+4]]:37: note: 1: guard 'A'
// CHECK-NOTES: :[[@LINE+4]]:47: note: 2: guard 'B'
// CHECK-NOTES: :[[@LINE+4]]:37: note: 3: guard 'C'
// CHECK-NOTES: :[[@LINE-5]]:6: note: merge neighbouring lock_guards into a scoped_lock, which may lock in another order
  const std::lock_guard<std::mutex> A{M};
  const std::lock_guard<std::recursive_mutex> B{(R)};
  const std::lock_guard<std::mutex> C{N};
  // CHECK-FIXES:  const std::scoped_lock A{M, (R), N};
  work();
}

class Bank : Account {
  std::mutex Mine;
  Account First;
  Account &Other;
  struct {
    std::mutex Unnamed;
  };
  explicit Bank(Account &Other) : Other(Other) {}
  void members() {
  // CHECK-NOTES: :[[@LINE-1]]:8: warning: function 'members' keeps 5 guards alive at once, more than 1; it has 5 in all; this is a limit of readability [defercliff-too-many-guards]
  // CHECK-NOTES: :[[@LINE+6]]:33: note: 1: guard 'A'
  // CHECK-NOTES: :[[@LINE+6]]:33: note: 2: guard 'B'
  // CHECK-NOTES: :[[@LINE+6]]:33: note: 3: guard 'C'
  // CHECK-NOTES: :[[@LINE+6]]:33: note: 4: guard 'D'
  // CHECK-NOTES: :[[@LINE+6]]:33: note: 5: guard 'E'
  // CHECK-NOTES: :[[@LINE-7]]:8: note: merge neighbouring lock_guards into a scoped_lock, which may lock in another order
    std::lock_guard<std::mutex> A(Mine);
    std::lock_guard<std::mutex> B(this->Other.Mutex);
    std::lock_guard<std::mutex> C((First).Mutex);
    std::lock_guard<std::mutex> D(Mutex);
    std::lock_guard<std::mutex> E(Unnamed);
    // CHECK-FIXES:    std::scoped_lock A(Mine, this->Other.Mutex, (First).Mutex, Mutex, Unnamed);
    work();
  }
};

void twiceTheSame(std::recursive_mutex &R) {
// CHECK-NOTES: :[[@LINE-1]]:6: warning: function 'twiceTheSame' keeps 2 guards alive at once, more than 1; it has 2 in all; this is a limit of readability [defercliff-too-many-guards]
// CHECK-NOTES: :[[@LINE+2]]:41: note: 1: guard 'A'
// CHECK-NOTES: :[[@LINE+2]]:41: note: 2: guard 'B'
  std::lock_guard<std::recursive_mutex> A(R);
  std::lock_guard<std::recursive_mutex> B(R);
  work();
}

void adopts(std::mutex &M, std::mutex &N) {
// CHECK-NOTES: :[[@LINE-1]]:6: warning: function 'adopts' keeps 2 guards alive at once, more than 1; it has 2 in all; this is a limit of readability [defercliff-too-many-guards]
// CHECK-NOTES: :[[@LINE+3]]:31: note: 1: guard 'A'
// CHECK-NOTES: :[[@LINE+3]]:31: note: 2: guard 'B'
  M.lock();
  std::lock_guard<std::mutex> A(M, std::adopt_lock);
  std::lock_guard<std::mutex> B(N);
  work();
}

void notNeighbours(std::mutex &M, std::mutex &N) {
// CHECK-NOTES: :[[@LINE-1]]:6: warning: function 'notNeighbours' keeps 2 guards alive at once, more than 1; it has 2 in all; this is a limit of readability [defercliff-too-many-guards]
// CHECK-NOTES: :[[@LINE+2]]:31: note: 1: guard 'A'
// CHECK-NOTES: :[[@LINE+3]]:31: note: 2: guard 'B'
  std::lock_guard<std::mutex> A(M);
  work();
  std::lock_guard<std::mutex> B(N);
}

void commented(std::mutex &M, std::mutex &N) {
// CHECK-NOTES: :[[@LINE-1]]:6: warning: function 'commented' keeps 2 guards alive at once, more than 1; it has 2 in all; this is a limit of readability [defercliff-too-many-guards]
// CHECK-NOTES: :[[@LINE+2]]:31: note: 1: guard 'A'
// CHECK-NOTES: :[[@LINE+3]]:31: note: 2: guard 'B'
  std::lock_guard<std::mutex> A(M);
  // N comes second.
  std::lock_guard<std::mutex> B(N);
  work();
}

void anotherKind(std::mutex &M, std::mutex &N) {
// CHECK-NOTES: :[[@LINE-1]]:6: warning: function 'anotherKind' keeps 2 guards alive at once, more than 1; it has 2 in all; this is a limit of readability [defercliff-too-many-guards]
// CHECK-NOTES: :[[@LINE+2]]:31: note: 1: guard 'A'
// CHECK-NOTES: :[[@LINE+2]]:32: note: 2: guard 'B'
  std::lock_guard<std::mutex> A(M);
  std::unique_lock<std::mutex> B(N);
  work();
}

struct Spinlock {
  void lock();
  void unlock();
};

void cannotBeTried(Spinlock &M, Spinlock &N) {
// CHECK-NOTES: :[[@LINE-1]]:6: warning: function 'cannotBeTried' keeps 2 guards alive at once, more than 1; it has 2 in all; this is a limit of readability [defercliff-too-many-guards]
// CHECK-NOTES: :[[@LINE+2]]:29: note: 1: guard 'A'
// CHECK-NOTES: :[[@LINE+2]]:29: note: 2: guard 'B'
  std::lock_guard<Spinlock> A(M);
  std::lock_guard<Spinlock> B(N);
  work();
}

// Where `std` means something else, the fix says which one it is.
namespace app {
namespace std {}
void hidden(Account &From, Account &To) {
// CHECK-NOTES: :[[@LINE-1]]:6: warning: function 'hidden' keeps 2 guards alive at once, more than 1; it has 2 in all; this is a limit of readability [defercliff-too-many-guards]
// CHECK-NOTES: :[[@LINE+3]]:35: note: 1: guard 'LockFrom'
// CHECK-NOTES: :[[@LINE+3]]:35: note: 2: guard 'LockTo'
// CHECK-NOTES: :[[@LINE-4]]:6: note: merge neighbouring lock_guards into a scoped_lock, which may lock in another order
  ::std::lock_guard<::std::mutex> LockFrom(From.Mutex);
  ::std::lock_guard<::std::mutex> LockTo(To.Mutex);
  // CHECK-FIXES:  ::std::scoped_lock LockFrom(From.Mutex, To.Mutex);
  work();
}
} // namespace app
