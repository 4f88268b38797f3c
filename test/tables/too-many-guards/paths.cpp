// std: c++17
// RUN: %table defercliff-too-many-guards %s %t
// Paths: fall-through, goto, dismissed and left, init statements, merges that must keep the order.
#include <absl/cleanup/cleanup.h>
#include <cstdio>
#include <gsl/util>
#include <utility>

void stop(int);
bool ok(int);
class Guard {
  void (*f_)(int);
  int n_;
  bool armed_ = true;

public:
  Guard(void (*f)(int), int n) : f_(f), n_(n) {}
  ~Guard() {
    if (armed_)
      f_(n_);
  }
  void release() { armed_ = false; }
};

void mergeable(std::FILE *f, int n) { // want style: nine, side by side
  auto g1 = gsl::finally([] { stop(1); });
  auto g2 = gsl::finally([&] { std::fclose(f); });
  auto g3 = gsl::finally([&] { n = 0; });
  auto g4 = gsl::finally([=] { stop(n); });
  auto g5 = gsl::finally([n] { if (n) { stop(n); } });
  auto g6 = gsl::finally([n] {
    for (int i = 0; i < n; ++i)
      stop(i); // in turn
  });
  auto g7 = gsl::finally([n, f] { std::fprintf(f, "%d", n); });
  auto g8 = gsl::finally([n, g = 2] { stop(n + g); });
  auto g9 = gsl::finally([n]() noexcept { stop(n); });
  stop(0);
}

void sameNames(int n) { // want style: nine whose actions declare the same names
  absl::Cleanup g1 = [] { int x = 1; stop(x); };
  absl::Cleanup g2 = [] { int x = 2; stop(x); };
  absl::Cleanup g3 = [n] { int x = n; stop(x); };
  absl::Cleanup g4 = [n] { using T = int; T x = n; stop(x); };
  absl::Cleanup g5 = [&n] { n += 1; };
  absl::Cleanup g6 = [&n] { n += 2; };
  absl::Cleanup g7 = [] {};
  absl::Cleanup g8 = [] { stop(8); };
  absl::Cleanup g9 = [] { stop(9); };
}

void left(int n) { // quiet: the block with four more is entered only when four are dismissed
  Guard a(stop, 1), b(stop, 2), c(stop, 3), d(stop, 4);
  Guard e(stop, 5);
  if (ok(n)) {
    a.release();
    b.release();
    c.release();
    d.release();
    Guard f(stop, 6);
    Guard g(stop, 7);
    Guard h(stop, 8);
    Guard i(stop, 9);
    return;
  }
  stop(n);
}

void fallThrough(int n) { // want style: a switch that falls through its block keeps them alive
  Guard a(stop, 1), b(stop, 2), c(stop, 3), d(stop, 4);
  switch (n) {
  case 0:
    stop(0);
    [[fallthrough]];
  default: {
    Guard e(stop, 5), f(stop, 6), g(stop, 7), h(stop, 8);
    if (Guard i(stop, 9); ok(n))
      stop(9);
  }
  }
}

void jumps(int n) { // quiet: a jump back leaves the block, eight at most
  Guard a(stop, 1), b(stop, 2), c(stop, 3), d(stop, 4);
again: {
  Guard e(stop, 5), f(stop, 6), g(stop, 7), h(stop, 8);
  if (ok(n))
    goto again;
}
  {
    Guard i(stop, 9);
    stop(n);
  }
}

void twoNineApart(int n) { // want style: nine in the first block, whatever comes later
  {
    Guard a(stop, 1), b(stop, 2), c(stop, 3), d(stop, 4), e(stop, 5), f(stop, 6), g(stop, 7), h(stop, 8), i(stop, 9);
    stop(n);
  }
  Guard a(stop, 1);
  stop(n);
}

void statics(int n) { // quiet: statics die at the end of the program
  static Guard a(stop, 1), b(stop, 2), c(stop, 3), d(stop, 4), e(stop, 5);
  Guard f(stop, 6), g(stop, 7), h(stop, 8), i(stop, 9);
  stop(n);
}

void parameters(Guard &a, Guard *b, const Guard &c) { // quiet: guards of others
  Guard &d = a;
  Guard &e = *b;
  Guard f(stop, 6), g(stop, 7), h(stop, 8), i(stop, 9);
}
