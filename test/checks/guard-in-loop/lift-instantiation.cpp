// RUN: %check defercliff-guard-in-loop %s %t --fix-notes

// A branch that an instantiation discards is not in it, but in the text that a
// helper would have.

#include <gsl/util>

void done(int);
void work();

template <bool B> void continues() {
  for (int I = 0; I != 8; ++I) {
    auto Guard = gsl::finally([I] { done(I); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    if constexpr (B)
      continue;
    work();
  }
}
template void continues<false>();

template <bool B> int returns() {
  for (int I = 0; I != 8; ++I) {
    auto Guard = gsl::finally([I] { done(I); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    if constexpr (B)
      return 1;
    work();
  }
  return 0;
}
template int returns<false>();

template <bool B> void breaks() {
  for (int I = 0; I != 8; ++I) {
    auto Guard = gsl::finally([I] { done(I); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    if constexpr (B)
      break;
    work();
  }
}
template void breaks<false>();

// In a lambda of the body, and in a generic lambda around the loop.
template <bool B> void inLambda() {
  for (int I = 0; I != 8; ++I) {
    auto Guard = gsl::finally([I] { done(I); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    auto Inner = [] {
      if constexpr (B)
        done(__builtin_LINE());
    };
    Inner();
  }
}
template void inLambda<false>();

void genericLambda() {
  auto Each = [](auto N) {
    for (int I = 0; I != 8; ++I) {
      auto Guard = gsl::finally([I] { done(I); });
      // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
      if constexpr (sizeof(N) > 64)
        break;
      work();
    }
  };
  Each(1);
}
