// RUN: %check defercliff-erased-guard %s %t -std=c++17-or-later

// A wrapper calls its callable in one way: on copies of the arguments, as a
// constant, for nothing in return. The callable itself may answer differently.

#include <functional>
#include <utility>

void done();
int status();
struct [[nodiscard]] Status {};
Status checked();
namespace absl {
template <typename Signature> class AnyInvocable {
public:
  template <typename F> AnyInvocable(F &&) {}
  void operator()() const;
};
} // namespace absl
struct Functor {
  void operator()() const;
};
struct Moody {
  void operator()();
  void operator()() const;
};

class Returns {
// CHECK-NOTES: :[[@LINE-1]]:7: warning: guard class 'Returns' type-erases its action with 'std::function' in 'action', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+9]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+11]]:11: note: it is used once in this file, here
// CHECK-NOTES: :[[@LINE-4]]:7: note: no fix is offered: 'guard' is built from a callable with a result, which is passed on
public:
  explicit Returns(std::function<void()> f) : action(std::move(f)) {}
  ~Returns() { action(); }
  void run() { return action(); }

private:
  std::function<void()> action;
};
void useReturns() {
  Returns guard([] { return 1; });
}

class Chooses {
// CHECK-NOTES: :[[@LINE-1]]:7: warning: guard class 'Chooses' type-erases its action with 'std::function' in 'action', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+10]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+12]]:11: note: it is used once in this file, here
// CHECK-NOTES: :[[@LINE-4]]:7: note: no fix is offered: 'guard' is built from a callable with a result, which is passed on
public:
  explicit Chooses(std::function<void()> f) : action(std::move(f)) {}
  ~Chooses() { action(); }
  void run() { on ? action() : (void)0; }
  bool on = true;

private:
  std::function<void()> action;
};
void useChooses() {
  Chooses guard([] { return 1; });
}

class Joins {
// CHECK-NOTES: :[[@LINE-1]]:7: warning: guard class 'Joins' type-erases its action with 'std::function' in 'action', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+8]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+9]]:25: note: it is used once in this file, here
// CHECK-NOTES: :[[@LINE-4]]:7: note: no fix is offered: 'guard' is built from a callable with a result, which is passed on
public:
  explicit Joins(std::function<void()> f) : action(std::move(f)) {}
  ~Joins() { action(), done(); }

private:
  std::function<void()> action;
};
void useJoins() { Joins guard(status); }

// CHECK-FIXES:template <typename Callable>
class ReturnsNothing {
// CHECK-NOTES: :[[@LINE-1]]:7: warning: guard class 'ReturnsNothing' type-erases its action with 'std::function' in 'action', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+9]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+12]]:18: note: it is used once in this file, here
public:
  explicit ReturnsNothing(std::function<void()> f) : action(std::move(f)) {}
  // CHECK-FIXES:  explicit ReturnsNothing(Callable f) : action(std::move(f)) {}
  ~ReturnsNothing() { action(); }
  void run() { return action(); }

private:
  std::function<void()> action;
  // CHECK-FIXES:  Callable action;
};
void useReturnsNothing() {
  ReturnsNothing guard([] { done(); });
}

class Discards {
// CHECK-NOTES: :[[@LINE-1]]:7: warning: guard class 'Discards' type-erases its action with 'std::function' in 'action', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+8]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+10]]:12: note: it is used once in this file, here
// CHECK-NOTES: :[[@LINE-4]]:7: note: no fix is offered: 'guard' is built from a callable whose result may not be discarded
public:
  explicit Discards(std::function<void()> f) : action(std::move(f)) {}
  ~Discards() { action(); }

private:
  std::function<void()> action;
};
void useDiscards() {
  Discards guard([] { return checked(); });
}

class DiscardsFunction {
// CHECK-NOTES: :[[@LINE-1]]:7: warning: guard class 'DiscardsFunction' type-erases its action with 'std::function' in 'action', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+8]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+9]]:47: note: it is used once in this file, here
// CHECK-NOTES: :[[@LINE-4]]:7: note: no fix is offered: 'guard' is built from a callable whose result may not be discarded
public:
  explicit DiscardsFunction(std::function<void()> f) : action(std::move(f)) {}
  ~DiscardsFunction() { action(); }

private:
  std::function<void()> action;
};
void useDiscardsFunction() { DiscardsFunction guard(checked); }

// CHECK-FIXES:template <typename Callable>
class Ignores {
// CHECK-NOTES: :[[@LINE-1]]:7: warning: guard class 'Ignores' type-erases its action with 'std::function' in 'action', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+8]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+10]]:29: note: it is used once in this file, here
public:
  explicit Ignores(std::function<void()> f) : action(std::move(f)) {}
  // CHECK-FIXES:  explicit Ignores(Callable f) : action(std::move(f)) {}
  ~Ignores() { (void)action(); }

private:
  std::function<void()> action;
  // CHECK-FIXES:  Callable action;
};
void useIgnores() { Ignores guard(checked); }

class Constant {
// CHECK-NOTES: :[[@LINE-1]]:7: warning: guard class 'Constant' type-erases its action with 'absl::AnyInvocable' in 'action', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+9]]:36: note: the action is kept here
// CHECK-NOTES: :[[@LINE+12]]:12: note: it is used once in this file, here
// CHECK-NOTES: :[[@LINE-4]]:7: note: no fix is offered: 'guard' is built from a callable that may have several call operators
public:
  explicit Constant(absl::AnyInvocable<void() const> f)
      : action(std::move(f)) {}
  ~Constant() { action(); }

private:
  absl::AnyInvocable<void() const> action;
};
void useConstant() {
  Moody moody;
  Constant guard(moody);
}

// CHECK-FIXES:template <typename Callable>
class ConstantLambda {
// CHECK-NOTES: :[[@LINE-1]]:7: warning: guard class 'ConstantLambda' type-erases its action with 'absl::AnyInvocable' in 'action', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+9]]:36: note: the action is kept here
// CHECK-NOTES: :[[@LINE+12]]:18: note: it is used once in this file, here
public:
  explicit ConstantLambda(absl::AnyInvocable<void() const> f)
  // CHECK-FIXES:  explicit ConstantLambda(Callable f)
      : action(std::move(f)) {}
  ~ConstantLambda() { action(); }

private:
  absl::AnyInvocable<void() const> action;
  // CHECK-FIXES:  Callable action;
};
void useConstantLambda() {
  ConstantLambda guard([] { done(); });
}

// CHECK-FIXES:template <typename Callable>
class ConstantFunctor {
// CHECK-NOTES: :[[@LINE-1]]:7: warning: guard class 'ConstantFunctor' type-erases its action with 'absl::AnyInvocable' in 'action', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+9]]:36: note: the action is kept here
// CHECK-NOTES: :[[@LINE+13]]:19: note: it is used once in this file, here
public:
  explicit ConstantFunctor(absl::AnyInvocable<void() const> f)
  // CHECK-FIXES:  explicit ConstantFunctor(Callable f)
      : action(std::move(f)) {}
  ~ConstantFunctor() { action(); }

private:
  absl::AnyInvocable<void() const> action;
  // CHECK-FIXES:  Callable action;
};
void useConstantFunctor() {
  Functor functor;
  ConstantFunctor guard(functor);
}

class MovedFrom {
// CHECK-NOTES: :[[@LINE-1]]:7: warning: guard class 'MovedFrom' type-erases its action with 'std::function' in 'action', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+8]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+11]]:13: note: it is used once in this file, here
// CHECK-NOTES: :[[@LINE-4]]:7: note: no fix is offered: 'guard' is built from a callable that may have several call operators
public:
  explicit MovedFrom(std::function<void()> f) : action(std::move(f)) {}
  ~MovedFrom() { std::move(action)(); }

private:
  std::function<void()> action;
};
void useMovedFrom() {
  Moody moody;
  MovedFrom guard(moody);
}

class Rvalue {
// CHECK-NOTES: :[[@LINE-1]]:7: warning: guard class 'Rvalue' type-erases its action with 'std::function' in 'action', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+10]]:28: note: the action is kept here
// CHECK-NOTES: :[[@LINE+12]]:10: note: it is used once in this file, here
// CHECK-NOTES: :[[@LINE-4]]:7: note: no fix is offered: 'guard' is built from a callable that does not take its arguments by value, as the wrapper passes them
public:
  Rvalue(std::function<void(int)> f, int a)
      : action(std::move(f)), argument(a) {}
  ~Rvalue() { action(argument); }
  int argument;

private:
  std::function<void(int)> action;
};
void useRvalue() {
  Rvalue guard([](int &&) {}, 1);
}

class Deduced {
// CHECK-NOTES: :[[@LINE-1]]:7: warning: guard class 'Deduced' type-erases its action with 'std::function' in 'action', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+10]]:28: note: the action is kept here
// CHECK-NOTES: :[[@LINE+12]]:11: note: it is used once in this file, here
// CHECK-NOTES: :[[@LINE-4]]:7: note: no fix is offered: 'guard' is built from a callable that does not take its arguments by value, as the wrapper passes them
public:
  Deduced(std::function<void(int)> f, int a)
      : action(std::move(f)), argument(a) {}
  ~Deduced() { action(argument); }
  int argument;

private:
  std::function<void(int)> action;
};
void useDeduced() {
  Deduced guard([](auto &&) {}, 1);
}

// CHECK-FIXES:template <typename Callable>
class Copied {
// CHECK-NOTES: :[[@LINE-1]]:7: warning: guard class 'Copied' type-erases its action with 'std::function' in 'action', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+10]]:28: note: the action is kept here
// CHECK-NOTES: :[[@LINE+13]]:10: note: it is used once in this file, here
public:
  Copied(std::function<void(int)> f, int a)
  // CHECK-FIXES:  Copied(Callable f, int a)
      : action(std::move(f)), argument(a) {}
  ~Copied() { action(argument); }
  int argument;

private:
  std::function<void(int)> action;
  // CHECK-FIXES:  Callable action;
};
void useCopied() {
  Copied guard([](int) {}, 1);
}

// CHECK-FIXES:template <typename Callable>
class Constly {
// CHECK-NOTES: :[[@LINE-1]]:7: warning: guard class 'Constly' type-erases its action with 'std::function' in 'action', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+10]]:28: note: the action is kept here
// CHECK-NOTES: :[[@LINE+13]]:11: note: it is used once in this file, here
public:
  Constly(std::function<void(int)> f, int a)
  // CHECK-FIXES:  Constly(Callable f, int a)
      : action(std::move(f)), argument(a) {}
  ~Constly() { action(argument); }
  int argument;

private:
  std::function<void(int)> action;
  // CHECK-FIXES:  Callable action;
};
void useConstly() {
  Constly guard([](const int &) {}, 1);
}

// CHECK-FIXES:template <typename Callable>
class Literal {
// CHECK-NOTES: :[[@LINE-1]]:7: warning: guard class 'Literal' type-erases its action with 'std::function' in 'action', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+10]]:28: note: the action is kept here
// CHECK-NOTES: :[[@LINE+13]]:11: note: it is used once in this file, here
public:
  Literal(std::function<void(int)> f, int a)
  // CHECK-FIXES:  Literal(Callable f, int a)
      : action(std::move(f)), argument(a) {}
  ~Literal() { action(1); }
  int argument;

private:
  std::function<void(int)> action;
  // CHECK-FIXES:  Callable action;
};
void useLiteral() {
  Literal guard([](int &&) {}, 1);
}

class NotMoved {
// CHECK-NOTES: :[[@LINE-1]]:7: warning: guard class 'NotMoved' type-erases its action with 'std::function' in 'action', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+8]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+11]]:12: note: it is used 2 times in this file; first here
// CHECK-NOTES: :[[@LINE-4]]:7: note: no fix is offered: 'guard' is built from what is moved, but the constructor does not move from it
public:
  explicit NotMoved(std::function<void()> &&f) : action(f) {}
  ~NotMoved() { action(); }

private:
  std::function<void()> action;
};
void useNotMoved() {
  std::function<void()> named = [] { done(); };
  NotMoved guard(std::move(named));
  NotMoved other([] { done(); });
}

class BoundConst {
// CHECK-NOTES: :[[@LINE-1]]:7: warning: guard class 'BoundConst' type-erases its action with 'std::function' in 'action', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+8]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+11]]:14: note: it is used 2 times in this file; first here
// CHECK-NOTES: :[[@LINE-4]]:7: note: no fix is offered: 'guard' is built from what is moved, but the constructor does not move from it
public:
  explicit BoundConst(const std::function<void()> &f) : action(f) {}
  ~BoundConst() { action(); }

private:
  std::function<void()> action;
};
void useBoundConst() {
  std::function<void()> named = [] { done(); };
  BoundConst guard(std::move(named));
  BoundConst other([] { done(); });
}

class Forwards {
// CHECK-NOTES: :[[@LINE-1]]:7: warning: guard class 'Forwards' type-erases its action with 'std::function' in 'action', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+8]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+11]]:12: note: it is used once in this file, here
// CHECK-NOTES: :[[@LINE-4]]:7: note: no fix is offered: 'guard' is built from a variable that the constructor moves from
public:
  template <typename F> explicit Forwards(F &&f) : action(std::move(f)) {}
  ~Forwards() { action(); }

private:
  std::function<void()> action;
};
void useForwards() {
  auto named = [] { done(); };
  Forwards guard(named);
}

// CHECK-FIXES:template <typename Callable>
class Converted {
// CHECK-NOTES: :[[@LINE-1]]:7: warning: guard class 'Converted' type-erases its action with 'std::function' in 'action', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+8]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+12]]:13: note: it is used once in this file, here
public:
  explicit Converted(const std::function<void()> &f) : action(f) {}
  // CHECK-FIXES:  explicit Converted(Callable f) : action(f) {}
  ~Converted() { action(); }

private:
  std::function<void()> action;
  // CHECK-FIXES:  Callable action;
};
void useConverted() {
  auto named = [] { done(); };
  Converted guard(std::move(named));
}

// CHECK-FIXES:template <typename Callable>
class Copies {
// CHECK-NOTES: :[[@LINE-1]]:7: warning: guard class 'Copies' type-erases its action with 'std::function' in 'action', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+8]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+12]]:10: note: it is used 2 times in this file; first here
public:
  explicit Copies(const std::function<void()> &f) : action(f) {}
  // CHECK-FIXES:  explicit Copies(Callable f) : action(f) {}
  ~Copies() { action(); }

private:
  std::function<void()> action;
  // CHECK-FIXES:  Callable action;
};
void useCopies() {
  std::function<void()> named = [] { done(); };
  Copies guard(named);
  Copies other([] { done(); });
}

struct ThrowingCopy {
  ThrowingCopy() = default;
  ThrowingCopy(const ThrowingCopy &);
};

class Throws {
// CHECK-NOTES: :[[@LINE-1]]:7: warning: guard class 'Throws' type-erases its action with 'std::function' in 'action', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+13]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+17]]:10: note: it is used once in this file, here
// CHECK-NOTES: :[[@LINE-4]]:7: note: no fix is offered: 'guard' is built from a callable that may throw when it is moved
public:
  explicit Throws(std::function<void()> f) : action(std::move(f)) {}
  Throws(Throws &&other) noexcept
      : action(std::move(other.action)), on(std::exchange(other.on, false)) {}
  ~Throws() {
    if (on)
      action();
  }

private:
  std::function<void()> action;
  bool on = true;
};
void useThrows() {
  ThrowingCopy value;
  Throws guard([value] { (void)value; });
}

// CHECK-FIXES:template <typename Callable>
class ThrowsNothing {
// CHECK-NOTES: :[[@LINE-1]]:7: warning: guard class 'ThrowsNothing' type-erases its action with 'std::function' in 'action', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+13]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+19]]:17: note: it is used once in this file, here
public:
  explicit ThrowsNothing(std::function<void()> f) : action(std::move(f)) {}
  // CHECK-FIXES:  explicit ThrowsNothing(Callable f) : action(std::move(f)) {}
  ThrowsNothing(ThrowsNothing &&other) noexcept
      : action(std::move(other.action)), on(std::exchange(other.on, false)) {}
  ~ThrowsNothing() {
    if (on)
      action();
  }

private:
  std::function<void()> action;
  // CHECK-FIXES:  Callable action;
  bool on = true;
};
void useThrowsNothing() {
  int value = 1;
  Functor functor;
  ThrowsNothing guard([value, functor] {
    (void)value;
    functor();
  });
}

