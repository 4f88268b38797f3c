#pragma once

#include <functional>

namespace project {

/// Runs an action at the end of the scope.
class OnExit {
public:
  explicit OnExit(std::function<void()> action) : action(std::move(action)) {}
  // CHECK-FIXES:  explicit OnExit(Callable action) : action(std::move(action)) {}
  OnExit(const OnExit &) = delete;
  ~OnExit() {
    if (action)
      action();
      // CHECK-FIXES:      (*action)();
  }
  void dismiss() { action = nullptr; }
  // CHECK-FIXES:  void dismiss() { action.reset(); }

private:
  std::function<void()> action;
  // CHECK-FIXES:  std::optional<Callable> action;
};

} // namespace project
