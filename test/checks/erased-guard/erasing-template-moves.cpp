// RUN: %check defercliff-erased-guard %s %t -std=c++17-or-later

// A move that names `std::` is one for every callable; an unqualified one is
// found by the type of the wrapper alone.

#include <functional>
#include <type_traits>
#include <utility>

void done();

template <class F> class Qualified {
// CHECK-NOTES: :[[@LINE-1]]:26: warning: guard class 'Qualified' type-erases its action with 'std::function' in 'act', but is a template over its callable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+11]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+14]]:30: note: it is given one type of callable in this file, here
public:
  explicit Qualified(F f) : act(std::move(f)) {}
  Qualified(Qualified &&other) : act(std::move(other.act)), on(std::exchange(other.on, false)) {}
  ~Qualified() {
    if (on)
      act();
  }

private:
  std::function<void()> act;
  // CHECK-FIXES:  std::decay_t<F> act;
  bool on = true;
};
void qualified() { Qualified guard([] { done(); }); }

template <class F> class Unqualified {
// CHECK-NOTES: :[[@LINE-1]]:26: warning: guard class 'Unqualified' type-erases its action with 'std::function' in 'act', but is a template over its callable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+12]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+14]]:34: note: it is given one type of callable in this file, here
// CHECK-NOTES: :[[@LINE-4]]:26: note: no fix is offered: the class does more with 'act' than to run it
public:
  explicit Unqualified(F f) : act(std::move(f)) {}
  Unqualified(Unqualified &&other) : act(move(other.act)), on(std::exchange(other.on, false)) {}
  ~Unqualified() {
    if (on)
      act();
  }

private:
  std::function<void()> act;
  bool on = true;
};
void unqualified() { Unqualified guard([] { done(); }); }

// A parameter may be called as a function of the standard library is.
class Named {
// CHECK-NOTES: :[[@LINE-1]]:7: warning: guard class 'Named' type-erases its action with 'std::function' in 'f', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+14]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+16]]:22: note: it is used once in this file, here
public:
  explicit Named(std::function<void()> f) : f(std::move(f)) {}
  // CHECK-FIXES:  explicit Named(Callable f) : f(std::move(f)) {}
  Named(Named &&forward) : f(std::move(forward.f)) { forward.f = nullptr; }
  // CHECK-FIXES:  Named(Named &&forward) : f(std::move(forward.f)) { forward.f.reset(); }
  ~Named() {
    if (f)
      f();
      // CHECK-FIXES:      (*f)();
  }

private:
  std::function<void()> f;
  // CHECK-FIXES:  std::optional<Callable> f;
};
void named() { Named guard([] { done(); }); }
