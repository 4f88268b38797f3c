// RUN: %check defercliff-guard-in-loop %s %t

// What makes a class a guard: its destructor calls what it stores.

#include <functional>
#include <memory>
#include <utility>

int next();
void done(int);
void work();

template <class F> struct Plain {
  F Action;
  explicit Plain(F A) : Action(A) {}
  ~Plain() { Action(); }
};

// Through a method, under a condition.
template <class F> class Armed {
  F Action;
  bool On = true;
  void run() {
    if (On)
      Action();
    On = false;
  }

public:
  explicit Armed(F A) : Action(A) {}
  ~Armed() { run(); }
};

// Through a base class.
template <class F> struct Derived : Plain<F> {
  using Plain<F>::Plain;
};
template <class F> Derived(F) -> Derived<F>;

// The closure itself is the base.
template <class F> struct Inherits : F {
  explicit Inherits(F A) : F(A) {}
  ~Inherits() { (*this)(); }
};

template <class F> struct Moves {
  F Action;
  explicit Moves(F A) : Action(std::move(A)) {}
  ~Moves() { std::move(Action)(); }
};

struct Pointer {
  void (*Action)();
  explicit Pointer(void (*A)()) : Action(A) {}
  ~Pointer() {
    if (Action)
      Action();
  }
};

void guards() {
  while (int N = next()) {
    Plain A([N] { done(N); });
    // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: guard 'A' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    Armed B([N] { done(N); });
    // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: guard 'B' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    Derived C([N] { done(N); });
    // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: guard 'C' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    Inherits D([N] { done(N); });
    // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: guard 'D' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    Moves E([N] { done(N); });
    // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: guard 'E' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    Pointer P(work);
    // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: guard 'P' is constructed on every iteration of the loop; it calls its action through a function pointer [defercliff-guard-in-loop]
  }
}

// None of these is a guard.

// It calls back when it is called, not when it dies.
struct Button {
  std::function<void()> Pressed;
  explicit Button(std::function<void()> P) : Pressed(P) {}
  ~Button() { work(); }
  void press() { Pressed(); }
};

// A type with more to it than a callable does more than clean up.
struct Task {
  std::function<void()> Finished;
  std::unique_ptr<int> Result;
  explicit Task(std::function<void()> F) : Finished(F) {}
  ~Task() { Finished(); }
};

struct Value {
  int Number;
  explicit Value(int N) : Number(N) {}
  ~Value() { done(Number); }
};

struct Measure {
  int Start = next();
  ~Measure();
};

void noGuards() {
  while (int N = next()) {
    Button A([N] { done(N); });
    Task B([N] { done(N); });
    Value C(N);
    Measure D;
  }
}
