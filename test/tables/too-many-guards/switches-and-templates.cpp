// std: c++17
// RUN: %table defercliff-too-many-guards %s %t
// Switch cases, if constexpr, templates, constructors, C clean-ups, gotos.
#include <gsl/gsl>
#include <utility>
void f(int);
void freep(char **);
template <class F> class Exit {
  F f_;
  bool on_ = true;

public:
  Exit(F f) : f_(std::move(f)) {}
  Exit(Exit &&o) : f_(std::move(o.f_)), on_(std::exchange(o.on_, false)) {}
  ~Exit() {
    if (on_)
      f_();
  }
  void cancel() { on_ = false; }
};
#define CAT2(a, b) a##b
#define CAT(a, b) CAT2(a, b)
#define DEFER Exit CAT(defer, __LINE__) = [=]

void cases(int n) { // quiet: at most six
  DEFER { f(n); };
  f(1);
  DEFER { f(n); };
  f(2);
  switch (n) {
  case 1: {
    DEFER { f(n); };
    f(1);
    DEFER { f(n); };
    f(2);
    DEFER { f(n); };
    f(3);
    DEFER { f(n); };
    f(3);
    break;
  }
  case 2: {
    DEFER { f(n); };
    f(1);
    DEFER { f(n); };
    f(2);
    DEFER { f(n); };
    f(3);
    DEFER { f(n); };
    f(3);
    break;
  }
  }
}
template <bool Big> void discarded(int n) { // quiet: the instance without the branch has six
  DEFER { f(n); };
  f(1);
  DEFER { f(n); };
  f(1);
  DEFER { f(n); };
  f(1);
  if constexpr (Big) {
    DEFER { f(n); };
    f(1);
    DEFER { f(n); };
    f(1);
    DEFER { f(n); };
    f(1);
    DEFER { f(n); };
    f(1);
    DEFER { f(n); };
    f(1);
    DEFER { f(n); };
    f(1);
  }
}
template void discarded<false>(int);
template <class T> void instantiated(T n) { // want style: nine in each instance, once
  DEFER { f(int(n)); };
  f(1);
  DEFER { f(int(n)); };
  f(1);
  DEFER { f(int(n)); };
  f(1);
  DEFER { f(int(n)); };
  f(1);
  DEFER { f(int(n)); };
  f(1);
  DEFER { f(int(n)); };
  f(1);
  DEFER { f(int(n)); };
  f(1);
  DEFER { f(int(n)); };
  f(1);
  DEFER { f(int(n)); };
  f(1);
}
template void instantiated<int>(int);
template void instantiated<long>(long);
struct Setup {
  Setup(int n) { // want style: a constructor
    DEFER { f(n); }; f(1);
    DEFER { f(n); }; f(1);
    DEFER { f(n); }; f(1);
    {
      DEFER { f(n); }; f(1);
      DEFER { f(n); }; f(1);
      if (n) {
        DEFER { f(n); }; f(1);
        DEFER { f(n); }; f(1);
        for (;;) {
          DEFER { f(n); }; f(1);
          DEFER { f(n); }; f(1);
          break;
        }
      }
    }
  }
};
void attributes() { // quiet: C clean-ups have a limit of their own
  __attribute__((cleanup(freep))) char *a = nullptr, *b = nullptr, *c = nullptr, *d = nullptr, *e = nullptr;
  __attribute__((cleanup(freep))) char *g = nullptr, *h = nullptr, *i = nullptr, *j = nullptr, *k = nullptr;
  f(1);
}
void cancelledOneByOne(int n) { // want style: nine at the fullest point, cancelled after it
  Exit a = [=] { f(n); }; f(1);
  Exit b = [=] { f(n); }; f(1);
  Exit c = [=] { f(n); }; f(1);
  Exit d = [=] { f(n); }; f(1);
  Exit e = [=] { f(n); }; f(1);
  Exit g = [=] { f(n); }; f(1);
  Exit h = [=] { f(n); }; f(1);
  Exit i = [=] { f(n); }; f(1);
  Exit j = [=] { f(n); }; f(1);
  a.cancel(), b.cancel(), c.cancel(), d.cancel(), e.cancel(), g.cancel(), h.cancel(), i.cancel(), j.cancel();
}
