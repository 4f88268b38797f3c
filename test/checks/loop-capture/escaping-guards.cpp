// RUN: %check defercliff-loop-capture %s %t

// A guard that outlives the iteration runs its action when the variable is
// gone.

#include <absl/cleanup/cleanup.h>
#include <functional>
#include <optional>
#include <vector>

void use(int);

using Cleanup =
    absl::Cleanup<absl::cleanup_internal::Tag, std::function<void()>>;

void optionalGuard(const std::vector<int> &Numbers) {
  std::optional<Cleanup> Last;
  for (int N : Numbers)
    Last.emplace([&N] { use(N); });
    // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: deferred action captures 'N' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-FIXES:    Last.emplace([N] { use(N); });
}

void collected(const std::vector<int> &Numbers) {
  std::vector<Cleanup> Cleanups;
  for (int N : Numbers)
    Cleanups.emplace_back([&N] { use(N); });
    // CHECK-MESSAGES: :[[@LINE-1]]:29: warning: deferred action captures 'N' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-FIXES:    Cleanups.emplace_back([N] { use(N); });
}
