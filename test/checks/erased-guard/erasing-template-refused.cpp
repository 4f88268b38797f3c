// RUN: %check defercliff-erased-guard %s %t -std=c++17-or-later

// Reported, as the type of the action is known; but a closure has no empty
// state, cannot be assigned, and is not called where it is constant.

#include <functional>
#include <utility>

void done();

template <class F> class Tested {
// CHECK-NOTES: :[[@LINE-1]]:26: warning: guard class 'Tested' type-erases its action with 'std::function' in 'act', but is a template over its callable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+11]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+12]]:24: note: it is given one type of callable in this file, here
// CHECK-NOTES: :[[@LINE-4]]:26: note: no fix is offered: the class does more with 'act' than to run it
public:
  explicit Tested(F f) : act(std::move(f)) {}
  ~Tested() {
    if (act)
      act();
  }

private:
  std::function<void()> act;
};
void tested() { Tested guard([] { done(); }); }

template <class F> class Dropped {
// CHECK-NOTES: :[[@LINE-1]]:26: warning: guard class 'Dropped' type-erases its action with 'std::function' in 'act', but is a template over its callable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+9]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+10]]:26: note: it is given one type of callable in this file, here
// CHECK-NOTES: :[[@LINE-4]]:26: note: no fix is offered: the class does more with 'act' than to run it
public:
  explicit Dropped(F f) : act(std::move(f)) {}
  ~Dropped() { act(); }
  void dismiss() { act = [] {}; }

private:
  std::function<void()> act;
};
void dropped() { Dropped guard([] { done(); }); }

template <class F> class Public {
// CHECK-NOTES: :[[@LINE-1]]:26: warning: guard class 'Public' type-erases its action with 'std::function' in 'act', but is a template over its callable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+6]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+7]]:26: note: it is given one type of callable in this file, here
// CHECK-NOTES: :[[@LINE-4]]:26: note: no fix is offered: 'act' is not private
public:
  explicit Public(F f) : act(std::move(f)) {}
  ~Public() { act(); }
  std::function<void()> act;
};
void isPublic() { Public guard([] { done(); }); }

template <class F> class Constant {
// CHECK-NOTES: :[[@LINE-1]]:26: warning: guard class 'Constant' type-erases its action with 'std::function' in 'act', but is a template over its callable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+9]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+10]]:28: note: it is given one type of callable in this file, here
// CHECK-NOTES: :[[@LINE-4]]:26: note: no fix is offered: 'act' is called where it is constant
public:
  explicit Constant(F f) : act(std::move(f)) {}
  ~Constant() { run(); }

private:
  void run() const { act(); }
  std::function<void()> act;
};
void constant() { Constant guard([] { done(); }); }

template <class F> class Wrapping {
// CHECK-NOTES: :[[@LINE-1]]:26: warning: guard class 'Wrapping' type-erases its action with 'std::function' in 'act', but is a template over its callable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+8]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+9]]:28: note: it is given one type of callable in this file, here
// CHECK-NOTES: :[[@LINE-4]]:26: note: no fix is offered: the constructor does more to the action than to store it
public:
  explicit Wrapping(F f) : act([f] { f(); }) {}
  ~Wrapping() { act(); }

private:
  std::function<void()> act;
};
void wrapping() { Wrapping guard([] { done(); }); }

template <class F> class Returning {
// CHECK-NOTES: :[[@LINE-1]]:26: warning: guard class 'Returning' type-erases its action with 'std::function' in 'act', but is a template over its callable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+9]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+10]]:30: note: it is given one type of callable in this file, here
// CHECK-NOTES: :[[@LINE-4]]:26: note: no fix is offered: the class does more with 'act' than to run it
public:
  explicit Returning(F f) : act(std::move(f)) {}
  ~Returning() { run(); }

private:
  void run() { return act(); }
  std::function<void()> act;
};
void returning() { Returning guard([] { done(); }); }

template <class F> class Answering {
// CHECK-NOTES: :[[@LINE-1]]:26: warning: guard class 'Answering' type-erases its action with 'std::function' in 'act', but is a template over its callable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+8]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+9]]:30: note: it is given one type of callable in this file, here
// CHECK-NOTES: :[[@LINE-4]]:26: note: no fix is offered: 'act' takes arguments, or returns something
public:
  explicit Answering(F f) : act(std::move(f)) {}
  ~Answering() { act(); }

private:
  std::function<bool()> act;
};
void answering() { Answering guard([] { return true; }); }

template <class F> class Outside {
// CHECK-NOTES: :[[@LINE-1]]:26: warning: guard class 'Outside' type-erases its action with 'std::function' in 'act', but is a template over its callable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+9]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+11]]:26: note: it is given one type of callable in this file, here
// CHECK-NOTES: :[[@LINE-4]]:26: note: no fix is offered: members are defined outside of the class
public:
  explicit Outside(F f) : act(std::move(f)) {}
  ~Outside() { act(); }
  void cancel();

private:
  std::function<void()> act;
};
template <class F> void Outside<F>::cancel() { act = nullptr; }
void outside() { Outside guard([] { done(); }); }

template <class F> class Pointed {
// CHECK-NOTES: :[[@LINE-1]]:26: warning: guard class 'Pointed' type-erases its action with 'std::function' in 'act', but is a template over its callable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+8]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+9]]:37: note: it is given one type of callable in this file, here
// CHECK-NOTES: :[[@LINE-4]]:26: note: no fix is offered: a guard may be given a null pointer
public:
  explicit Pointed(F f) : act(std::move(f)) {}
  ~Pointed() { act(); }

private:
  std::function<void()> act;
};
void pointed(void (*f)()) { Pointed guard(f); }

template <class F> class Assigned {
// CHECK-NOTES: :[[@LINE-1]]:26: warning: guard class 'Assigned' type-erases its action with 'std::function' in 'act', but is a template over its callable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+8]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+11]]:12: note: it is given one type of callable in this file, here
// CHECK-NOTES: :[[@LINE-4]]:26: note: no fix is offered: guards are assigned, and a closure cannot be
public:
  explicit Assigned(F f) : act(std::move(f)) {}
  ~Assigned() { act(); }

private:
  std::function<void()> act;
};
void assigned() {
  auto action = [] { done(); };
  Assigned first(action);
  Assigned second(action);
  first = second;
}

template <class F> class NoDiscard {
// CHECK-NOTES: :[[@LINE-1]]:26: warning: guard class 'NoDiscard' type-erases its action with 'std::function' in 'act', but is a template over its callable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+8]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+12]]:30: note: it is given one type of callable in this file, here
// CHECK-NOTES: :[[@LINE-4]]:26: note: no fix is offered: the result of an action may not be discarded
public:
  explicit NoDiscard(F f) : act(std::move(f)) {}
  ~NoDiscard() { act(); }

private:
  std::function<void()> act;
};
struct Checked {
  [[nodiscard]] int operator()();
};
void noDiscard() { NoDiscard guard(Checked{}); }

template <class F> class Befriended {
// CHECK-NOTES: :[[@LINE-1]]:26: warning: guard class 'Befriended' type-erases its action with 'std::function' in 'act', but is a template over its callable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+9]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+10]]:32: note: it is given one type of callable in this file, here
// CHECK-NOTES: :[[@LINE-4]]:26: note: no fix is offered: the class has friends
public:
  explicit Befriended(F f) : act(std::move(f)) {}
  ~Befriended() { act(); }

private:
  friend struct Checked;
  std::function<void()> act;
};
void befriended() { Befriended guard([] { done(); }); }

template <class F> class Conditional {
// CHECK-NOTES: :[[@LINE-1]]:26: warning: guard class 'Conditional' type-erases its action with 'std::function' in 'act', but is a template over its callable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+11]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+12]]:34: note: it is given one type of callable in this file, here
// CHECK-NOTES: :[[@LINE-4]]:26: note: no fix is offered: a preprocessor directive stands in the class
public:
  explicit Conditional(F f) : act(std::move(f)) {}
  ~Conditional() { act(); }
#ifdef CANCEL
  void cancel() { act = nullptr; }
#endif

private:
  std::function<void()> act;
};
void conditional() { Conditional guard([] { done(); }); }
