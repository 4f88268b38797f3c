#pragma clang system_header

// A guard in a loop, but in code that its user cannot change.

#include <gsl/util>

int next();
void done(int);

inline void inSystemHeader() {
  while (int N = next()) {
    auto Guard = gsl::finally([N] { done(N); });
  }
}

template <class F> void forEach(F Action) {
  while (int N = next()) {
    auto Guard = gsl::finally([&] { Action(N); });
  }
}

#define SYSTEM_DEFER(Code) auto SystemGuard = gsl::finally([&] { Code; })
