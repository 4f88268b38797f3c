// RUN: %check defercliff-erased-guard %s %t -std=c++17-or-later

// In a template, and in a generic lambda, the type of a deduced guard is not
// known before the instantiation. What depends on it may mean something else.

#include <functional>
#include <utility>

void done();

struct Log {
  template <typename T> void add(T value) {}
};

class InChain {
// CHECK-NOTES: :[[@LINE-1]]:7: warning: guard class 'InChain' type-erases its action with 'std::function' in 'f_', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+11]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+13]]:11: note: it is used once in this file, here
// CHECK-NOTES: :[[@LINE-4]]:7: note: no fix is offered: in a template, a use does more to a guard than to call a method in a statement
public:
  InChain(Log &log, std::function<void()> f) : log_(log), f_(std::move(f)) {}
  InChain(const InChain &) = delete;
  ~InChain() { f_(); }
  Log &log() { return log_; }

private:
  Log &log_;
  std::function<void()> f_;
};
template <typename T> void inChain(Log &log, T value) {
  InChain guard(log, [&] { done(); });
  guard.log().add<T>(value);
}

class AsArgument {
// CHECK-NOTES: :[[@LINE-1]]:7: warning: guard class 'AsArgument' type-erases its action with 'std::function' in 'f_', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+11]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+14]]:14: note: it is used once in this file, here
// CHECK-NOTES: :[[@LINE-4]]:7: note: no fix is offered: in a template, a use does more to a guard than to call a method in a statement
public:
  AsArgument(Log &log, std::function<void()> f) : log_(log), f_(std::move(f)) {}
  AsArgument(const AsArgument &) = delete;
  ~AsArgument() { f_(); }
  Log &log() { return log_; }

private:
  Log &log_;
  std::function<void()> f_;
};
template <typename T> void show(const T &);
template <typename T> void asArgument(Log &log, T value) {
  AsArgument guard(log, [&] { done(); });
  show(guard.log());
}
// Found as well where the argument depends on the template.
void show(const Log &);

class AsConstant {
// CHECK-NOTES: :[[@LINE-1]]:7: warning: guard class 'AsConstant' type-erases its action with 'std::function' in 'f_', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+10]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+13]]:14: note: it is used once in this file, here
// CHECK-NOTES: :[[@LINE-4]]:7: note: no fix is offered: in a template, a use does more to a guard than to call a method in a statement
public:
  explicit AsConstant(std::function<void()> f) : f_(std::move(f)) {}
  AsConstant(const AsConstant &) = delete;
  ~AsConstant() { f_(); }
  constexpr int depth() const { return 3; }

private:
  std::function<void()> f_;
};
template <int N> struct Tag { using Type = int; };
template <typename T> void asConstant(T value) {
  AsConstant guard([&] { done(); });
  Tag<sizeof(guard)>::Type number = 2;
}

class InGenericLambda {
// CHECK-NOTES: :[[@LINE-1]]:7: warning: guard class 'InGenericLambda' type-erases its action with 'std::function' in 'f_', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+13]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+16]]:21: note: it is used once in this file, here
// CHECK-NOTES: :[[@LINE-4]]:7: note: no fix is offered: in a template, a use does more to a guard than to call a method in a statement
public:
  InGenericLambda(Log &log, std::function<void()> f)
      : log_(log), f_(std::move(f)) {}
  InGenericLambda(const InGenericLambda &) = delete;
  ~InGenericLambda() { f_(); }
  Log &log() { return log_; }
  Log *operator->() { return &log_; }

private:
  Log &log_;
  std::function<void()> f_;
};
void inGenericLambda(Log &log) {
  auto store = [&log](auto value) {
    InGenericLambda guard(log, [&] { done(); });
    guard->add<int>(value);
  };
  store(3);
}

class Compared {
// CHECK-NOTES: :[[@LINE-1]]:7: warning: guard class 'Compared' type-erases its action with 'std::function' in 'f_', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+10]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+12]]:12: note: it is used once in this file, here
// CHECK-NOTES: :[[@LINE-4]]:7: note: no fix is offered: in a template, a use does more to a guard than to call a method in a statement
public:
  explicit Compared(std::function<void()> f) : f_(std::move(f)) {}
  Compared(const Compared &) = delete;
  ~Compared() { f_(); }
  int pair = 1;

private:
  std::function<void()> f_;
};
template <typename T> bool compared(T value) {
  Compared guard([&] { done(); });
  return guard.pair < value && value > 2;
}

class MemberOfTemplate {
// CHECK-NOTES: :[[@LINE-1]]:7: warning: guard class 'MemberOfTemplate' type-erases its action with 'std::function' in 'f_', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+10]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+13]]:22: note: it is used once in this file, here
// CHECK-NOTES: :[[@LINE-4]]:7: note: no fix is offered: in a template, a use does more to a guard than to call a method in a statement
public:
  explicit MemberOfTemplate(std::function<void()> f) : f_(std::move(f)) {}
  MemberOfTemplate(const MemberOfTemplate &) = delete;
  ~MemberOfTemplate() { f_(); }
  int level() const { return 1; }

private:
  std::function<void()> f_;
};
template <typename T> struct Holder {
  int used() {
    MemberOfTemplate guard([this] { done(); });
    return guard.level();
  }
};

// To call a method in a statement of its own means the same.
class Called {
// CHECK-NOTES: :[[@LINE-1]]:7: warning: guard class 'Called' type-erases its action with 'std::function' in 'f_', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+15]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+18]]:10: note: it is used 2 times in this file; first here
public:
  explicit Called(std::function<void()> f) : f_(std::move(f)) {}
  // CHECK-FIXES:  explicit Called(Callable f) : f_(std::move(f)) {}
  Called(const Called &) = delete;
  ~Called() {
    if (on_)
      f_();
  }
  void dismiss() { on_ = false; }
  void set(bool on) { on_ = on; }
  bool isOn() const { return on_; }

private:
  std::function<void()> f_;
  bool on_ = true;
};
template <typename T> void called(T value) {
  Called guard([&] { done(); });
  if (value)
    guard.dismiss();
  else
    guard.set(value);
  auto later = [&] { guard.dismiss(); };
  later();
  (void)guard.isOn();
  (void)guard;
}

// Outside of templates, everything is known.
void outside() {
  Called guard([] { done(); });
  if (guard.isOn())
    done();
}
