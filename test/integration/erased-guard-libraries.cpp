// RUN: %check defercliff-erased-guard %s %t --real-headers -std=c++17,c++20

// Wrappers of other libraries.

#include <absl/functional/any_invocable.h>
#include <boost/function.hpp>
#include <memory>

void done();

class Invocable {
// CHECK-NOTES: :[[@LINE-1]]:7: warning: guard class 'Invocable' type-erases its action with 'absl::AnyInvocable' in 'f', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+14]]:30: note: the action is kept here
// CHECK-NOTES: :[[@LINE+18]]:13: note: it is used once in this file, here
public:
  explicit Invocable(absl::AnyInvocable<void()> f) : f(std::move(f)) {}
  // CHECK-FIXES:  explicit Invocable(Callable f) : f(std::move(f)) {}
  ~Invocable() {
    if (f)
      f();
      // CHECK-FIXES:      (*f)();
  }
  void dismiss() { f = nullptr; }
  // CHECK-FIXES:  void dismiss() { f.reset(); }

private:
  absl::AnyInvocable<void()> f;
  // CHECK-FIXES:  std::optional<Callable> f;
};

void moveOnly(std::unique_ptr<int> p) {
  Invocable guard([p = std::move(p)] { done(); });
}

class Boosted {
// CHECK-NOTES: :[[@LINE-1]]:7: warning: guard class 'Boosted' type-erases its action with 'boost::function' in 'f', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+15]]:30: note: the action is kept here
// CHECK-NOTES: :[[@LINE+18]]:26: note: it is used once in this file, here
public:
  explicit Boosted(const boost::function<void(int)> &f) : f(f) {}
  // CHECK-FIXES:  explicit Boosted(Callable f) : f(f) {}
  ~Boosted() {
    if (!f.empty())
    // CHECK-FIXES:    if (f.has_value())
      f(1);
      // CHECK-FIXES:      (*f)(1);
  }
  void dismiss() { f.clear(); }
  // CHECK-FIXES:  void dismiss() { f.reset(); }

private:
  boost::function<void(int)> f;
  // CHECK-FIXES:  std::optional<Callable> f;
};

void boosted() { Boosted guard([](int) { done(); }); }
