#include <functional>
#include <vector>

#include "guard.h"

// NOLINTNEXTLINE(defercliff-too-many-guards)
void silenced() {
  while (more()) {
    OnExit A([] { use(1); }); // NOLINT
    OnExit B([] { use(2); }); // NOLINT(defercliff-guard-in-loop)
    OnExit C([] { use(3); }); // NOLINT(defercliff-*)
    // NOLINTNEXTLINE(defercliff-guard-in-loop)
    OnExit D([] { use(4); });
    OnExit Loud([] { use(5); }); // NOLINT(defercliff-loop-capture)
  }
}

void kept(std::vector<std::function<void()>> &Actions) {
  for (int I = 0; I < 9; ++I)
    Actions.push_back([&I] { use(I); }); // NOLINT(defercliff-loop-capture)
  for (int J = 0; J < 9; ++J)
    // NOLINTNEXTLINE
    Actions.push_back([&J] { use(J); });
  // NOLINTBEGIN(defercliff-loop-capture)
  for (int K = 0; K < 9; ++K)
    Actions.push_back([&K] { use(K); });
  // NOLINTEND(defercliff-loop-capture)
  for (int Loud = 0; Loud < 9; ++Loud)
    Actions.push_back([&Loud] { use(Loud); });
}

void loud() {
  OnExit A([] { use(1); });
  OnExit B([] { use(2); });
}
