// RUN: %check defercliff-erased-guard %s %t -std=c++17-or-later

// The ways in which guards are written in the field.

#include <functional>
// CHECK-FIXES:#include <optional>
#include <utility>

void done();
struct Functor {
  void operator()() const;
};

// CHECK-FIXES:template <typename Callable>
class NotCopied {
// CHECK-NOTES: :[[@LINE-1]]:7: warning: guard class 'NotCopied' type-erases its action with 'std::function' in 'action', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+12]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+15]]:13: note: it is used once in this file, here
public:
  explicit NotCopied(std::function<void()> f) : action(std::move(f)) {}
  // CHECK-FIXES:  explicit NotCopied(Callable f) : action(std::move(f)) {}
  ~NotCopied() { action(); }

private:
  NotCopied(const NotCopied &);
  NotCopied &operator=(const NotCopied &);

private:
  std::function<void()> action;
  // CHECK-FIXES:  Callable action;
};
void useNotCopied() {
  NotCopied guard([] { done(); });
}

// A copy that is defined somewhere is one.
class Copied {
// CHECK-NOTES: :[[@LINE-1]]:7: warning: guard class 'Copied' type-erases its action with 'std::function' in 'action', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+9]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+11]]:10: note: it is used once in this file, here
// CHECK-NOTES: :[[@LINE-4]]:7: note: no fix is offered: members are defined outside of the class
public:
  explicit Copied(std::function<void()> f) : action(std::move(f)) {}
  ~Copied() { action(); }
  Copied(const Copied &);

private:
  std::function<void()> action;
};
void useCopied() {
  Copied guard([] { done(); });
}

// CHECK-FIXES:template <typename Callable>
class Chooses {
// CHECK-NOTES: :[[@LINE-1]]:7: warning: guard class 'Chooses' type-erases its action with 'std::function' in 'action', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+13]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+16]]:11: note: it is used once in this file, here
public:
  template <typename Callable>
  explicit Chooses(Callable &&callable) noexcept
      : action(std::is_lvalue_reference<decltype(callable)>::value
                   ? callable
                   : std::forward<Callable>(callable)) {}
// CHECK-FIXES:  explicit Chooses(Callable callable) noexcept
// CHECK-FIXES:      : action(std::move(callable)) {}
  ~Chooses() { action(); }

private:
  std::function<void()> action;
  // CHECK-FIXES:  Callable action;
};
void useChooses() {
  Chooses guard([] { done(); });
}

// CHECK-FIXES:template <typename Callable>
class Braced {
// CHECK-NOTES: :[[@LINE-1]]:7: warning: guard class 'Braced' type-erases its action with 'std::function' in 'action', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+8]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+11]]:10: note: it is used 2 times in this file; first here
public:
  explicit Braced(std::function<void()> f) : action(std::move(f)) {}
  // CHECK-FIXES:  explicit Braced(Callable f) : action(std::move(f)) {}
  ~Braced() { action(); }

private:
  std::function<void()> action;
  // CHECK-FIXES:  Callable action;
};
void useBraced() {
  Braced guard{Functor{}};
  Braced other{Functor()};
}

// CHECK-FIXES:template <typename Callable>
class Initialised {
// CHECK-NOTES: :[[@LINE-1]]:7: warning: guard class 'Initialised' type-erases its action with 'std::function' in 'action', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+8]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+11]]:15: note: it is used once in this file, here
public:
  Initialised(const std::function<void()> &action) : action{action} {}
  // CHECK-FIXES:  Initialised(Callable action) : action{action} {}
  ~Initialised() { action(); }

private:
  std::function<void()> action{};
  // CHECK-FIXES:  Callable action;
};
void useInitialised() {
  Initialised guard([] { done(); });
}

// CHECK-FIXES:template <typename Callable>
class Null {
// CHECK-NOTES: :[[@LINE-1]]:7: warning: guard class 'Null' type-erases its action with 'std::function' in 'action', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+8]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+11]]:8: note: it is used once in this file, here
public:
  explicit Null(std::function<void()> f) : action(std::move(f)) {}
  // CHECK-FIXES:  explicit Null(Callable f) : action(std::move(f)) {}
  ~Null() { action(); }

private:
  std::function<void()> action = nullptr;
  // CHECK-FIXES:  Callable action;
};
void useNull() {
  Null guard([] { done(); });
}

// A default action is one.
class Default {
// CHECK-NOTES: :[[@LINE-1]]:7: warning: guard class 'Default' type-erases its action with 'std::function' in 'action', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+8]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+10]]:11: note: it is used once in this file, here
// CHECK-NOTES: :[[@LINE-4]]:7: note: no fix is offered: 'action' is initialised where it is declared
public:
  explicit Default(std::function<void()> f) : action(std::move(f)) {}
  ~Default() { action(); }

private:
  std::function<void()> action = [] { done(); };
};
void useDefault() {
  Default guard([] { done(); });
}

// CHECK-FIXES:template <typename Callable>
class Exchanged {
// CHECK-NOTES: :[[@LINE-1]]:7: warning: guard class 'Exchanged' type-erases its action with 'std::function' in 'action', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+14]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+17]]:13: note: it is used once in this file, here
public:
  explicit Exchanged(std::function<void()> f) : action(std::move(f)) {}
  // CHECK-FIXES:  explicit Exchanged(Callable f) : action(std::move(f)) {}
  ~Exchanged() {
    if (action)
      action();
      // CHECK-FIXES:      (*action)();
  }
  void dismiss() { std::exchange(action, nullptr); }
  // CHECK-FIXES:  void dismiss() { action.reset(); }

private:
  std::function<void()> action;
  // CHECK-FIXES:  std::optional<Callable> action;
};
void useExchanged() {
  Exchanged guard([] { done(); });
}

// CHECK-FIXES:template <typename Callable>
class Emptied {
// CHECK-NOTES: :[[@LINE-1]]:7: warning: guard class 'Emptied' type-erases its action with 'std::function' in 'action', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+14]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+17]]:11: note: it is used once in this file, here
public:
  explicit Emptied(std::function<void()> f) : action(std::move(f)) {}
  // CHECK-FIXES:  explicit Emptied(Callable f) : action(std::move(f)) {}
  ~Emptied() {
    if (action)
      action();
      // CHECK-FIXES:      (*action)();
  }
  void dismiss() { action = decltype(action)(); }
  // CHECK-FIXES:  void dismiss() { action.reset(); }

private:
  std::function<void()> action;
  // CHECK-FIXES:  std::optional<Callable> action;
};
void useEmptied() {
  Emptied guard([] { done(); });
}

// CHECK-FIXES:template <typename Callable>
class FunctionReference {
// CHECK-NOTES: :[[@LINE-1]]:7: warning: guard class 'FunctionReference' type-erases its action with 'std::function' in 'action', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+8]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+12]]:21: note: it is used once in this file, here
public:
  explicit FunctionReference(std::function<void()> f) : action(std::move(f)) {}
  // CHECK-FIXES:  explicit FunctionReference(Callable f) : action(std::move(f)) {}
  ~FunctionReference() { action(); }

private:
  std::function<void()> action;
  // CHECK-FIXES:  Callable action;
};
void useFunctionReference() {
  auto &function = done;
  FunctionReference guard(function);
}

static void signature();
class Depends {
// CHECK-NOTES: :[[@LINE-1]]:7: warning: guard class 'Depends' type-erases its action with 'std::function' in 'action', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+8]]:38: note: the action is kept here
// CHECK-NOTES: :[[@LINE+10]]:11: note: it is used once in this file, here
// CHECK-NOTES: :[[@LINE-4]]:7: note: no fix is offered: the type of 'action' depends on a declaration
public:
  explicit Depends(std::function<void()> f) : action(std::move(f)) {}
  ~Depends() { action(); }

private:
  std::function<decltype(signature)> action;
};
void useDepends() {
  Depends guard([] { done(); });
}

// An unqualified move may be another one in a template.

using namespace std;
// CHECK-FIXES:template <typename Callable>
class Unqualified {
// CHECK-NOTES: :[[@LINE-1]]:7: warning: guard class 'Unqualified' type-erases its action with 'std::function' in 'action', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+15]]:20: note: the action is kept here
// CHECK-NOTES: :[[@LINE+18]]:15: note: it is used once in this file, here
public:
  explicit Unqualified(function<void()> f) : action(move(f)) {}
  // CHECK-FIXES:  explicit Unqualified(Callable f) : action(std::move(f)) {}
  ~Unqualified() {
    if (on)
      action();
  }
  Unqualified(Unqualified &&other)
      : action(move(other.action)), on(std::exchange(other.on, false)) {}
      // CHECK-FIXES:      : action(std::move(other.action)), on(std::exchange(other.on, false)) {}
  bool on = true;

private:
  function<void()> action;
  // CHECK-FIXES:  Callable action;
};
void useUnqualified() {
  Unqualified guard([] { done(); });
}

// CHECK-FIXES:template <typename Callable>
class Forwards {
// CHECK-NOTES: :[[@LINE-1]]:7: warning: guard class 'Forwards' type-erases its action with 'std::function' in 'action', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+8]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+11]]:12: note: it is used once in this file, here
public:
  template <typename F> explicit Forwards(F &&f) : action(forward<F>(f)) {}
  // CHECK-FIXES:  explicit Forwards(Callable f) : action(std::move(f)) {}
  ~Forwards() { action(); }

private:
  std::function<void()> action;
  // CHECK-FIXES:  Callable action;
};
void useForwards() {
  Forwards guard([] { done(); });
}

namespace project {
struct Task {
  void operator()() const;
};
Task &&move(Task &);
class OwnMove {
// CHECK-NOTES: :[[@LINE-1]]:7: warning: guard class 'OwnMove' type-erases its action with 'std::function' in 'action', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+8]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+9]]:29: note: it is used once in this file, here
// CHECK-NOTES: :[[@LINE-4]]:7: note: no fix is offered: the constructor does more to its action than to store it
public:
  explicit OwnMove(Task f) : action(move(f)) {}
  ~OwnMove() { action(); }

private:
  std::function<void()> action;
};
void useOwnMove() { OwnMove guard((Task())); }

} // namespace project
