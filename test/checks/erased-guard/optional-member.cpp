// RUN: %check defercliff-erased-guard %s %t -std=c++17-or-later

#include <functional>
#include <optional>
#include <utility>

void done();

class Deferred {
// CHECK-NOTES: :[[@LINE-1]]:7: warning: guard class 'Deferred' type-erases its action with 'std::function' in 'action', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+21]]:40: note: the action is kept here
// CHECK-NOTES: :[[@LINE+25]]:12: note: it is used once in this file, here
// CHECK-FIXES:template <typename Callable>
// CHECK-FIXES-NEXT:class Deferred {
public:
  explicit Deferred(std::function<void()> f) : action(std::move(f)) {}
  // CHECK-FIXES:  explicit Deferred(Callable f) : action(std::move(f)) {}
  Deferred(Deferred &&other) : action(std::move(other.action)) {
    other.action.reset();
  }
  ~Deferred() {
    if (action.has_value())
      (*action)();
    // CHECK-FIXES:      (*action)();
  }
  void dismiss() { action = std::nullopt; }
  // CHECK-FIXES:  void dismiss() { action.reset(); }
  void run() { action.value()(); }
  // CHECK-FIXES:  void run() { action.value()(); }

private:
  std::optional<std::function<void()>> action;
  // CHECK-FIXES:  std::optional<Callable> action;
};

void use() {
  Deferred guard([] { done(); });
}
