// RUN: %check defercliff-too-many-guards %s %t --option MaxGuardExits=5

// The guards alive, summed over the exits; falling off the end does not count.

#include <absl/cleanup/cleanup.h>

int next();
void done(int);

int returns() {
// CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the exits of function 'returns' run 8 guards, more than 5; this is a limit of readability [defercliff-too-many-guards]
  absl::Cleanup A = [] { done(1); };
  absl::Cleanup B = [] { done(2); };
  if (next())
    return 1; // 2
  absl::Cleanup C = [] { done(3); };
  if (next())
    throw 2; // 3
  return 3; // 3
}

void jumps() {
// CHECK-MESSAGES: :[[@LINE-1]]:6: warning: the exits of function 'jumps' run 6 guards, more than 5; this is a limit of readability [defercliff-too-many-guards]
  while (next()) {
    absl::Cleanup A = [] { done(1); };
    if (next())
      continue; // 1
    absl::Cleanup B = [] { done(2); };
    if (next())
      break; // 2
    {
      absl::Cleanup C = [] { done(3); };
      if (next())
        goto out; // 3
    }
  }
out:;
}

// Two exits of two guards; the throw is caught before it leaves them.
int few() {
  absl::Cleanup A = [] { done(1); };
  absl::Cleanup B = [] { done(2); };
  try {
    if (next())
      throw 1;
  } catch (int) {
    return 1;
  }
  for (int I = 0; I < 3; ++I)
    if (next())
      break;
  auto Inner = [] {
    absl::Cleanup C = [] { done(3); };
    return 1;
  };
  return Inner();
}

void fallsOff() {
  absl::Cleanup A = [] { done(1); };
  absl::Cleanup B = [] { done(2); };
  absl::Cleanup C = [] { done(3); };
  absl::Cleanup D = [] { done(4); };
  absl::Cleanup E = [] { done(5); };
  absl::Cleanup F = [] { done(6); };
}
