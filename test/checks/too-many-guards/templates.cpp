// RUN: %check defercliff-too-many-guards %s %t --option MaxGuards=2

// Templates are judged by their instantiations and reported once; branches
// that if constexpr discards do not count.

#include <gsl/util>

void done(int);
void work();

#define GUARD(Name) auto Name = gsl::finally([] { work(); })

template <class T> void twice() {
  // CHECK-MESSAGES: :[[@LINE-1]]:25: warning: function 'twice' keeps 3 guards alive at once, more than 2; it has 3 in all; this is a limit of readability [defercliff-too-many-guards]
  GUARD(A);
  GUARD(B);
  GUARD(C);
}

template <class T> void never() {
  GUARD(A);
  GUARD(B);
  GUARD(C);
}

template <bool More> void discarded() {
  GUARD(A);
  GUARD(B);
  if constexpr (More) {
    GUARD(C);
  }
}

template <bool More> void kept() {
  // CHECK-MESSAGES: :[[@LINE-1]]:27: warning: function 'kept' keeps 3 guards alive at once, more than 2; it has 3 in all; this is a limit of readability [defercliff-too-many-guards]
  GUARD(A);
  GUARD(B);
  if constexpr (More) {
    GUARD(C);
  }
}

// One type of guard makes it too many.
struct NoGuard {
  explicit NoGuard(void (*)()) {}
};

struct Guarding {
  explicit Guarding(void (*Action)()) : Action(Action) {}
  ~Guarding() { Action(); }
  void (*Action)();
};

template <class Third> void dependent() {
  // CHECK-MESSAGES: :[[@LINE-1]]:29: warning: function 'dependent' keeps 3 guards alive at once, more than 2; it has 3 in all; this is a limit of readability [defercliff-too-many-guards]
  GUARD(A);
  GUARD(B);
  Third C(work);
}

void instantiate() {
  twice<int>();
  twice<long>();
  discarded<false>();
  kept<false>();
  kept<true>();
  dependent<NoGuard>();
  dependent<Guarding>();
}
