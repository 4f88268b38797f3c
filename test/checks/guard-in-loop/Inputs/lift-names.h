#pragma once

#include <gsl/util>

int next();
void done(int);
void work();
void loopBody();

#define SHARED_MACRO loopBody()

inline void usesMacro() {
  while (next()) {
    auto Guard = gsl::finally([N = next()] { done(N); });
    SHARED_MACRO;
  }
}
