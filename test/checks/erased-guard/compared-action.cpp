// RUN: %check defercliff-erased-guard %s %t -std=c++17-or-later

// A comparison with null says the same afterwards. From C++20 on the compiler
// rewrites some of them.

#include <functional>

class Unequal {
// CHECK-NOTES: :[[@LINE-1]]:7: warning: guard class 'Unequal' type-erases its action with 'std::function' in 'action_', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+12]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+37]]:11: note: it is used once in this file, here
public:
  explicit Unequal(std::function<void()> action) : action_(std::move(action)) {}
  ~Unequal() {
    if (action_ != nullptr)
// CHECK-FIXES:    if (action_.has_value())
      action_();
// CHECK-FIXES:      (*action_)();
  }

private:
  std::function<void()> action_;
};

class Reversed {
// CHECK-NOTES: :[[@LINE-1]]:7: warning: guard class 'Reversed' type-erases its action with 'std::function' in 'action_', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+17]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+21]]:12: note: it is used once in this file, here
public:
  explicit Reversed(std::function<void()> action) : action_(std::move(action)) {}
  ~Reversed() {
    if (nullptr == action_)
// CHECK-FIXES:    if (!action_.has_value())
      return;
    action_();
  }
  bool runs() const { return nullptr != action_; }
// CHECK-FIXES:  bool runs() const { return action_.has_value(); }
  bool isGone() const { return !(action_ != nullptr); }
// CHECK-FIXES:  bool isGone() const { return !(action_.has_value()); }
  void dismiss() { action_ = nullptr; }

private:
  std::function<void()> action_;
};

void work(bool done) {
  Unequal first([] {});
  Reversed second([] {});
  if (done && second.runs() && !second.isGone())
    second.dismiss();
}
