// std: c++17
// RUN: %table defercliff-too-many-guards %s %t
// Lambdas, templates, constexpr, loops, erased guards, methods, constructors.
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
void lambdas() { // quiet: five here, five in the lambda
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
  auto l = [] { // quiet: a lambda counts for itself
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
  };
  l();
}
void lambdaMany() { // quiet: none of its own
  auto l = [] { // want style: nine in the lambda
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
  };
  l();
}
template <int N> void constexprs() { // quiet: the discarded branch does not count
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
  if constexpr (N > 3) {
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
void c1() { constexprs<1>(); }
template <int N> void constexprs2() { // want style: taken in one instantiation
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
  if constexpr (N > 3) {
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
void c2() { constexprs2<1>(); constexprs2<4>(); constexprs2<5>(); }
void erased() { // want cost: nine erased
  Erased g0([] { use(0); });
  step(0);
  Erased g1([] { use(1); });
  step(1);
  Erased g2([] { use(2); });
  step(2);
  Erased g3([] { use(3); });
  step(3);
  Erased g4([] { use(4); });
  step(4);
  Erased g5([] { use(5); });
  step(5);
  Erased g6([] { use(6); });
  step(6);
  Erased g7([] { use(7); });
  step(7);
  Erased g8([] { use(8); });
  step(8);
}
void mixed() { // want style: only five of ten are erased
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
  Erased g5([] { use(5); });
  step(5);
  Erased g6([] { use(6); });
  step(6);
  Erased g7([] { use(7); });
  step(7);
  Erased g8([] { use(8); });
  step(8);
  Erased g9([] { use(9); });
  step(9);
}
void mixed2() { // want cost: nine of ten are erased
  absl::Cleanup g0 = [] { use(0); };
  step(0);
  Erased g1([] { use(1); });
  step(1);
  Erased g2([] { use(2); });
  step(2);
  Erased g3([] { use(3); });
  step(3);
  Erased g4([] { use(4); });
  step(4);
  Erased g5([] { use(5); });
  step(5);
  Erased g6([] { use(6); });
  step(6);
  Erased g7([] { use(7); });
  step(7);
  Erased g8([] { use(8); });
  step(8);
  Erased g9([] { use(9); });
  step(9);
}
void loop(int n) { // quiet: one alive at a time
  for (int i = 0; i < n; ++i) {
    absl::Cleanup a = [] { use(1); };
    step(i);
  }
}
struct S {
  S() { // want style: nine in a constructor
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
  ~S() { // quiet: eight in a destructor
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
  int operator()(int) const { // want style: nine in an operator
    auto g0 = gsl::finally([] { use(0); });
    step(0);
    auto g1 = gsl::finally([] { use(1); });
    step(1);
    auto g2 = gsl::finally([] { use(2); });
    step(2);
    auto g3 = gsl::finally([] { use(3); });
    step(3);
    auto g4 = gsl::finally([] { use(4); });
    step(4);
    auto g5 = gsl::finally([] { use(5); });
    step(5);
    auto g6 = gsl::finally([] { use(6); });
    step(6);
    auto g7 = gsl::finally([] { use(7); });
    step(7);
    auto g8 = gsl::finally([] { use(8); });
    step(8);
    return 1;
  }
};
void locks(std::vector<std::mutex> &m) { // quiet: owners do not count
  std::lock_guard<std::mutex> l0(m[0]);
  std::lock_guard<std::mutex> l1(m[1]);
  std::lock_guard<std::mutex> l2(m[2]);
  std::lock_guard<std::mutex> l3(m[3]);
  std::lock_guard<std::mutex> l4(m[4]);
  std::lock_guard<std::mutex> l5(m[5]);
  std::lock_guard<std::mutex> l6(m[6]);
  std::lock_guard<std::mutex> l7(m[7]);
  std::lock_guard<std::mutex> l8(m[8]);
}
void heap() { // quiet: guards in a container, and two of its own
  std::vector<gsl::final_action<void (*)()>> v;
  for (int i = 0; i < 20; ++i)
    v.push_back(gsl::finally(+[] { use(1); }));
  absl::Cleanup g0 = [] { use(0); };
  step(0);
  absl::Cleanup g1 = [] { use(1); };
  step(1);
}
void temporaries() { // quiet: they die at once
  gsl::finally([] { use(0); });
  gsl::finally([] { use(1); });
  gsl::finally([] { use(2); });
  gsl::finally([] { use(3); });
  gsl::finally([] { use(4); });
  gsl::finally([] { use(5); });
  gsl::finally([] { use(6); });
  gsl::finally([] { use(7); });
  gsl::finally([] { use(8); });
  gsl::finally([] { use(9); });
  gsl::finally([] { use(10); });
  gsl::finally([] { use(11); });
}
void refs() { // want style: nine temporaries kept alive
  const auto &g0 = gsl::finally([] { use(0); });
  step(0);
  const auto &g1 = gsl::finally([] { use(1); });
  step(1);
  const auto &g2 = gsl::finally([] { use(2); });
  step(2);
  const auto &g3 = gsl::finally([] { use(3); });
  step(3);
  const auto &g4 = gsl::finally([] { use(4); });
  step(4);
  const auto &g5 = gsl::finally([] { use(5); });
  step(5);
  const auto &g6 = gsl::finally([] { use(6); });
  step(6);
  const auto &g7 = gsl::finally([] { use(7); });
  step(7);
  const auto &g8 = gsl::finally([] { use(8); });
  step(8);
}
void statics() { // quiet: static guards are no automatic ones
  static auto g0 = gsl::finally([] { use(0); });
  static auto g1 = gsl::finally([] { use(1); });
  static auto g2 = gsl::finally([] { use(2); });
  static auto g3 = gsl::finally([] { use(3); });
  static auto g4 = gsl::finally([] { use(4); });
  static auto g5 = gsl::finally([] { use(5); });
  static auto g6 = gsl::finally([] { use(6); });
  static auto g7 = gsl::finally([] { use(7); });
  static auto g8 = gsl::finally([] { use(8); });
}
