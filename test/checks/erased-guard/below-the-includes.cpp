// RUN: %check defercliff-erased-guard %s %t

// The new include stays above a class that has no line between it and the
// others.

#include <functional>
class OnExit {
// CHECK-NOTES: :[[@LINE-1]]:7: warning: guard class 'OnExit' type-erases its action with 'std::function' in 'Action', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+2]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+16]]:10: note: it is used once in this file, here
  std::function<void()> Action;

public:
  explicit OnExit(std::function<void()> Action) : Action(std::move(Action)) {}
  ~OnExit() {
    if (Action)
      Action();
  }
  OnExit(const OnExit &) = delete;
  void dismiss() { Action = nullptr; }
};

void done(int);

void uses(int I) {
  OnExit Close([I] { done(I); });
  if (I)
    Close.dismiss();
}
// CHECK-FIXES:#include <functional>
// CHECK-FIXES-NEXT:#include <optional>
// CHECK-FIXES-NEXT:template <typename Callable>
// CHECK-FIXES-NEXT:class OnExit {
