// RUN: %check defercliff-erased-guard %s %t -std=c++17-or-later

// Reported, as every object is a local variable; but the edit might not
// compile, or might change what the class does.

#include <functional>
#include <utility>

void done();

#define GUARD(NAME)                                                            \
  struct NAME {                                                                \
    explicit NAME(std::function<void()> f) : f(std::move(f)) {}                \
    ~NAME() { f(); }                                                           \
    std::function<void()> f;                                                   \
  }

GUARD(InMacro);
// CHECK-NOTES: :[[@LINE-1]]:7: warning: guard class 'InMacro' type-erases its action with 'std::function' in 'f', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE-2]]:1: note: the action is kept here
// CHECK-NOTES: :[[@LINE+2]]:26: note: it is used once in this file, here
// CHECK-NOTES: :[[@LINE-4]]:7: note: no fix is offered: the class is written in a macro
void inMacro() { InMacro guard([] { done(); }); }

void local() {
  struct Local {
  // CHECK-NOTES: :[[@LINE-1]]:10: warning: guard class 'Local' type-erases its action with 'std::function' in 'f', but is only ever a local variable [defercliff-erased-guard]
  // CHECK-NOTES: :[[@LINE+5]]:27: note: the action is kept here
  // CHECK-NOTES: :[[@LINE+6]]:9: note: it is used once in this file, here
  // CHECK-NOTES: :[[@LINE-4]]:10: note: no fix is offered: a local class cannot be a template
    explicit Local(std::function<void()> f) : f(std::move(f)) {}
    ~Local() { f(); }
    std::function<void()> f;
  };
  Local guard([] { done(); });
}

struct Declared;
struct Declared {
// CHECK-NOTES: :[[@LINE-1]]:8: warning: guard class 'Declared' type-erases its action with 'std::function' in 'f', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+5]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+6]]:28: note: it is used once in this file, here
// CHECK-NOTES: :[[@LINE-4]]:8: note: no fix is offered: the class is declared in other places, too
  explicit Declared(std::function<void()> f) : f(std::move(f)) {}
  ~Declared() { f(); }
  std::function<void()> f;
};
void declared() { Declared guard([] { done(); }); }

struct Outside {
// CHECK-NOTES: :[[@LINE-1]]:8: warning: guard class 'Outside' type-erases its action with 'std::function' in 'f', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+5]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+8]]:26: note: it is used once in this file, here
// CHECK-NOTES: :[[@LINE-4]]:8: note: no fix is offered: members are defined outside of the class
  explicit Outside(std::function<void()> f);
  ~Outside();
  std::function<void()> f;
};
Outside::Outside(std::function<void()> f) : f(std::move(f)) {}
Outside::~Outside() { f(); }
void outside() { Outside guard([] { done(); }); }

struct Second {
// CHECK-NOTES: :[[@LINE-1]]:8: warning: guard class 'Second' type-erases its action with 'std::function' in 'f', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+4]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+6]]:24: note: it is used once in this file, here
// CHECK-NOTES: :[[@LINE-4]]:8: note: no fix is offered: the class has no constructor that takes its action
  int level;
  std::function<void()> f;
  ~Second() { f(); }
};
void second() { Second guard{1, [] { done(); }}; }

struct Several {
// CHECK-NOTES: :[[@LINE-1]]:8: warning: guard class 'Several' type-erases its action with 'std::function' in 'f', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+6]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+7]]:26: note: it is used once in this file, here
// CHECK-NOTES: :[[@LINE-4]]:8: note: no fix is offered: several constructors take an action
  explicit Several(const std::function<void()> &f) : f(f) {}
  explicit Several(std::function<void()> &&f) : f(std::move(f)) {}
  ~Several() { f(); }
  std::function<void()> f;
};
void several() { Several guard([] { done(); }); }

struct DefaultMove {
// CHECK-NOTES: :[[@LINE-1]]:8: warning: guard class 'DefaultMove' type-erases its action with 'std::function' in 'f', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+9]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+10]]:34: note: it is used once in this file, here
// CHECK-NOTES: :[[@LINE-4]]:8: note: no fix is offered: the default move relies on the empty state that 'std::function' is left in
  explicit DefaultMove(std::function<void()> f) : f(std::move(f)) {}
  DefaultMove(DefaultMove &&) = default;
  ~DefaultMove() {
    if (f)
      f();
  }
  std::function<void()> f;
};
void defaultMove() { DefaultMove guard([] { done(); }); }

struct TrustingMove {
// CHECK-NOTES: :[[@LINE-1]]:8: warning: guard class 'TrustingMove' type-erases its action with 'std::function' in 'f', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+9]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+10]]:36: note: it is used once in this file, here
// CHECK-NOTES: :[[@LINE-4]]:8: note: no fix is offered: the move relies on the empty state that 'std::function' is left in
  explicit TrustingMove(std::function<void()> f) : f(std::move(f)) {}
  TrustingMove(TrustingMove &&other) : f(std::move(other.f)) {}
  ~TrustingMove() {
    if (f)
      f();
  }
  std::function<void()> f;
};
void trustingMove() { TrustingMove guard([] { done(); }); }

struct Assigned {
// CHECK-NOTES: :[[@LINE-1]]:8: warning: guard class 'Assigned' type-erases its action with 'std::function' in 'f', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+9]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+10]]:28: note: it is used once in this file, here
// CHECK-NOTES: :[[@LINE-4]]:8: note: no fix is offered: the class can be assigned, and a closure cannot
  explicit Assigned(std::function<void()> f) : f(std::move(f)) {}
  Assigned &operator=(Assigned &&other) {
    f = std::move(other.f);
    return *this;
  }
  ~Assigned() { f(); }
  std::function<void()> f;
};
void assigned() { Assigned guard([] { done(); }); }

struct Shown {
// CHECK-NOTES: :[[@LINE-1]]:8: warning: guard class 'Shown' type-erases its action with 'std::function' in 'f', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+8]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+9]]:22: note: it is used once in this file, here
// CHECK-NOTES: :[[@LINE-4]]:8: note: no fix is offered: 'f' is used for more than to run, test or drop it
  explicit Shown(std::function<void()> f) : f(std::move(f)) {}
  ~Shown() { f(); }
  const std::function<void()> &action() const { return f; }

private:
  std::function<void()> f;
};
void shown() { Shown guard([] { done(); }); }

struct TakenOut {
// CHECK-NOTES: :[[@LINE-1]]:8: warning: guard class 'TakenOut' type-erases its action with 'std::function' in 'f', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+9]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+10]]:28: note: it is used once in this file, here
// CHECK-NOTES: :[[@LINE-4]]:8: note: no fix is offered: 'f' is used for more than to run, test or drop it
  explicit TakenOut(std::function<void()> f) : f(std::move(f)) {}
  ~TakenOut() {
    std::function<void()> last = std::move(f);
    if (f)
      f();
  }
  std::function<void()> f;
};
void takenOut() { TakenOut guard([] { done(); }); }

struct CanBeEmpty {
// CHECK-NOTES: :[[@LINE-1]]:8: warning: guard class 'CanBeEmpty' type-erases its action with 'std::function' in 'f', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+8]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+9]]:32: note: it is used once in this file, here
// CHECK-NOTES: :[[@LINE-4]]:8: note: no fix is offered: the class can be built without an action
  explicit CanBeEmpty(std::function<void()> f = nullptr) : f(std::move(f)) {}
  ~CanBeEmpty() {
    if (f)
      f();
  }
  std::function<void()> f;
};
void canBeEmpty() { CanBeEmpty guard([] { done(); }); }

struct Tested {
// CHECK-NOTES: :[[@LINE-1]]:8: warning: guard class 'Tested' type-erases its action with 'std::function' in 'f', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+10]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+12]]:10: note: it is used 2 times in this file; first here
// CHECK-NOTES: :[[@LINE-4]]:8: note: no fix is offered: 'guard' is built from a 'std::function', which may be empty
  explicit Tested(std::function<void()> f) : f(std::move(f)) {}
  ~Tested() {
    if (f)
      f();
  }

private:
  std::function<void()> f;
};
void tested(std::function<void()> given) {
  Tested guard(given);
  Tested other([] { done(); });
}

struct Null {
// CHECK-NOTES: :[[@LINE-1]]:8: warning: guard class 'Null' type-erases its action with 'std::function' in 'f', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+8]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+9]]:20: note: it is used once in this file, here
// CHECK-NOTES: :[[@LINE-4]]:8: note: no fix is offered: 'guard' is built from no action
  explicit Null(std::function<void()> f) : f(std::move(f)) {}
  ~Null() {
    if (f)
      f();
  }
  std::function<void()> f;
};
void null() { Null guard(nullptr); }

struct FromPointer {
// CHECK-NOTES: :[[@LINE-1]]:8: warning: guard class 'FromPointer' type-erases its action with 'std::function' in 'f', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+7]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+8]]:49: note: it is used once in this file, here
// CHECK-NOTES: :[[@LINE-4]]:8: note: no fix is offered: 'guard' is built from what may be a null pointer or no callable
  explicit FromPointer(std::function<void()> f) : f(std::move(f)) {}
  ~FromPointer() { f(); }

private:
  std::function<void()> f;
};
void fromPointer(void (*given)()) { FromPointer guard(given); }

struct Returned {
// CHECK-NOTES: :[[@LINE-1]]:8: warning: guard class 'Returned' type-erases its action with 'std::function' in 'f', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+5]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+7]]:24: note: it is used once in this file, here
// CHECK-NOTES: :[[@LINE-4]]:8: note: no fix is offered: a function returns one
  explicit Returned(std::function<void()> f) : f(std::move(f)) {}
  ~Returned() { f(); }
  std::function<void()> f;
};
Returned make(std::function<void()> f) { return Returned(std::move(f)); }
void returned() { auto guard = make([] { done(); }); }

struct Taken {
// CHECK-NOTES: :[[@LINE-1]]:8: warning: guard class 'Taken' type-erases its action with 'std::function' in 'f', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+5]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+7]]:22: note: it is used once in this file, here
// CHECK-NOTES: :[[@LINE-4]]:8: note: no fix is offered: a function takes one
  explicit Taken(std::function<void()> f) : f(std::move(f)) {}
  ~Taken() { f(); }
  std::function<void()> f;
};
void take(Taken &guard);
void taken() { Taken guard([] { done(); }); }

struct Aliased {
// CHECK-NOTES: :[[@LINE-1]]:8: warning: guard class 'Aliased' type-erases its action with 'std::function' in 'f', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+5]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+7]]:24: note: it is used once in this file, here
// CHECK-NOTES: :[[@LINE-4]]:8: note: no fix is offered: an alias names it
  explicit Aliased(std::function<void()> f) : f(std::move(f)) {}
  ~Aliased() { f(); }
  std::function<void()> f;
};
using Alias = Aliased;
void aliased() { Alias guard([] { done(); }); }

struct Shared {
// CHECK-NOTES: :[[@LINE-1]]:8: warning: guard class 'Shared' type-erases its action with 'std::function' in 'f', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+5]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+6]]:24: note: it is used 2 times in this file; first here
// CHECK-NOTES: :[[@LINE-4]]:8: note: no fix is offered: a use shares its declaration with other variables
  explicit Shared(std::function<void()> f) : f(std::move(f)) {}
  ~Shared() { f(); }
  std::function<void()> f;
};
void shared() { Shared one([] { done(); }), two([] { done(); }); }

struct Bound {
// CHECK-NOTES: :[[@LINE-1]]:8: warning: guard class 'Bound' type-erases its action with 'std::function' in 'f', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+5]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+6]]:29: note: it is used once in this file, here
// CHECK-NOTES: :[[@LINE-4]]:8: note: no fix is offered: a reference or a pointer names it
  explicit Bound(std::function<void()> f) : f(std::move(f)) {}
  ~Bound() { f(); }
  std::function<void()> f;
};
void bound() { const Bound &guard = Bound([] { done(); }); }

struct Commented {
// CHECK-NOTES: :[[@LINE-1]]:8: warning: guard class 'Commented' type-erases its action with 'std::function' in 'f', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+6]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+7]]:30: note: it is used once in this file, here
// CHECK-NOTES: :[[@LINE-4]]:8: note: no fix is offered: the constructor's parameter is not written plainly
  explicit Commented(std::function<void()> /*the action*/ f)
      : f(std::move(f)) {}
  ~Commented() { f(); }
  std::function<void()> f;
};
void commented() { Commented guard([] { done(); }); }

struct Constant {
// CHECK-NOTES: :[[@LINE-1]]:8: warning: guard class 'Constant' type-erases its action with 'std::function' in 'f', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+8]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+9]]:33: note: it is used once in this file, here
// CHECK-NOTES: :[[@LINE-4]]:8: note: no fix is offered: 'guard' is built from a lambda that is mutable, which is called where it is constant
  explicit Constant(std::function<void()> f) : f(std::move(f)) {}
  ~Constant() { run(); }
  void run() const { f(); }

private:
  std::function<void()> f;
};
void constant(int a) { Constant guard([a]() mutable { ++a; }); }

struct Befriended {
// CHECK-NOTES: :[[@LINE-1]]:8: warning: guard class 'Befriended' type-erases its action with 'std::function' in 'f', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+8]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+9]]:32: note: it is used once in this file, here
// CHECK-NOTES: :[[@LINE-4]]:8: note: no fix is offered: the class has friends
  explicit Befriended(std::function<void()> f) : f(std::move(f)) {}
  ~Befriended() { f(); }
  friend void look(Befriended &);

private:
  std::function<void()> f;
};
void befriended() { Befriended guard([] { done(); }); }

struct Filled {
// CHECK-NOTES: :[[@LINE-1]]:8: warning: guard class 'Filled' type-erases its action with 'std::function' in 'f', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+7]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+8]]:24: note: it is used once in this file, here
// CHECK-NOTES: :[[@LINE-4]]:8: note: no fix is offered: the constructor does not initialise 'f' in its list
  explicit Filled(std::function<void()> action) { f = std::move(action); }
  ~Filled() { f(); }

private:
  std::function<void()> f;
};
void filled() { Filled guard([] { done(); }); }

struct Twice {
// CHECK-NOTES: :[[@LINE-1]]:8: warning: guard class 'Twice' type-erases its action with 'std::function' in 'f', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+8]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+10]]:22: note: it is used once in this file, here
// CHECK-NOTES: :[[@LINE-4]]:8: note: no fix is offered: the constructor names the type of its action
  template <typename T>
  explicit Twice(T action) : f(action), sure(sizeof(T) > 0) {}
  ~Twice() { f(); }

private:
  std::function<void()> f;
  bool sure;
};
void twice() { Twice guard([] { done(); }); }

struct Conditional {
// CHECK-NOTES: :[[@LINE-1]]:8: warning: guard class 'Conditional' type-erases its action with 'std::function' in 'f', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+9]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+10]]:34: note: it is used once in this file, here
// CHECK-NOTES: :[[@LINE-4]]:8: note: no fix is offered: a preprocessor directive stands in the class
  explicit Conditional(std::function<void()> f) : f(std::move(f)) {}
#ifdef SILENT
  ~Conditional() {}
#else
  ~Conditional() { f(); }
#endif
  std::function<void()> f;
};
void conditional() { Conditional guard([] { done(); }); }

struct InTemplate {
// CHECK-NOTES: :[[@LINE-1]]:8: warning: guard class 'InTemplate' type-erases its action with 'std::function' in 'f', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+7]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+8]]:61: note: it is used once in this file, here
// CHECK-NOTES: :[[@LINE-4]]:8: note: no fix is offered: 'guard' is built from what a template is given
  explicit InTemplate(std::function<void()> f) : f(std::move(f)) {}
  ~InTemplate() { f(); }

private:
  std::function<void()> f;
};
template <typename T> void inTemplate(T given) { InTemplate guard(given); }
template void inTemplate(void (*)());

struct NamedInClass {
// CHECK-NOTES: :[[@LINE-1]]:8: warning: guard class 'NamedInClass' type-erases its action with 'std::function' in 'f', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+8]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+10]]:36: note: it is used once in this file, here
// CHECK-NOTES: :[[@LINE-4]]:8: note: no fix is offered: 'f' is named outside of the bodies of methods
  explicit NamedInClass(std::function<void()> f) : f(std::move(f)) {}
  ~NamedInClass() {
    if (armed)
      f();
  }
  std::function<void()> f;
  bool armed = static_cast<bool>(f);
};
void namedInClass() { NamedInClass guard([] { done(); }); }

struct NamedInNoexcept {
// CHECK-NOTES: :[[@LINE-1]]:8: warning: guard class 'NamedInNoexcept' type-erases its action with 'std::function' in 'f', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+5]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+6]]:42: note: it is used once in this file, here
// CHECK-NOTES: :[[@LINE-4]]:8: note: no fix is offered: 'f' is named outside of the bodies of methods
  explicit NamedInNoexcept(std::function<void()> f) : f(std::move(f)) {}
  ~NamedInNoexcept() noexcept(noexcept(f())) { f(); }
  std::function<void()> f;
};
void namedInNoexcept() { NamedInNoexcept guard([] { done(); }); }

struct Converting {
// CHECK-NOTES: :[[@LINE-1]]:8: warning: guard class 'Converting' type-erases its action with 'std::function' in 'f', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+5]]:28: note: the action is kept here
// CHECK-NOTES: :[[@LINE+6]]:32: note: it is used once in this file, here
// CHECK-NOTES: :[[@LINE-4]]:8: note: no fix is offered: 'f' is called with arguments of other types
  explicit Converting(std::function<void(int)> f) : f(std::move(f)) {}
  ~Converting() { f(2.5); }
  std::function<void(int)> f;
};
void converting() { Converting guard([](auto value) { done(); }); }

struct UsesResult {
// CHECK-NOTES: :[[@LINE-1]]:8: warning: guard class 'UsesResult' type-erases its action with 'std::function' in 'f', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+8]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+9]]:32: note: it is used once in this file, here
// CHECK-NOTES: :[[@LINE-4]]:8: note: no fix is offered: the result of 'f' is used
  explicit UsesResult(std::function<bool()> f) : f(std::move(f)) {}
  ~UsesResult() {
    if (f())
      done();
  }
  std::function<bool()> f;
};
void usesResult() { UsesResult guard([] { return 2; }); }

extern "C" {
struct LinkedAsC {
// CHECK-NOTES: :[[@LINE-1]]:8: warning: guard class 'LinkedAsC' type-erases its action with 'std::function' in 'f', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+5]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+7]]:30: note: it is used once in this file, here
// CHECK-NOTES: :[[@LINE-4]]:8: note: no fix is offered: a template cannot have the linkage of C
  explicit LinkedAsC(std::function<void()> f) : f(std::move(f)) {}
  ~LinkedAsC() { f(); }
  std::function<void()> f;
};
}
void linkedAsC() { LinkedAsC guard([] { done(); }); }

struct ClassKey {
// CHECK-NOTES: :[[@LINE-1]]:8: warning: guard class 'ClassKey' type-erases its action with 'std::function' in 'f', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+5]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+6]]:35: note: it is used once in this file, here
// CHECK-NOTES: :[[@LINE-4]]:8: note: no fix is offered: a use names it with its keyword
  explicit ClassKey(std::function<void()> f) : f(std::move(f)) {}
  ~ClassKey() { f(); }
  std::function<void()> f;
};
void classKey() { struct ClassKey guard([] { done(); }); }
