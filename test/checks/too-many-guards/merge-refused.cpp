// RUN: %check defercliff-too-many-guards %s %t --option MaxGuards=1

// Guards that stay apart: merging them would lose or change something.

#include <QScopeGuard>
#include <folly/ScopeGuard.h>
#include <gsl/util>
#include <string>

void done(int);
void work();
int next();

void comment() {
  // CHECK-MESSAGES: :[[@LINE-1]]:6: warning: function 'comment' keeps 2 guards alive at once, more than 1; it has 2 in all; this is a limit of readability [defercliff-too-many-guards]
  auto First = gsl::finally([] { done(1); });
  // Closes the second.
  auto Second = gsl::finally([] { done(2); });
}

void workBetween() {
  // CHECK-MESSAGES: :[[@LINE-1]]:6: warning: function 'workBetween' keeps 2 guards alive at once, more than 1; it has 2 in all; this is a limit of readability [defercliff-too-many-guards]
  auto First = gsl::finally([] { done(1); });
  work();
  auto Second = gsl::finally([] { done(2); });
}

void directive() {
  // CHECK-MESSAGES: :[[@LINE-1]]:6: warning: function 'directive' keeps 2 guards alive at once, more than 1; it has 2 in all; this is a limit of readability [defercliff-too-many-guards]
  auto First = gsl::finally([] { done(1); });
#ifdef EXTRA
  work();
#endif
  auto Second = gsl::finally([] { done(2); });
}

// A return would end the actions behind it too.
void leaves(int A) {
  // CHECK-MESSAGES: :[[@LINE-1]]:6: warning: function 'leaves' keeps 2 guards alive at once, more than 1; it has 2 in all; this is a limit of readability [defercliff-too-many-guards]
  auto First = gsl::finally([] { done(1); });
  auto Second = gsl::finally([A] {
    if (A)
      return;
    done(2);
  });
}

void dismissed() {
  // CHECK-MESSAGES: :[[@LINE-1]]:6: warning: function 'dismissed' keeps 2 guards alive at once, more than 1; it has 2 in all; this is a limit of readability [defercliff-too-many-guards]
  auto First = qScopeGuard([] { done(1); });
  auto Second = qScopeGuard([] { done(2); });
  if (next())
    Second.dismiss();
}

void initCapture() {
  // CHECK-MESSAGES: :[[@LINE-1]]:6: warning: function 'initCapture' keeps 2 guards alive at once, more than 1; it has 2 in all; this is a limit of readability [defercliff-too-many-guards]
  auto First = gsl::finally([N = next()] { done(N); });
  auto Second = gsl::finally([N = next()] { done(N); });
}

void differentKinds() {
  // CHECK-MESSAGES: :[[@LINE-1]]:6: warning: function 'differentKinds' keeps 2 guards alive at once, more than 1; it has 2 in all; this is a limit of readability [defercliff-too-many-guards]
  auto First = gsl::finally([] { done(1); });
  auto Second = qScopeGuard([] { done(2); });
}

void differentDefaults(int A) {
  // CHECK-MESSAGES: :[[@LINE-1]]:6: warning: function 'differentDefaults' keeps 2 guards alive at once, more than 1; it has 2 in all; this is a limit of readability [defercliff-too-many-guards]
  auto First = gsl::finally([&] { done(A); });
  auto Second = gsl::finally([=] { done(A); });
}

void copyAndReference(int A) {
  // CHECK-MESSAGES: :[[@LINE-1]]:6: warning: function 'copyAndReference' keeps 2 guards alive at once, more than 1; it has 2 in all; this is a limit of readability [defercliff-too-many-guards]
  auto First = gsl::finally([A] { done(A); });
  auto Second = gsl::finally([&A] { done(A); });
}

// A second copy of the string is not the first one.
void copies(std::string Name) {
  // CHECK-MESSAGES: :[[@LINE-1]]:6: warning: function 'copies' keeps 2 guards alive at once, more than 1; it has 2 in all; this is a limit of readability [defercliff-too-many-guards]
  auto First = gsl::finally([Name] { work(); });
  auto Second = gsl::finally([Name] { work(); });
}

void changesItsCopy(int A) {
  // CHECK-MESSAGES: :[[@LINE-1]]:6: warning: function 'changesItsCopy' keeps 2 guards alive at once, more than 1; it has 2 in all; this is a limit of readability [defercliff-too-many-guards]
  auto First = gsl::finally([A]() mutable { done(++A); });
  auto Second = gsl::finally([A]() mutable { done(++A); });
}

void notALambda(void (*Action)()) {
  // CHECK-MESSAGES: :[[@LINE-1]]:6: warning: function 'notALambda' keeps 2 guards alive at once, more than 1; it has 2 in all; this is a limit of readability [defercliff-too-many-guards]
  auto First = gsl::finally(Action);
  auto Second = gsl::finally([] { done(2); });
}

void macros() {
  // CHECK-MESSAGES: :[[@LINE-1]]:6: warning: function 'macros' keeps 2 guards alive at once, more than 1; it has 2 in all; this is a limit of readability [defercliff-too-many-guards]
  SCOPE_EXIT { done(1); };
  SCOPE_EXIT { done(2); };
}

template <typename F> struct Exit {
  F Action;
  explicit Exit(F Action) : Action(Action) {}
  ~Exit() { Action(); }
};

// A factory, a constructor or a destructor with something else to do.
template <typename F> Exit<F> traced(F Action) {
  next();
  return Exit<F>(Action);
}

void factoryDoesMore(int A) {
  // CHECK-MESSAGES: :[[@LINE-1]]:6: warning: function 'factoryDoesMore' keeps 2 guards alive at once, more than 1; it has 2 in all; this is a limit of readability [defercliff-too-many-guards]
  auto First = traced([&] { done(A); });
  auto Second = traced([&] { done(A + 1); });
}

template <typename F> struct Counted {
  F Action;
  explicit Counted(F Action) : Action(Action) { next(); }
  ~Counted() { Action(); }
};

void constructorDoesMore(int A) {
  // CHECK-MESSAGES: :[[@LINE-1]]:6: warning: function 'constructorDoesMore' keeps 2 guards alive at once, more than 1; it has 2 in all; this is a limit of readability [defercliff-too-many-guards]
  Counted First([&] { done(A); });
  Counted Second([&] { done(A + 1); });
}

template <typename F> struct Loud {
  F Action;
  explicit Loud(F Action) : Action(Action) {}
  ~Loud() {
    next();
    Action();
  }
};

void destructorDoesMore(int A) {
  // CHECK-MESSAGES: :[[@LINE-1]]:6: warning: function 'destructorDoesMore' keeps 2 guards alive at once, more than 1; it has 2 in all; this is a limit of readability [defercliff-too-many-guards]
  Loud First([&] { done(A); });
  Loud Second([&] { done(A + 1); });
}

template <typename F> Exit<F> onExit(F Action) { return Exit<F>(Action); }
template <typename F> Exit<F> atEnd(F Action) { return Exit<F>(Action); }

void twoFactories(int A) {
  // CHECK-MESSAGES: :[[@LINE-1]]:6: warning: function 'twoFactories' keeps 2 guards alive at once, more than 1; it has 2 in all; this is a limit of readability [defercliff-too-many-guards]
  auto First = onExit([&] { done(A); });
  auto Second = atEnd([&] { done(A + 1); });
}

// A comment that would go with the captures, or with a guard.
void commentInCaptures(int A) {
  // CHECK-MESSAGES: :[[@LINE-1]]:6: warning: function 'commentInCaptures' keeps 2 guards alive at once, more than 1; it has 2 in all; this is a limit of readability [defercliff-too-many-guards]
  auto First = gsl::finally([A /* the first */] { done(A); });
  auto Second = gsl::finally([A] { done(A); });
}

void commentBeforeBody(int A) {
  // CHECK-MESSAGES: :[[@LINE-1]]:6: warning: function 'commentBeforeBody' keeps 2 guards alive at once, more than 1; it has 2 in all; this is a limit of readability [defercliff-too-many-guards]
  auto First = gsl::finally([A] { done(A); });
  auto Second = gsl::finally([A] /* at last */ { done(A); });
}

void commentBehindBody(int A) {
  // CHECK-MESSAGES: :[[@LINE-1]]:6: warning: function 'commentBehindBody' keeps 2 guards alive at once, more than 1; it has 2 in all; this is a limit of readability [defercliff-too-many-guards]
  auto First = gsl::finally([A] { done(A); });
  auto Second = gsl::finally([A] { done(A); } /* once */);
}

// A pack is as many captures as it has elements.
void doneAll();
template <class... T> void doneAll(int, T...);
template <class... T> void packs(T... All) {
  // CHECK-MESSAGES: :[[@LINE-1]]:28: warning: function 'packs' keeps 2 guards alive at once, more than 1; it has 2 in all; this is a limit of readability [defercliff-too-many-guards]
  auto First = gsl::finally([All...] { doneAll(All...); });
  auto Second = gsl::finally([All...] { doneAll(All...); });
}
template <class... T> void onePack(T... All) {
  // CHECK-MESSAGES: :[[@LINE-1]]:28: warning: function 'onePack' keeps 2 guards alive at once, more than 1; it has 2 in all; this is a limit of readability [defercliff-too-many-guards]
  auto First = gsl::finally([All...] { doneAll(All...); });
  auto Second = gsl::finally([] { done(2); });
}
template <class... T> void emptyPack(T... All) {
  // CHECK-MESSAGES: :[[@LINE-1]]:28: warning: function 'emptyPack' keeps 2 guards alive at once, more than 1; it has 2 in all; this is a limit of readability [defercliff-too-many-guards]
  auto First = gsl::finally([All...] { doneAll(All...); });
  auto Second = gsl::finally([] { done(2); });
}

void callPacks() {
  packs(1, 2);
  onePack(1);
  emptyPack();
}

// There is no room for the lines of the merged action behind a brace.
void behindBrace(int A) {
  // CHECK-MESSAGES: :[[@LINE-1]]:6: warning: function 'behindBrace' keeps 2 guards alive at once, more than 1; it has 2 in all; this is a limit of readability [defercliff-too-many-guards]
  { auto First = gsl::finally([A] { done(A); }); auto Second = gsl::finally([A] { done(A + 1); }); }
}
