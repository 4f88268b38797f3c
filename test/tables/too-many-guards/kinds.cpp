// std: c++17
// RUN: %table defercliff-too-many-guards %s %t
// Rule: the level is cost if more than the limit are erased; templates, macros, lambdas.
#include <absl/cleanup/cleanup.h>
#include <functional>
#include <gsl/util>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

void use(int);
bool step(int);
class OnExit {
public:
  explicit OnExit(std::function<void()> action) : action_(std::move(action)) {}
  OnExit(const OnExit &) = delete;
  ~OnExit() { if (action_) action_(); }
private:
  std::function<void()> action_;
};
#define CAT_(a, b) a##b
#define CAT(a, b) CAT_(a, b)
#define BOTH(x) auto CAT(p, x) = gsl::finally([] { use(1); }); auto CAT(q, x) = gsl::finally([] { use(2); })
void erasedNine() { // want cost: nine erased ones
  OnExit e1([] { use(1); });
  step(1);
  OnExit e2([] { use(2); });
  step(2);
  OnExit e3([] { use(3); });
  step(3);
  OnExit e4([] { use(4); });
  step(4);
  OnExit e5([] { use(5); });
  step(5);
  OnExit e6([] { use(6); });
  step(6);
  OnExit e7([] { use(7); });
  step(7);
  OnExit e8([] { use(8); });
  step(8);
  OnExit e9([] { use(9); });
  step(9);
}
void erasedEight() { // quiet: eight
  OnExit e1([] { use(1); });
  step(1);
  OnExit e2([] { use(2); });
  step(2);
  OnExit e3([] { use(3); });
  step(3);
  OnExit e4([] { use(4); });
  step(4);
  OnExit e5([] { use(5); });
  step(5);
  OnExit e6([] { use(6); });
  step(6);
  OnExit e7([] { use(7); });
  step(7);
  OnExit e8([] { use(8); });
  step(8);
}
void mixed() { // want style: ten are alive, but only five of them erased
  OnExit e1([] { use(1); });
  step(1);
  OnExit e2([] { use(2); });
  step(2);
  OnExit e3([] { use(3); });
  step(3);
  OnExit e4([] { use(4); });
  step(4);
  OnExit e5([] { use(5); });
  step(5);
  auto g6 = gsl::finally([] { use(6); });
  step(6);
  auto g7 = gsl::finally([] { use(7); });
  step(7);
  auto g8 = gsl::finally([] { use(8); });
  step(8);
  auto g9 = gsl::finally([] { use(9); });
  step(9);
  auto g10 = gsl::finally([] { use(10); });
  step(10);
}
void shared() { // want cost: each has a control block
  std::shared_ptr<void> s0(nullptr, [](void *) { use(0); });
  step(0);
  std::shared_ptr<void> s1(nullptr, [](void *) { use(1); });
  step(1);
  std::shared_ptr<void> s2(nullptr, [](void *) { use(2); });
  step(2);
  std::shared_ptr<void> s3(nullptr, [](void *) { use(3); });
  step(3);
  std::shared_ptr<void> s4(nullptr, [](void *) { use(4); });
  step(4);
  std::shared_ptr<void> s5(nullptr, [](void *) { use(5); });
  step(5);
  std::shared_ptr<void> s6(nullptr, [](void *) { use(6); });
  step(6);
  std::shared_ptr<void> s7(nullptr, [](void *) { use(7); });
  step(7);
  std::shared_ptr<void> s8(nullptr, [](void *) { use(8); });
  step(8);
}
void macros() { // quiet: two guards of one expansion count once, five are alive
  BOTH(0);
  step(0);
  BOTH(1);
  step(1);
  BOTH(2);
  step(2);
  BOTH(3);
  step(3);
  BOTH(4);
  step(4);
}
void manyMacros() { // want style: nine expansions
  BOTH(0);
  step(0);
  BOTH(1);
  step(1);
  BOTH(2);
  step(2);
  BOTH(3);
  step(3);
  BOTH(4);
  step(4);
  BOTH(5);
  step(5);
  BOTH(6);
  step(6);
  BOTH(7);
  step(7);
  BOTH(8);
  step(8);
}
void lambdas() { // quiet: five here, five in the lambda
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
  auto inner = [] { // quiet: counts for itself
  auto g6 = gsl::finally([] { use(6); });
  step(6);
  auto g7 = gsl::finally([] { use(7); });
  step(7);
  auto g8 = gsl::finally([] { use(8); });
  step(8);
  auto g9 = gsl::finally([] { use(9); });
  step(9);
  auto g10 = gsl::finally([] { use(10); });
  step(10);
  };
  inner();
}
void lambdaNine() { // quiet: nothing of its own
  auto inner = [](int k) { // want style: nine in the lambda
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
  auto g9 = gsl::finally([] { use(9); });
  step(9);
  };
  inner(3);
}
template <bool Log> void constexprs() { // quiet: the discarded branch does not count in any instance
  if constexpr (Log) {
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
  } else {
  auto g6 = gsl::finally([] { use(6); });
  step(6);
  auto g7 = gsl::finally([] { use(7); });
  step(7);
  auto g8 = gsl::finally([] { use(8); });
  step(8);
  auto g9 = gsl::finally([] { use(9); });
  step(9);
  auto g10 = gsl::finally([] { use(10); });
  step(10);
  auto g11 = gsl::finally([] { use(11); });
  step(11);
  }
  auto g20 = gsl::finally([] { use(20); });
  step(20);
  auto g21 = gsl::finally([] { use(21); });
  step(21);
}
template <class T> void templated(T value) { // want style: nine in the instantiation
  auto t0 = gsl::finally([&value] { use(int(value)); });
  step(0);
  auto t1 = gsl::finally([&value] { use(int(value)); });
  step(1);
  auto t2 = gsl::finally([&value] { use(int(value)); });
  step(2);
  auto t3 = gsl::finally([&value] { use(int(value)); });
  step(3);
  auto t4 = gsl::finally([&value] { use(int(value)); });
  step(4);
  auto t5 = gsl::finally([&value] { use(int(value)); });
  step(5);
  auto t6 = gsl::finally([&value] { use(int(value)); });
  step(6);
  auto t7 = gsl::finally([&value] { use(int(value)); });
  step(7);
  auto t8 = gsl::finally([&value] { use(int(value)); });
  step(8);
}
template <class T> void never(T value) { // quiet: is never instantiated
  auto t0 = gsl::finally([&value] { value.close(); });
  value.step();
  auto t1 = gsl::finally([&value] { value.close(); });
  value.step();
  auto t2 = gsl::finally([&value] { value.close(); });
  value.step();
  auto t3 = gsl::finally([&value] { value.close(); });
  value.step();
  auto t4 = gsl::finally([&value] { value.close(); });
  value.step();
  auto t5 = gsl::finally([&value] { value.close(); });
  value.step();
  auto t6 = gsl::finally([&value] { value.close(); });
  value.step();
  auto t7 = gsl::finally([&value] { value.close(); });
  value.step();
  auto t8 = gsl::finally([&value] { value.close(); });
  value.step();
}
void instances() { constexprs<true>(); constexprs<false>(); templated(1); templated(2L); }
