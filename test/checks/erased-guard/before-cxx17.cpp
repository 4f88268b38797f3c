// RUN: %check defercliff-erased-guard %s %t -std=c++11,c++14

#include <functional>
#include <utility>

void done();

struct Guard {
  // CHECK-NOTES: :[[@LINE-1]]:8: warning: guard class 'Guard' type-erases its action with 'std::function' in 'f', but is only ever a local variable [defercliff-erased-guard]
  // CHECK-NOTES: :[[@LINE+5]]:25: note: the action is kept here
  // CHECK-NOTES: :[[@LINE+8]]:9: note: it is used 2 times in this file; first here
  // CHECK-NOTES: :[[@LINE-4]]:8: note: no fix is offered: a class deduces its callable from C++17 on
  explicit Guard(std::function<void()> f) : f(std::move(f)) {}
  ~Guard() { f(); }
  std::function<void()> f;
};

void use() {
  Guard first([] { done(); });
  auto second = Guard([] { done(); });
}
