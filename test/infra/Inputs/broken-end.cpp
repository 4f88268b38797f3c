// Does not compile: ends in the middle.

#include "guard.h"
#include "no-such-header.h"

void cut() {
  for (int I = 0; I < 9; ++I) {
    OnExit A([&I] { use(I); });
    OnExit B([&I] { use(I
