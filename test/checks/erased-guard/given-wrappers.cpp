// RUN: %check defercliff-erased-guard %s %t -std=c++17-or-later

// What is given a std::function would keep one as a template, too.

#include <functional>
#include <utility>

void done();

class Never {
public:
  explicit Never(std::function<void()> f) : action(std::move(f)) {}
  Never(Never &&other) = delete;
  ~Never() { action(); }

private:
  std::function<void()> action;
};
void run(std::function<void()> action) { Never guard(std::move(action)); }
void runAgain(const std::function<void()> &action) { Never guard{action}; }

// CHECK-FIXES:template <typename Callable>
class Sometimes {
// CHECK-NOTES: :[[@LINE-1]]:7: warning: guard class 'Sometimes' type-erases its action with 'std::function' in 'action', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+9]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+12]]:13: note: it is used 2 times in this file; first here
public:
  explicit Sometimes(std::function<void()> f) : action(std::move(f)) {}
  // CHECK-FIXES:  explicit Sometimes(Callable f) : action(std::move(f)) {}
  Sometimes(Sometimes &&other) = delete;
  ~Sometimes() { action(); }

private:
  std::function<void()> action;
  // CHECK-FIXES:  Callable action;
};
void sometimes(std::function<void()> action) {
  Sometimes guard(std::move(action));
  Sometimes other([] { done(); });
}
