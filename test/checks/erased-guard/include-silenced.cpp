// RUN: %check defercliff-erased-guard %s %t -std=c++17-or-later

// A fix brings the include that it needs, though another one that would bring
// it too is not applied.

#include <functional>
// CHECK-FIXES:#include <functional>
// CHECK-FIXES-NEXT:#include <optional>

class Silenced { // NOLINT
public:
  explicit Silenced(std::function<void()> action) : action_(std::move(action)) {}
  ~Silenced() {
    if (action_)
      action_();
  }
  void dismiss() { action_ = nullptr; }

private:
  std::function<void()> action_;
};

class OnExit {
// CHECK-NOTES: :[[@LINE-1]]:7: warning: guard class 'OnExit' type-erases its action with 'std::function' in 'action_', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+11]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+33]]:10: note: it is used once in this file, here
public:
  explicit OnExit(std::function<void()> action) : action_(std::move(action)) {}
  ~OnExit() {
    if (action_)
      action_();
  }
  void dismiss() { action_ = nullptr; }

private:
  std::function<void()> action_;
// CHECK-FIXES:  std::optional<Callable> action_;
};

class Another {
// CHECK-NOTES: :[[@LINE-1]]:7: warning: guard class 'Another' type-erases its action with 'std::function' in 'action_', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+11]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+17]]:11: note: it is used once in this file, here
public:
  explicit Another(std::function<void()> action) : action_(std::move(action)) {}
  ~Another() {
    if (action_)
      action_();
  }
  void dismiss() { action_ = nullptr; }

private:
  std::function<void()> action_;
// CHECK-FIXES:  std::optional<Callable> action_;
};

void work(bool done) {
  Silenced first([] {});
  OnExit second([] {});
  Another third([] {});
  if (done) {
    first.dismiss();
    second.dismiss();
    third.dismiss();
  }
}
