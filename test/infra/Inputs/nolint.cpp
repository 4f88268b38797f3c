#include <vector>
#include <functional>
#include "guard.h"

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
  for (int I = 0; I < 9; ++I)
    // NOLINTNEXTLINE(defercliff-loop-capture)
    Actions.push_back([&I] { use(I); });
  // NOLINTBEGIN(defercliff-loop-capture)
  for (int I = 0; I < 9; ++I)
    Actions.push_back([&I] { use(I); });
  // NOLINTEND(defercliff-loop-capture)
  for (int I = 0; I < 9; ++I)
    Actions.push_back([&I] { use(I); });
}

// NOLINTNEXTLINE(defercliff-too-many-guards)
void many() {
  OnExit A([] { use(1); });
  OnExit B([] { use(2); });
}

void manyAndLoud() {
  OnExit A([] { use(1); });
  OnExit B([] { use(2); });
}
