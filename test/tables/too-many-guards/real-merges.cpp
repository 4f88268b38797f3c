// std: c++17
// RUN: %table defercliff-too-many-guards %s %t
// Merging neighbours: what the fix makes of them must compile, and mean the same.
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
struct Buf { int n; void close(); };
void merge(Buf &b, int a, std::vector<int> v) { // want style: neighbours, of which some merge
  absl::Cleanup g0 = [&] { b.close(); };
  absl::Cleanup g1 = [&] { v.clear(); };
  absl::Cleanup g2 = [&] { int n = a; use(n); };
  absl::Cleanup g3 = [&] { int n = 3; use(n + a); };
  step(1);
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
void kinds(Buf &b, int a) { // want style: by copy and by reference
  absl::Cleanup g0 = [&b] { b.close(); };
  absl::Cleanup g1 = [a] { use(a); };
  absl::Cleanup g2 = [=] { use(a + 1); };
  absl::Cleanup g3 = [&a] { use(a + 2); };
  step(1);
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
void returns(Buf &b, int a) { // want style: an early return in an action cannot merge
  absl::Cleanup g0 = [&b] { if (b.n) return; b.close(); };
  absl::Cleanup g1 = [a] { if (a) return; use(a); };
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
void comments(Buf &b, int a) { // want style: comments between
  absl::Cleanup g0 = [&b] { b.close(); }; // closes b
  // and then a
  absl::Cleanup g1 = [a] { use(a); };
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
void gsl9(Buf &b, int a) { // want style: all neighbours
  auto g0 = gsl::finally([] { use(0); });
  auto g1 = gsl::finally([] { use(1); });
  auto g2 = gsl::finally([] { use(2); });
  auto g3 = gsl::finally([] { use(3); });
  auto g4 = gsl::finally([] { use(4); });
  auto g5 = gsl::finally([] { use(5); });
  auto g6 = gsl::finally([] { use(6); });
  auto g7 = gsl::finally([] { use(7); });
  auto g8 = gsl::finally([] { use(8); });
  step(0);
}
void erased9() { // want cost: neighbours that are erased stay
  Erased g0([] { use(0); });
  Erased g1([] { use(1); });
  Erased g2([] { use(2); });
  Erased g3([] { use(3); });
  Erased g4([] { use(4); });
  Erased g5([] { use(5); });
  Erased g6([] { use(6); });
  Erased g7([] { use(7); });
  Erased g8([] { use(8); });
  step(0);
}
void used(Buf &b) { // want style: one is cancelled later, one declared const, one mutable
  absl::Cleanup g0 = [&b] { b.close(); };
  absl::Cleanup g1 = [&b] { b.close(); };
  const absl::Cleanup g2 = [&b] { b.n = 1; };
  absl::Cleanup g3 = [k = 3]() mutable { use(++k); };
  step(1);
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
  std::move(g1).Cancel();
}
void throwing(int a) { // want style: noexcept ones and others
  absl::Cleanup g0 = [a]() noexcept { use(a); };
  absl::Cleanup g1 = [a]() noexcept { use(a + 1); };
  absl::Cleanup g2 = [a] { use(a + 2); };
  step(1);
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
#define CAT_(a, b) a##b
#define CAT(a, b) CAT_(a, b)
#define DEFER(...) auto CAT(d_, __COUNTER__) = gsl::finally([&] { __VA_ARGS__; })
#define DEFER2(x, y) DEFER(x); DEFER(y)
void macros(int a) { // want style: nine uses of a macro
  DEFER(use(a + 0));
  DEFER(use(a + 1));
  DEFER(use(a + 2));
  DEFER(use(a + 3));
  DEFER(use(a + 4));
  DEFER(use(a + 5));
  DEFER(use(a + 6));
  DEFER(use(a + 7));
  DEFER(use(a + 8));
}
void macroPairs(int a) { // quiet: guards from one use of a macro count once: five
  DEFER2(use(a + 0), step(a));
  DEFER2(use(a + 1), step(a));
  DEFER2(use(a + 2), step(a));
  DEFER2(use(a + 3), step(a));
  DEFER2(use(a + 4), step(a));
}
struct Own { template <class F> struct Guard { F f; ~Guard() { f(); } }; template <class F> static Guard<F> make(F f) { return {std::move(f)}; } void close(); int n;
  void run() { // want style: this, and a member
    auto g0 = make([this] { n -= 0; close(); });
    auto g1 = make([this] { n -= 1; close(); });
    auto g2 = make([this] { n -= 2; close(); });
    auto g3 = make([this] { n -= 3; close(); });
    auto g4 = make([this] { n -= 4; close(); });
    auto g5 = make([this] { n -= 5; close(); });
    auto g6 = make([this] { n -= 6; close(); });
    auto g7 = make([this] { n -= 7; close(); });
    auto g8 = make([this] { n -= 8; close(); });
    step(n);
  }
};
