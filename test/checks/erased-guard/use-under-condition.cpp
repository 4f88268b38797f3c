// RUN: %check defercliff-erased-guard %s %t -std=c++17-or-later

// What the preprocessor leaves out may use a class as what it is.

#include <functional>
#include <utility>

void done();

class Kept {
// CHECK-NOTES: :[[@LINE-1]]:7: warning: guard class 'Kept' type-erases its action with 'std::function' in 'f_', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+9]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+13]]:20: note: it is used once in this file, here
// CHECK-NOTES: :[[@LINE-4]]:7: note: no fix is offered: the preprocessor may leave out a use of the class
public:
  explicit Kept(std::function<void()> f) : f_(std::move(f)) {}
  Kept(const Kept &) = delete;
  ~Kept() { f_(); }

private:
  std::function<void()> f_;
};
#ifdef WITH_LAST
static Kept *Last;
#endif
void kept() { Kept guard([] { done(); }); }

class Named {
// CHECK-NOTES: :[[@LINE-1]]:7: warning: guard class 'Named' type-erases its action with 'std::function' in 'f_', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+9]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+11]]:9: note: it is used once in this file, here
// CHECK-NOTES: :[[@LINE-4]]:7: note: no fix is offered: the preprocessor may leave out a use of the class
public:
  explicit Named(std::function<void()> f) : f_(std::move(f)) {}
  Named(const Named &) = delete;
  ~Named() { f_(); }

private:
  std::function<void()> f_;
};
void named() {
  Named guard([] { done(); });
#ifdef WITH_LAST
  remember(&guard);
#endif
}

class InMacro {
// CHECK-NOTES: :[[@LINE-1]]:7: warning: guard class 'InMacro' type-erases its action with 'std::function' in 'f_', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+9]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+13]]:26: note: it is used once in this file, here
// CHECK-NOTES: :[[@LINE-4]]:7: note: no fix is offered: the preprocessor may leave out a use of the class
public:
  explicit InMacro(std::function<void()> f) : f_(std::move(f)) {}
  InMacro(const InMacro &) = delete;
  ~InMacro() { f_(); }

private:
  std::function<void()> f_;
};
#ifdef WITH_ALL
#define ALL std::vector<InMacro>
#endif
void inMacro() { InMacro guard([] { done(); }); }

// What is compiled here is known, and so is what has but the name of a guard.
#define HAS_UNDO 1
#if HAS_UNDO
class Seen {
// CHECK-NOTES: :[[@LINE-1]]:7: warning: guard class 'Seen' type-erases its action with 'std::function' in 'f_', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+9]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+13]]:8: note: it is used 2 times in this file; first here
public:
  explicit Seen(std::function<void()> f) : f_(std::move(f)) {}
  // CHECK-FIXES:  explicit Seen(Callable f) : f_(std::move(f)) {}
  Seen(const Seen &) = delete;
  ~Seen() { f_(); }

private:
  std::function<void()> f_;
};
#define UNDO(NAME) Seen NAME([] { done(); })
#endif
void seen() {
  UNDO(first);
#if HAS_UNDO
  Seen second([] { done(); });
  (void)second;
#endif
}
void other(int second) {
#ifdef WITH_LAST
  remember(second);
#endif
}
