// RUN: %check defercliff-erased-guard %s %t -std=c++17-or-later

// An aggregate has no constructor that deduces its callable: a guide is written
// behind it.

#include <functional>
#include <optional>

void release(int);
void cleanUp();

struct Defer {
// CHECK-NOTES: :[[@LINE-1]]:8: warning: guard class 'Defer' type-erases its action with 'std::function' in 'action', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+4]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+13]]:9: note: it is used 3 times in this file; first here
// CHECK-FIXES:template <typename Callable>
// CHECK-FIXES-NEXT:struct Defer {
  std::function<void()> action;
  // CHECK-FIXES:  Callable action;
  ~Defer() { action(); }
};
// CHECK-FIXES:};
// CHECK-FIXES-EMPTY:
// CHECK-FIXES-NEXT:template <typename Callable>
// CHECK-FIXES-NEXT:Defer(Callable) -> Defer<Callable>;

void uses(int a) {
  Defer first{[a] { release(a); }};
  Defer second = {cleanUp};
  auto third = Defer{[] { cleanUp(); }};
}

namespace base {
/// With what is not given.
struct OnExit {
// CHECK-NOTES: :[[@LINE-1]]:8: warning: guard class 'OnExit' type-erases its action with 'std::function' in 'action', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+5]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+22]]:16: note: it is used once in this file, here
// CHECK-FIXES:/// With what is not given.
// CHECK-FIXES-NEXT:template <typename Callable>
// CHECK-FIXES-NEXT:struct OnExit {
  std::function<void()> action = nullptr;
  // CHECK-FIXES:  std::optional<Callable> action;
  bool active = true;
  ~OnExit() {
    if (active && action)
      action();
    // CHECK-FIXES:      (*action)();
  }
  void dismiss() { action = nullptr; }
  // CHECK-FIXES:  void dismiss() { action.reset(); }
};
// CHECK-FIXES:};
// CHECK-FIXES-EMPTY:
// CHECK-FIXES-NEXT:template <typename Callable>
// CHECK-FIXES-NEXT:OnExit(Callable) -> OnExit<Callable>;
} // namespace base

void dismissed(int a) {
  base::OnExit guard{[a] { release(a); }};
  if (a == 1)
    guard.dismiss();
}

// What has no callable, or more than that, stays.
struct MayBeEmpty {
// CHECK-NOTES: :[[@LINE-1]]:8: warning: guard class 'MayBeEmpty' type-erases its action with 'std::function' in 'action', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+3]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+9]]:27: note: it is used once in this file, here
// CHECK-NOTES: :[[@LINE-4]]:8: note: no fix is offered: it is not seen what 'guard' is built from
  std::function<void()> action;
  ~MayBeEmpty() {
    if (action)
      action();
  }
};

void empty() { MayBeEmpty guard{}; }

struct InBrackets {
// CHECK-NOTES: :[[@LINE-1]]:8: warning: guard class 'InBrackets' type-erases its action with 'std::function' in 'action', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+3]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+6]]:32: note: it is used once in this file, here
// CHECK-NOTES: :[[@LINE-4]]:8: note: no fix is offered: it is not seen what 'guard' is built from
  std::function<void()> action;
  ~InBrackets() { action(); }
};

void inBrackets() { InBrackets guard({[] { cleanUp(); }}); }

struct WithFlag {
// CHECK-NOTES: :[[@LINE-1]]:8: warning: guard class 'WithFlag' type-erases its action with 'std::function' in 'action', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+3]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+10]]:27: note: it is used once in this file, here
// CHECK-NOTES: :[[@LINE-4]]:8: note: no fix is offered: it is not seen what 'guard' is built from
  std::function<void()> action;
  bool active;
  ~WithFlag() {
    if (active)
      action();
  }
};

void flagged() { WithFlag guard{[] { cleanUp(); }, true}; }
