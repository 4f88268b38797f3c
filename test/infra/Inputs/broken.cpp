// Does not compile: types and functions that nothing declares.

#include "guard.h"

void unknownType() {
  while (more()) {
    OnExit A([] { use(1); });
    Unknown B([] { use(2); });
    OnExit C(undeclared);
    OnExit D([] { undeclared(); });
    OnExit E;
  }
}

template <class T> void inTemplate(T Value) {
  for (auto Element : Value) {
    OnExit A([&Element] { missing(Element); });
    OnExit B([&] { T::missing(Element); });
  }
}

template <class F> struct Broken {
  F Action;
  Missing Other;
  ~Broken() { Action(); Other(); }
};

void brokenClass() {
  while (more()) {
    Broken<int> A;
    Broken B{[] {}, 1};
  }
}

struct Incomplete;
void incomplete() {
  while (more()) {
    Incomplete A;
    OnExit<Incomplete> B;
  }
}

int afterwards() { inTemplate(1); return more() }
