// RUN: %check defercliff-guard-in-loop %s %t --global-option MinimumLevel=cost

// Where the name of the factory's namespace means something else, the fix says
// which one it is.

#include <absl/cleanup/cleanup.h>
#include <functional>
#include <utility>

void use(int);

struct OnExit {
  std::function<void()> F;
  OnExit(std::function<void()> F) : F(std::move(F)) {}
  OnExit(const OnExit &) = delete;
  ~OnExit() { F(); }
};

namespace project {
namespace absl {
int MakeCleanup;
}
void hidden(int N) {
  for (int I = 0; I < N; ++I) {
    OnExit G([I] { use(I); });
    // CHECK-NOTES: :[[@LINE-1]]:12: warning: guard 'G' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:3: note: this is the loop
    // CHECK-FIXES:    auto G = ::absl::MakeCleanup([I] { use(I); });
    use(1);
  }
}
} // namespace project

struct Holder {
  struct absl {};
  void hidden(int N) {
    while (N--) {
      OnExit G([N] { use(N); });
      // CHECK-NOTES: :[[@LINE-1]]:14: warning: guard 'G' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
      // CHECK-NOTES: :[[@LINE-3]]:5: note: this is the loop
      // CHECK-FIXES:      auto G = ::absl::MakeCleanup([N] { use(N); });
      use(1);
    }
  }
};

namespace other {
void absl();
void seen(int N) {
  for (int I = 0; I < N; ++I) {
    OnExit G([I] { use(I); });
    // CHECK-NOTES: :[[@LINE-1]]:12: warning: guard 'G' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:3: note: this is the loop
    // CHECK-FIXES:    auto G = absl::MakeCleanup([I] { use(I); });
    use(1);
  }
}
} // namespace other

struct Base {
  struct absl {};
};
struct Derived : Base {
  void hidden(int N) {
    while (N--) {
      OnExit G([N] { use(N); });
      // CHECK-NOTES: :[[@LINE-1]]:14: warning: guard 'G' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
      // CHECK-NOTES: :[[@LINE-3]]:5: note: this is the loop
      // CHECK-FIXES:      auto G = ::absl::MakeCleanup([N] { use(N); });
      use(1);
    }
  }
};

void byLocal(int N) {
  struct absl {};
  while (N--) {
    OnExit G([N] { use(N); });
    // CHECK-NOTES: :[[@LINE-1]]:12: warning: guard 'G' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:3: note: this is the loop
    // CHECK-FIXES:    auto G = ::absl::MakeCleanup([N] { use(N); });
    use(1);
  }
}

namespace used {
namespace inner {
namespace absl {}
} // namespace inner
using namespace inner;
void byDirective(int N) {
  while (N--) {
    OnExit G([N] { use(N); });
    // CHECK-NOTES: :[[@LINE-1]]:12: warning: guard 'G' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:3: note: this is the loop
    // CHECK-FIXES:    auto G = ::absl::MakeCleanup([N] { use(N); });
    use(1);
  }
}
} // namespace used
