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

// A parameter of a template is a type, too.
template <class absl> void byParameter(absl N) {
  while (N--) {
    OnExit G([N] { use(N); });
    // CHECK-NOTES: :[[@LINE-1]]:12: warning: guard 'G' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:3: note: this is the loop
    // CHECK-FIXES:    auto G = ::absl::MakeCleanup([N] { use(N); });
    use(1);
  }
}
template void byParameter(int);

template <class absl> struct OfClass {
  void byParameter(int N) {
    while (N--) {
      OnExit G([N] { use(N); });
      // CHECK-NOTES: :[[@LINE-1]]:14: warning: guard 'G' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
      // CHECK-NOTES: :[[@LINE-3]]:5: note: this is the loop
      // CHECK-FIXES:      auto G = ::absl::MakeCleanup([N] { use(N); });
      use(1);
    }
  }
};
template struct OfClass<int>;

// So it is where the guard is dismissed.
class Dismissed {
public:
  explicit Dismissed(std::function<void()> F) : F(std::move(F)) {}
  Dismissed(const Dismissed &) = delete;
  ~Dismissed() {
    if (On)
      F();
  }
  void dismiss() { On = false; }

private:
  std::function<void()> F;
  bool On = true;
};

namespace app {
namespace std {}
void dismissed(int N) {
  while (N--) {
    Dismissed G([N] { use(N); });
    // CHECK-NOTES: :[[@LINE-1]]:15: warning: guard 'G' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:3: note: this is the loop
    // CHECK-FIXES:    auto G = absl::MakeCleanup([N] { use(N); });
    if (N == 1)
      G.dismiss();
    // CHECK-FIXES:      ::std::move(G).Cancel();
  }
}
} // namespace app

void dismissedByLocal(int N) {
  using std = int;
  while (N--) {
    Dismissed G([N] { use(N); });
    // CHECK-NOTES: :[[@LINE-1]]:15: warning: guard 'G' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:3: note: this is the loop
    // CHECK-FIXES:    auto G = absl::MakeCleanup([N] { use(N); });
    if (N == std(1))
      G.dismiss();
    // CHECK-FIXES:      ::std::move(G).Cancel();
  }
}
