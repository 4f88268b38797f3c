// RUN: %check defercliff-erased-guard %s %t -std=c++17-or-later

// What is included below the class declares nothing for it.

#include <functional>

class OnExit {
// CHECK-NOTES: :[[@LINE-1]]:7: warning: guard class 'OnExit' type-erases its action with 'std::function' in 'action_', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+12]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+17]]:10: note: it is used once in this file, here
// CHECK-NOTES: :[[@LINE-4]]:7: note: no fix is offered: <optional> is included only below
public:
  explicit OnExit(std::function<void()> action) : action_(std::move(action)) {}
  ~OnExit() {
    if (action_)
      action_();
  }
  void dismiss() { action_ = nullptr; }

private:
  std::function<void()> action_;
};

#include <optional>

void work(bool done) {
  OnExit guard([] {});
  if (done)
    guard.dismiss();
}
