// std: c++20
// RUN: %table defercliff-too-many-guards %s %t
// goto, try, loops, coroutines, optional guards, conditional declarations.
#include <coroutine>
#include <optional>
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
struct Task { struct promise_type { Task get_return_object() { return {}; } std::suspend_never initial_suspend() { return {}; } std::suspend_never final_suspend() noexcept { return {}; } void return_void() {} void unhandled_exception() {} }; };
Task coro() { // want style: nine in a coroutine
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
  co_return;
}
Task coro2() { // quiet: eight
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
  co_await std::suspend_never{};
}
void tries(int k) { // quiet: the try block and the handlers do not add up
  absl::Cleanup g0 = [] { use(0); };
  step(0);
  absl::Cleanup g1 = [] { use(1); };
  step(1);
  absl::Cleanup g2 = [] { use(2); };
  step(2);
  try {
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
  } catch (const std::exception &) {
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
  } catch (...) {
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
}
void heads(int k) { // want style: six, and those in heads of if and for
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
  if (auto a = gsl::finally([] { use(6); }); flag(k))
    for (auto b = gsl::finally([] { use(7); }); flag(k);) {
      absl::Cleanup c = [] { use(8); };
      step(k);
    }
}
void gotos(int k) { // quiet: the goto leaves the block of the first four
  {
    absl::Cleanup g0 = [] { use(0); };
    step(0);
    absl::Cleanup g1 = [] { use(1); };
    step(1);
    absl::Cleanup g2 = [] { use(2); };
    step(2);
    absl::Cleanup g3 = [] { use(3); };
    step(3);
    if (flag(k))
      goto out;
  }
out:
  step(1);
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
    absl::Cleanup g5 = [] { use(5); };
    step(5);
  }
}
void loops(int n) { // want style: five outside and four inside the loop
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
  while (n--) {
    absl::Cleanup g5 = [] { use(5); };
    step(5);
    absl::Cleanup g6 = [] { use(6); };
    step(6);
    absl::Cleanup g7 = [] { use(7); };
    step(7);
    absl::Cleanup g8 = [] { use(8); };
    step(8);
    if (flag(n))
      continue;
    step(n);
  }
}
void moved() { // want style: nine live guards, one of them moved to another name
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
  auto last = gsl::finally([] { use(9); });
  auto moved = std::move(last);
  step(9);
}
int rets(int k) { // quiet: a guard per branch that returns
  if (k == 0) {
    absl::Cleanup g = [] { use(0); };
    return 0;
  }
  if (k == 1) {
    absl::Cleanup g = [] { use(1); };
    return 1;
  }
  if (k == 2) {
    absl::Cleanup g = [] { use(2); };
    return 2;
  }
  if (k == 3) {
    absl::Cleanup g = [] { use(3); };
    return 3;
  }
  if (k == 4) {
    absl::Cleanup g = [] { use(4); };
    return 4;
  }
  if (k == 5) {
    absl::Cleanup g = [] { use(5); };
    return 5;
  }
  if (k == 6) {
    absl::Cleanup g = [] { use(6); };
    return 6;
  }
  if (k == 7) {
    absl::Cleanup g = [] { use(7); };
    return 7;
  }
  if (k == 8) {
    absl::Cleanup g = [] { use(8); };
    return 8;
  }
  if (k == 9) {
    absl::Cleanup g = [] { use(9); };
    return 9;
  }
  if (k == 10) {
    absl::Cleanup g = [] { use(10); };
    return 10;
  }
  if (k == 11) {
    absl::Cleanup g = [] { use(11); };
    return 11;
  }
  return 0;
}
void deep(int k) { // quiet: eight, deeply nested
  if (absl::Cleanup g0 = [] { use(0); }; flag(k))
    if (absl::Cleanup g1 = [] { use(1); }; flag(k))
      if (absl::Cleanup g2 = [] { use(2); }; flag(k))
        if (absl::Cleanup g3 = [] { use(3); }; flag(k))
          if (absl::Cleanup g4 = [] { use(4); }; flag(k))
            if (absl::Cleanup g5 = [] { use(5); }; flag(k))
              if (absl::Cleanup g6 = [] { use(6); }; flag(k))
                if (absl::Cleanup g7 = [] { use(7); }; flag(k))
                      step(k);
}
void deep9(int k) { // want style: nine, deeply nested
  if (absl::Cleanup g0 = [] { use(0); }; flag(k))
    if (absl::Cleanup g1 = [] { use(1); }; flag(k))
      if (absl::Cleanup g2 = [] { use(2); }; flag(k))
        if (absl::Cleanup g3 = [] { use(3); }; flag(k))
          if (absl::Cleanup g4 = [] { use(4); }; flag(k))
            if (absl::Cleanup g5 = [] { use(5); }; flag(k))
              if (absl::Cleanup g6 = [] { use(6); }; flag(k))
                if (absl::Cleanup g7 = [] { use(7); }; flag(k))
                  if (absl::Cleanup g8 = [] { use(8); }; flag(k))
                      step(k);
}
namespace n { class K { public: static void m(); }; }
void n::K::m() { // want style: a static method, defined outside
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
auto trailing(int k) -> int { // want style: a trailing return type
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
  return k;
}
void generic(auto k) { // want style: an abbreviated template, instantiated
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
  use(k);
}
void inst() { generic(1); generic(2L); }
