// RUN: %check defercliff-erased-guard %s %t -std=c++17-or-later

// An action that is tested or dropped is in a std::optional afterwards: a
// closure has no empty state.

#include <functional>
// CHECK-FIXES:#include <functional>
// CHECK-FIXES-NEXT:#include <optional>

namespace Common {
class ScopeGuard final {
// CHECK-NOTES: :[[@LINE-1]]:7: warning: guard class 'ScopeGuard' type-erases its action with 'std::function' in 'm_finalizer', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+33]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+41]]:22: note: it is used 2 times in this file; first here
// CHECK-FIXES:template <typename Callable>
// CHECK-FIXES-NEXT:class ScopeGuard final {
public:
  template <class Callable>
  ScopeGuard(Callable &&finalizer)
      : m_finalizer(std::forward<Callable>(finalizer)) {}
  // CHECK-FIXES:public:
  // CHECK-FIXES-NEXT:  ScopeGuard(Callable finalizer)
  // CHECK-FIXES-NEXT:      : m_finalizer(std::move(finalizer)) {}

  ScopeGuard(ScopeGuard &&other) : m_finalizer(std::move(other.m_finalizer)) {
    other.m_finalizer = nullptr;
    // CHECK-FIXES:    other.m_finalizer.reset();
  }

  ~ScopeGuard() { Exit(); }
  void Dismiss() { m_finalizer = nullptr; }
  // CHECK-FIXES:  void Dismiss() { m_finalizer.reset(); }
  void Exit() {
    if (m_finalizer) {
      m_finalizer(); // must not throw
      // CHECK-FIXES:      (*m_finalizer)(); // must not throw
      m_finalizer = nullptr;
      // CHECK-FIXES:      m_finalizer.reset();
    }
  }

  ScopeGuard(const ScopeGuard &) = delete;
  void operator=(const ScopeGuard &) = delete;

private:
  std::function<void()> m_finalizer;
  // CHECK-FIXES:  std::optional<Callable> m_finalizer;
};
} // namespace Common

void release(int);
void done();

void uses(int a) {
  Common::ScopeGuard guard([a] { release(a); });
  guard.Dismiss();
  auto moved = std::move(guard);
}

class Compared {
// CHECK-NOTES: :[[@LINE-1]]:7: warning: guard class 'Compared' type-erases its action with 'std::function' in 'action', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+21]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+25]]:12: note: it is used once in this file, here
public:
  explicit Compared(std::function<void()> f) : action(std::move(f)) {}
  Compared(Compared &&other) noexcept
      : action(std::exchange(other.action, nullptr)) {}
  // CHECK-FIXES:      : action(std::exchange(other.action, std::nullopt)) {}
  ~Compared() {
    if (this->action != nullptr)
    // CHECK-FIXES:    if (this->action.has_value())
      std::move(this->action)();
      // CHECK-FIXES:      std::move(*this->action)();
  }
  bool armed() const { return !(action == nullptr) && !!action; }
  // CHECK-FIXES:  bool armed() const { return !(!action.has_value()) && !!action; }
  void release() { action = {}; }
  // CHECK-FIXES:  void release() { action.reset(); }
  void now() { action ? std::invoke(action) : done(); }
  // CHECK-FIXES:  void now() { action ? std::invoke(*action) : done(); }

private:
  std::function<void()> action;
  // CHECK-FIXES:  std::optional<Callable> action;
};

void compared() {
  Compared guard([] { release(2); });
}
