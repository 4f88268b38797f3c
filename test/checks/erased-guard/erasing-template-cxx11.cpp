// RUN: %check defercliff-erased-guard %s %t -std=c++11

// Before C++14 std::decay has no alias.

// CHECK-FIXES:#include <functional>
// CHECK-FIXES-NEXT:#include <type_traits>
// CHECK-FIXES-NEXT:#include <utility>
#include <functional>
#include <utility>

template <class F> class Finally {
// CHECK-NOTES: :[[@LINE-1]]:26: warning: guard class 'Finally' type-erases its action with 'std::function' in 'act', but is a template over its callable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+7]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+15]]:37: note: it is given one type of callable in this file, here
public:
  explicit Finally(const F &f) : act(f) {}
  ~Finally() { act(); }

private:
  std::function<void()> act;
  // CHECK-FIXES:  typename std::decay<F>::type act;
};

struct Counter {
  int *p;
  void operator()() { ++*p; }
};

void use(int *p) { Finally<Counter> guard(Counter{p}); }
