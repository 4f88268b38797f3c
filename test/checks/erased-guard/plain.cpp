// RUN: %check defercliff-erased-guard %s %t -std=c++17-or-later

// The class becomes a template over its callable, and its uses deduce it.

#include <functional>
#include <utility>

void release(int);
void cleanUp();

class ByValue {
// CHECK-NOTES: :[[@LINE-1]]:7: warning: guard class 'ByValue' type-erases its action with 'std::function' in 'action_', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+10]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+18]]:11: note: it is used 3 times in this file; first here
// CHECK-FIXES:template <typename Callable>
// CHECK-FIXES-NEXT:class ByValue {
public:
  explicit ByValue(std::function<void()> action) : action_(std::move(action)) {}
  // CHECK-FIXES:  explicit ByValue(Callable action) : action_(std::move(action)) {}
  ~ByValue() { action_(); }

private:
  std::function<void()> action_;
  // CHECK-FIXES:  Callable action_;
};

struct Functor {
  void operator()() const;
};

void byValue(int a, Functor f) {
  ByValue first([a] { release(a); });
  ByValue second{cleanUp};
  const ByValue third(f);
}

/// What it is for.
struct [[nodiscard]] ByReference final {
// CHECK-NOTES: :[[@LINE-1]]:22: warning: guard class 'ByReference' type-erases its action with 'std::function' in 'action', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+7]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+12]]:15: note: it is used once in this file, here
// CHECK-FIXES:template <typename Callable>
// CHECK-FIXES-NEXT:struct {{\[\[}}nodiscard{{\]\]}} ByReference final {
  ByReference(const std::function<void()> &action) : action{action} {}
  // CHECK-FIXES:  ByReference(Callable action) : action{action} {}
  ~ByReference() { action(); }
  std::function<void()> action;
  // CHECK-FIXES:  Callable action;
};

void byReference(int &a) {
  auto work = [&a] { release(a); };
  ByReference again{work};
}

namespace inner {
class Outer {
  class ByRvalue {
  // CHECK-NOTES: :[[@LINE-1]]:9: warning: guard class 'ByRvalue' type-erases its action with 'std::function' in 'action', but is only ever a local variable [defercliff-erased-guard]
  // CHECK-NOTES: :[[@LINE+11]]:30: note: the action is kept here
  // CHECK-NOTES: :[[@LINE+15]]:10: note: it is used 2 times in this file; first here
  // CHECK-FIXES:  template <typename Callable>
  // CHECK-FIXES-NEXT:  class ByRvalue {
  public:
    ByRvalue(std::function<void(int)> &&action, int argument)
        : action(std::move(action)), argument(argument) {}
    // CHECK-FIXES:    ByRvalue(Callable action, int argument)
    ~ByRvalue() { action(argument); }

  private:
    std::function<void(int)> action;
    // CHECK-FIXES:    Callable action;
    int argument;
  };
  void use() {
    auto guard = ByRvalue([](int a) { release(a); }, 1);
    auto &&kept = ByRvalue{release, 2};
  }
};
} // namespace inner

class Forwarding {
// CHECK-NOTES: :[[@LINE-1]]:7: warning: guard class 'Forwarding' type-erases its action with 'std::function' in 'action', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+11]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+15]]:14: note: it is used once in this file, here
public:
  template <typename F, typename = std::enable_if_t<
                            !std::is_same<std::decay_t<F>, Forwarding>::value>>
  explicit Forwarding(F &&f) noexcept : action(std::forward<F>(f)) {}
  // CHECK-FIXES:public:
  // CHECK-FIXES-NEXT:  explicit Forwarding(Callable f) noexcept : action(std::move(f)) {}
  ~Forwarding() { action(); }

private:
  std::function<void()> action;
  // CHECK-FIXES:  Callable action;
};

void forwarding() {
  Forwarding guard([] { release(1); });
}
