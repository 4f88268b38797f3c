// RUN: %check defercliff-too-many-guards %s %t --option MaxGuards=1 --option CountOwners=true --fix-notes -std=c++17-or-later

// <mutex> declares scoped_lock, while other headers come with lock_guard as
// well: where it is not declared before, in a header by what that includes,
// nothing is changed.

// CHECK-NOTES: includes-mutex.h:5:13: warning: function 'inOther' keeps 2 guards alive at once, more than 1; it has 2 in all; this is a limit of readability [defercliff-too-many-guards]
// CHECK-NOTES: includes-mutex.h:6:31: note: 1: guard 'A'
// CHECK-NOTES: includes-mutex.h:7:31: note: 2: guard 'B'
// CHECK-NOTES: includes-mutex.h:5:13: note: merge neighbouring lock_guards into a scoped_lock, which may lock in another order
// CHECK-NOTES: lacks-mutex.h:5:13: warning: function 'inHeader' keeps 2 guards alive at once, more than 1; it has 2 in all; this is a limit of readability [defercliff-too-many-guards]
// CHECK-NOTES: lacks-mutex.h:6:31: note: 1: guard 'A'
// CHECK-NOTES: lacks-mutex.h:7:31: note: 2: guard 'B'

#include <condition_variable>

void work();

void before(std::mutex &M, std::mutex &N) {
// CHECK-NOTES: :[[@LINE-1]]:6: warning: function 'before' keeps 2 guards alive at once, more than 1; it has 2 in all; this is a limit of readability [defercliff-too-many-guards]
// CHECK-NOTES: :[[@LINE+2]]:31: note: 1: guard 'A'
// CHECK-NOTES: :[[@LINE+2]]:31: note: 2: guard 'B'
  std::lock_guard<std::mutex> A(M);
  std::lock_guard<std::mutex> B(N);
  work();
}

#include "Inputs/includes-mutex.h"
#include "Inputs/lacks-mutex.h"

void behind(std::mutex &M, std::mutex &N) {
// CHECK-NOTES: :[[@LINE-1]]:6: warning: function 'behind' keeps 2 guards alive at once, more than 1; it has 2 in all; this is a limit of readability [defercliff-too-many-guards]
// CHECK-NOTES: :[[@LINE+3]]:31: note: 1: guard 'A'
// CHECK-NOTES: :[[@LINE+3]]:31: note: 2: guard 'B'
// CHECK-NOTES: :[[@LINE-4]]:6: note: merge neighbouring lock_guards into a scoped_lock, which may lock in another order
  std::lock_guard<std::mutex> A(M);
  std::lock_guard<std::mutex> B(N);
  // CHECK-FIXES:  std::scoped_lock A(M, N);
  work();
}
