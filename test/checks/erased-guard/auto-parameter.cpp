// RUN: %check defercliff-erased-guard %s %t -std=c++20-or-later

#include <functional>
#include <utility>

void done();

// CHECK-FIXES:template <typename Callable>
class Guard {
// CHECK-NOTES: :[[@LINE-1]]:7: warning: guard class 'Guard' type-erases its action with 'std::function' in 'action', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+8]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+11]]:9: note: it is used once in this file, here
public:
  explicit Guard(auto f) : action(std::move(f)) {}
  // CHECK-FIXES:  explicit Guard(Callable f) : action(std::move(f)) {}
  ~Guard() { action(); }

private:
  std::function<void()> action;
  // CHECK-FIXES:  Callable action;
};
void useGuard() {
  Guard guard([] { done(); });
}

// CHECK-FIXES:template <typename Callable>
class Forwards {
// CHECK-NOTES: :[[@LINE-1]]:7: warning: guard class 'Forwards' type-erases its action with 'std::function' in 'action', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+8]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+11]]:12: note: it is used once in this file, here
public:
  explicit Forwards(auto &&f) : action(std::move(f)) {}
  // CHECK-FIXES:  explicit Forwards(Callable f) : action(std::move(f)) {}
  ~Forwards() { action(); }

private:
  std::function<void()> action;
  // CHECK-FIXES:  Callable action;
};
void useForwards() {
  Forwards guard([] { done(); });
}

template <typename F>
concept Any = true;

class Restrained {
// CHECK-NOTES: :[[@LINE-1]]:7: warning: guard class 'Restrained' type-erases its action with 'std::function' in 'action', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+8]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+10]]:14: note: it is used once in this file, here
// CHECK-NOTES: :[[@LINE-4]]:7: note: no fix is offered: the constructor restrains its action
public:
  explicit Restrained(Any auto f) : action(std::move(f)) {}
  ~Restrained() { action(); }

private:
  std::function<void()> action;
};
void useRestrained() {
  Restrained guard([] { done(); });
}
