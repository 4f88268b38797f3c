// std: c++17
// RUN: %table defercliff-too-many-guards %s %t
// Nine is too many, eight is not; blocks, cases and branches do not add up.
#include <absl/cleanup/cleanup.h>
#include <functional>
#include <gsl/util>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <utility>
#include <vector>
void use(int); void step(int); bool flag(int); int pull();
struct Erased { std::function<void()> f; explicit Erased(std::function<void()> g) : f(std::move(g)) {} Erased(const Erased &) = delete; ~Erased() { if (f) f(); } void dismiss() { f = nullptr; } };
void nine() { // want style: nine alive
  absl::Cleanup g0 = [] { use(0); };
  step(0);
  absl::Cleanup g1 = [] { use(1); };
  step(1);
  absl::Cleanup g2 = [] { use(2); };
  step(2);
  absl::Cleanup g3 = [] { use(3); };
  step(3);
  absl::Cleanup g4 = [] { use(4); };
  step(4);
  absl::Cleanup g5 = [] { use(5); };
  step(5);
  absl::Cleanup g6 = [] { use(6); };
  step(6);
  absl::Cleanup g7 = [] { use(7); };
  step(7);
  absl::Cleanup g8 = [] { use(8); };
  step(8);
}
void eight() { // quiet: eight
  absl::Cleanup g0 = [] { use(0); };
  step(0);
  absl::Cleanup g1 = [] { use(1); };
  step(1);
  absl::Cleanup g2 = [] { use(2); };
  step(2);
  absl::Cleanup g3 = [] { use(3); };
  step(3);
  absl::Cleanup g4 = [] { use(4); };
  step(4);
  absl::Cleanup g5 = [] { use(5); };
  step(5);
  absl::Cleanup g6 = [] { use(6); };
  step(6);
  absl::Cleanup g7 = [] { use(7); };
  step(7);
}
void siblings() { // quiet: never more than five alive
  {
    absl::Cleanup g0 = [] { use(0); };
    step(0);
    absl::Cleanup g1 = [] { use(1); };
    step(1);
    absl::Cleanup g2 = [] { use(2); };
    step(2);
    absl::Cleanup g3 = [] { use(3); };
    step(3);
    absl::Cleanup g4 = [] { use(4); };
    step(4);
  }
  {
    absl::Cleanup g0 = [] { use(0); };
    step(0);
    absl::Cleanup g1 = [] { use(1); };
    step(1);
    absl::Cleanup g2 = [] { use(2); };
    step(2);
    absl::Cleanup g3 = [] { use(3); };
    step(3);
    absl::Cleanup g4 = [] { use(4); };
    step(4);
  }
}
void nested() { // want style: five and four are nine
  absl::Cleanup g0 = [] { use(0); };
  step(0);
  absl::Cleanup g1 = [] { use(1); };
  step(1);
  absl::Cleanup g2 = [] { use(2); };
  step(2);
  absl::Cleanup g3 = [] { use(3); };
  step(3);
  absl::Cleanup g4 = [] { use(4); };
  step(4);
  {
    absl::Cleanup g5 = [] { use(5); };
    step(5);
    absl::Cleanup g6 = [] { use(6); };
    step(6);
    absl::Cleanup g7 = [] { use(7); };
    step(7);
    absl::Cleanup g8 = [] { use(8); };
    step(8);
  }
}
void cases(int k) { // quiet: the cases do not add up
  absl::Cleanup g0 = [] { use(0); };
  step(0);
  absl::Cleanup g1 = [] { use(1); };
  step(1);
  absl::Cleanup g2 = [] { use(2); };
  step(2);
  absl::Cleanup g3 = [] { use(3); };
  step(3);
  switch (k) {
  case 0: {
    absl::Cleanup g4 = [] { use(4); };
    step(4);
    absl::Cleanup g5 = [] { use(5); };
    step(5);
    absl::Cleanup g6 = [] { use(6); };
    step(6);
    absl::Cleanup g7 = [] { use(7); };
    step(7);
    break;
  }
  case 1: {
    absl::Cleanup g4 = [] { use(4); };
    step(4);
    absl::Cleanup g5 = [] { use(5); };
    step(5);
    absl::Cleanup g6 = [] { use(6); };
    step(6);
    absl::Cleanup g7 = [] { use(7); };
    step(7);
    break;
  }
  case 2: {
    absl::Cleanup g4 = [] { use(4); };
    step(4);
    absl::Cleanup g5 = [] { use(5); };
    step(5);
    absl::Cleanup g6 = [] { use(6); };
    step(6);
    absl::Cleanup g7 = [] { use(7); };
    step(7);
    break;
  }
  }
}
void branches(int k) { // quiet: four and four
  absl::Cleanup g0 = [] { use(0); };
  step(0);
  absl::Cleanup g1 = [] { use(1); };
  step(1);
  absl::Cleanup g2 = [] { use(2); };
  step(2);
  absl::Cleanup g3 = [] { use(3); };
  step(3);
  if (flag(k)) {
    absl::Cleanup g4 = [] { use(4); };
    step(4);
    absl::Cleanup g5 = [] { use(5); };
    step(5);
    absl::Cleanup g6 = [] { use(6); };
    step(6);
    absl::Cleanup g7 = [] { use(7); };
    step(7);
  } else {
    absl::Cleanup g4 = [] { use(4); };
    step(4);
    absl::Cleanup g5 = [] { use(5); };
    step(5);
    absl::Cleanup g6 = [] { use(6); };
    step(6);
    absl::Cleanup g7 = [] { use(7); };
    step(7);
  }
}
void early(int k) { // quiet: the first five are gone
  if (flag(k)) {
    absl::Cleanup g0 = [] { use(0); };
    step(0);
    absl::Cleanup g1 = [] { use(1); };
    step(1);
    absl::Cleanup g2 = [] { use(2); };
    step(2);
    absl::Cleanup g3 = [] { use(3); };
    step(3);
    absl::Cleanup g4 = [] { use(4); };
    step(4);
    return;
  }
  absl::Cleanup g0 = [] { use(0); };
  step(0);
  absl::Cleanup g1 = [] { use(1); };
  step(1);
  absl::Cleanup g2 = [] { use(2); };
  step(2);
  absl::Cleanup g3 = [] { use(3); };
  step(3);
  absl::Cleanup g4 = [] { use(4); };
  step(4);
  absl::Cleanup g5 = [] { use(5); };
  step(5);
  absl::Cleanup g6 = [] { use(6); };
  step(6);
  absl::Cleanup g7 = [] { use(7); };
  step(7);
}
void afterReturn(int k) { // want style: nine at the end, though with returns between them
  absl::Cleanup g0 = [] { use(0); };
  step(0);
  absl::Cleanup g1 = [] { use(1); };
  step(1);
  absl::Cleanup g2 = [] { use(2); };
  step(2);
  absl::Cleanup g3 = [] { use(3); };
  step(3);
  if (flag(k))
    return;
  absl::Cleanup g4 = [] { use(4); };
  step(4);
  absl::Cleanup g5 = [] { use(5); };
  step(5);
  absl::Cleanup g6 = [] { use(6); };
  step(6);
  absl::Cleanup g7 = [] { use(7); };
  step(7);
  absl::Cleanup g8 = [] { use(8); };
  step(8);
}
void dismissed() { // quiet: three are dismissed on all paths before the last three come
  absl::Cleanup g0 = [] { use(0); };
  step(0);
  absl::Cleanup g1 = [] { use(1); };
  step(1);
  absl::Cleanup g2 = [] { use(2); };
  step(2);
  absl::Cleanup g3 = [] { use(3); };
  step(3);
  absl::Cleanup g4 = [] { use(4); };
  step(4);
  absl::Cleanup g5 = [] { use(5); };
  step(5);
  std::move(g0).Cancel();
  std::move(g1).Cancel();
  std::move(g2).Cancel();
  absl::Cleanup g6 = [] { use(6); };
  step(6);
  absl::Cleanup g7 = [] { use(7); };
  step(7);
  absl::Cleanup g8 = [] { use(8); };
  step(8);
}
void dismissedSome(int k) { // want style: dismissed on one path only
  absl::Cleanup g0 = [] { use(0); };
  step(0);
  absl::Cleanup g1 = [] { use(1); };
  step(1);
  absl::Cleanup g2 = [] { use(2); };
  step(2);
  absl::Cleanup g3 = [] { use(3); };
  step(3);
  absl::Cleanup g4 = [] { use(4); };
  step(4);
  absl::Cleanup g5 = [] { use(5); };
  step(5);
  if (flag(k)) {
    std::move(g0).Cancel();
    std::move(g1).Cancel();
    std::move(g2).Cancel();
  }
  absl::Cleanup g6 = [] { use(6); };
  step(6);
  absl::Cleanup g7 = [] { use(7); };
  step(7);
  absl::Cleanup g8 = [] { use(8); };
  step(8);
}
void invoked() { // quiet: three ran early on all paths
  absl::Cleanup g0 = [] { use(0); };
  step(0);
  absl::Cleanup g1 = [] { use(1); };
  step(1);
  absl::Cleanup g2 = [] { use(2); };
  step(2);
  absl::Cleanup g3 = [] { use(3); };
  step(3);
  absl::Cleanup g4 = [] { use(4); };
  step(4);
  absl::Cleanup g5 = [] { use(5); };
  step(5);
  std::move(g0).Invoke();
  std::move(g1).Invoke();
  std::move(g2).Invoke();
  absl::Cleanup g6 = [] { use(6); };
  step(6);
  absl::Cleanup g7 = [] { use(7); };
  step(7);
  absl::Cleanup g8 = [] { use(8); };
  step(8);
}
