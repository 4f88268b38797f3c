// RUN: %check 'defercliff-*' %s %t --real-headers \
// RUN:   --global-option defercliff-too-many-guards.MaxGuards=2

#include <absl/cleanup/cleanup.h>
#include <absl/synchronization/mutex.h>
#include <functional>

int next();
void release(int);

void deduced() {
  while (int Handle = next())
    absl::Cleanup Done = [Handle] { release(Handle); };
    // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: guard 'Done' is constructed on every iteration of the loop [defercliff-guard-in-loop]
}

void factory() {
  while (int Handle = next()) {
    auto Done = absl::MakeCleanup([Handle] { release(Handle); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Done' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    std::move(Done).Cancel();
  }
}

// Erased by its argument; the class is not.
void erased() {
  while (int Handle = next()) {
    absl::Cleanup Done =
    // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: guard 'Done' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
        std::function<void()>([Handle] { release(Handle); });
        // CHECK-FIXES:    auto Done = absl::MakeCleanup([Handle] { release(Handle); });
  }
}

void loopVariable() {
  for (int I = 0; I < 3; ++I) {
    absl::Cleanup Done =
    // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: guard 'Done' is constructed on every iteration of the loop [defercliff-guard-in-loop]
        [&I] { release(I); };
        // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: action of a scope guard captures loop variable 'I' by reference; nothing changes it, so a copy does as well [defercliff-loop-capture]
        // CHECK-FIXES:        [I] { release(I); };
  }
}

void three() {
// CHECK-MESSAGES: :[[@LINE-1]]:6: warning: function 'three' keeps 3 guards alive at once, more than 2; it has 3 in all; this is a limit of readability [defercliff-too-many-guards]
  absl::Cleanup A = [] { release(1); };
  if (!next())
    return;
  absl::Cleanup B = [] { release(2); };
  if (!next())
    return;
  absl::Cleanup C = [] { release(3); };
}

void once() {
  absl::Cleanup Done = [] { release(0); };
  do {
    absl::Cleanup Inner = [] { release(1); };
  } while (false);
}

void locks(absl::Mutex &Mutex) {
  while (next())
    absl::MutexLock Lock(&Mutex);
}
