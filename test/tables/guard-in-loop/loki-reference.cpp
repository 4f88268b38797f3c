// std: c++14
// RUN: %table defercliff-guard-in-loop %s %t
// a const reference bound to a temporary guard (Loki, old mongo): the temporary lives as long, so it is the guard
#include <cstdio>
#include <vector>

namespace Loki {
class ScopeGuardImplBase {
  ScopeGuardImplBase &operator=(const ScopeGuardImplBase &) = delete;

protected:
  ~ScopeGuardImplBase() {}
  ScopeGuardImplBase() : dismissed_(false) {}
  ScopeGuardImplBase(const ScopeGuardImplBase &other) noexcept : dismissed_(other.dismissed_) { other.Dismiss(); }
  template <typename J> static void SafeExecute(J &j) noexcept {
    if (!j.dismissed_)
      try {
        j.Execute();
      } catch (...) {
      }
  }
  mutable bool dismissed_;

public:
  void Dismiss() const noexcept { dismissed_ = true; }
};
typedef const ScopeGuardImplBase &ScopeGuard;

template <typename F> class ScopeGuardImpl0 : public ScopeGuardImplBase {
public:
  static ScopeGuardImpl0<F> MakeGuard(F fun) { return ScopeGuardImpl0<F>(fun); }
  ~ScopeGuardImpl0() noexcept { SafeExecute(*this); }
  void Execute() { fun_(); }

protected:
  ScopeGuardImpl0(F fun) : fun_(fun) {}
  F fun_;
};
template <typename F> inline ScopeGuardImpl0<F> MakeGuard(F fun) { return ScopeGuardImpl0<F>::MakeGuard(fun); }

template <typename F, typename P1> class ScopeGuardImpl1 : public ScopeGuardImplBase {
public:
  static ScopeGuardImpl1<F, P1> MakeGuard(F fun, P1 p1) { return ScopeGuardImpl1<F, P1>(fun, p1); }
  ~ScopeGuardImpl1() noexcept { SafeExecute(*this); }
  void Execute() { fun_(p1_); }

protected:
  ScopeGuardImpl1(F fun, P1 p1) : fun_(fun), p1_(p1) {}
  F fun_;
  const P1 p1_;
};
template <typename F, typename P1> inline ScopeGuardImpl1<F, P1> MakeGuard(F fun, P1 p1) { return ScopeGuardImpl1<F, P1>::MakeGuard(fun, p1); }
} // namespace Loki
#define LOKI_CAT_I(a, b) a##b
#define LOKI_CAT(a, b) LOKI_CAT_I(a, b)
#define LOKI_ON_BLOCK_EXIT ::Loki::ScopeGuard LOKI_CAT(scopeGuard, __LINE__) = ::Loki::MakeGuard

struct Closer { void operator()(std::FILE *f) const { if (f) std::fclose(f); } };
struct Rollback { void operator()() const { std::puts("rollback"); } };
struct Value { int n; };
Value compute(int);

void names(const std::vector<const char *> &paths) {
  for (const char *p : paths) {
    std::FILE *f = std::fopen(p, "r");
    Loki::ScopeGuard g = Loki::MakeGuard(Closer(), f); // want style: lifetime-extended temporary
    std::fgetc(f);
  }
}

void macros(const std::vector<const char *> &paths) {
  for (std::size_t i = 0; i != paths.size(); ++i) {
    std::FILE *f = std::fopen(paths[i], "r");
    LOKI_ON_BLOCK_EXIT(Closer(), f); // want style: the macro's reference
    std::fgetc(f);
  }
}

bool transactions(int n) {
  while (n--) {
    const Loki::ScopeGuardImplBase &undo = Loki::MakeGuard(Rollback()); // want style: without the typedef
    if (n == 5)
      return false;
    undo.Dismiss();
  }
  return true;
}

void autoReference(int n) {
  while (n--) {
    auto &&undo = Loki::MakeGuard([] { std::puts("x"); }); // want style: auto&& extends the temporary too
    std::puts("y");
  }
}

int plainReferences(int n) {
  int sum = 0;
  Loki::ScopeGuard all = Loki::MakeGuard(Rollback()); // quiet: before the loop
  for (int i = 0; i < n; ++i) {
    const Value &v = compute(i); // quiet: a temporary that is no guard
    Loki::ScopeGuard alias = all; // quiet: binds to a guard made before the loop
    sum += v.n;
  }
  all.Dismiss();
  return sum;
}
