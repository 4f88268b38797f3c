// RUN: %check 'defercliff-*' %s %t --real-headers \
// RUN:   --global-option defercliff-too-many-guards.MaxGuards=2 -- %llvm

// The headers of the LLVM in use.

#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/ScopeExit.h>
#include <llvm/Support/ThreadPool.h>

#if __clang_major__ < 19
using ThreadPool = llvm::ThreadPool;
#else
using ThreadPool = llvm::ThreadPoolInterface;
#endif

int next();
void release(int);
void visit(llvm::function_ref<void(int)> Visitor);

void inLoop() {
  while (int Handle = next()) {
    auto Done = llvm::make_scope_exit([Handle] { release(Handle); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Done' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    Done.release();
  }
}

void loopVariable() {
  for (int I = 0; I < 3; ++I) {
    auto Done =
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Done' is constructed on every iteration of the loop [defercliff-guard-in-loop]
        llvm::make_scope_exit([&I] { release(I); });
        // CHECK-MESSAGES: :[[@LINE-1]]:33: warning: action of a scope guard captures loop variable 'I' by reference; nothing changes it, so a copy does as well [defercliff-loop-capture]
        // CHECK-FIXES:        llvm::make_scope_exit([I] { release(I); });
  }
}

void pool(ThreadPool &Pool) {
  for (int I = 0; I < 3; ++I)
    Pool.async([&I] { release(I); });
    // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: deferred action captures 'I' by reference, but it is gone when the action runs after the loop [defercliff-loop-capture]
    // CHECK-FIXES:    Pool.async([I] { release(I); });
  Pool.wait();
}

void three() {
// CHECK-MESSAGES: :[[@LINE-1]]:6: warning: function 'three' keeps 3 guards alive at once, more than 2; it has 3 in all; this is a limit of readability [defercliff-too-many-guards]
  auto A = llvm::make_scope_exit([] { release(1); });
  next();
  auto B = llvm::make_scope_exit([] { release(2); });
  next();
  auto C = llvm::make_scope_exit([] { release(3); });
}

void waits(ThreadPool &Pool) {
  for (int I = 0; I < 3; ++I) {
    Pool.async([&I] { release(I); });
    Pool.wait();
  }
}

void runsNow() {
  for (int I = 0; I < 3; ++I)
    visit([&I](int J) { release(I + J); });
}
