// RUN: %check defercliff-guard-in-loop %s %t --real-headers

#include <absl/cleanup/cleanup.h>

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

void once() {
  absl::Cleanup Done = [] { release(0); };
  do {
    absl::Cleanup Inner = [] { release(1); };
  } while (false);
}
