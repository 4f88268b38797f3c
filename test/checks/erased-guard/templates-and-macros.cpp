// RUN: %check defercliff-erased-guard %s %t -std=c++17-or-later

// Uses need no edit, so it does not matter what they stand in.

#include <functional>
#include <utility>

void done();

class OnExit {
  // CHECK-NOTES: :[[@LINE-1]]:7: warning: guard class 'OnExit' type-erases its action with 'std::function' in 'action', but is only ever a local variable [defercliff-erased-guard]
  // CHECK-NOTES: :[[@LINE+8]]:25: note: the action is kept here
  // CHECK-NOTES: :[[@LINE+15]]:3: note: it is used 6 times in this file; first here
public:
  explicit OnExit(std::function<void()> action) : action(std::move(action)) {}
  // CHECK-FIXES:  explicit OnExit(Callable action) : action(std::move(action)) {}
  ~OnExit() { action(); }

private:
  std::function<void()> action;
  // CHECK-FIXES:  Callable action;
};

#define JOIN(A, B) A##B
#define ON_EXIT(N, ...) OnExit JOIN(onExit, N)([&] { __VA_ARGS__; })

void inMacro() {
  ON_EXIT(1, done());
  ON_EXIT(2, done());
}

template <typename T> void inTemplate(T value) {
  OnExit guard([&] { value.done(); });
  auto other = OnExit([&] { value.done(); });
}

struct Doer {
  void done();
  template <typename T> void member() {
    OnExit guard{[this] { done(); }};
  }
};

void instantiate(Doer doer) {
  inTemplate(doer);
  doer.member<int>();
  [] { OnExit guard([] { done(); }); }();
}
