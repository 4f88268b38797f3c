#pragma once

// A guard is a reference to a temporary of a class derived from its type.

namespace Loki {

class ScopeGuardImplBase {
public:
  void Dismiss() const throw() { dismissed_ = true; }

protected:
  ScopeGuardImplBase() throw() : dismissed_(false) {}
  ScopeGuardImplBase(const ScopeGuardImplBase &other) throw()
      : dismissed_(other.dismissed_) {
    other.Dismiss();
  }
  ~ScopeGuardImplBase() {}
  template <typename J> static void SafeExecute(J &j) throw() {
    if (!j.dismissed_)
      j.Execute();
  }

  mutable bool dismissed_;
};

typedef const ScopeGuardImplBase &ScopeGuard;

template <typename F> class ScopeGuardImpl0 : public ScopeGuardImplBase {
public:
  static ScopeGuardImpl0<F> MakeGuard(F fun) { return ScopeGuardImpl0<F>(fun); }
  ~ScopeGuardImpl0() throw() { SafeExecute(*this); }
  void Execute() { fun_(); }

protected:
  ScopeGuardImpl0(F fun) : fun_(fun) {}
  F fun_;
};

template <typename F, typename P1>
class ScopeGuardImpl1 : public ScopeGuardImplBase {
public:
  static ScopeGuardImpl1<F, P1> MakeGuard(F fun, P1 p1) {
    return ScopeGuardImpl1<F, P1>(fun, p1);
  }
  ~ScopeGuardImpl1() throw() { SafeExecute(*this); }
  void Execute() { fun_(p1_); }

protected:
  ScopeGuardImpl1(F fun, P1 p1) : fun_(fun), p1_(p1) {}
  F fun_;
  const P1 p1_;
};

template <typename F> ScopeGuardImpl0<F> MakeGuard(F fun) {
  return ScopeGuardImpl0<F>::MakeGuard(fun);
}
template <typename F, typename P1> ScopeGuardImpl1<F, P1> MakeGuard(F fun, P1 p1) {
  return ScopeGuardImpl1<F, P1>::MakeGuard(fun, p1);
}

} // namespace Loki

#define LOKI_CONCATENATE_DIRECT(s1, s2) s1##s2
#define LOKI_CONCATENATE(s1, s2) LOKI_CONCATENATE_DIRECT(s1, s2)
#define LOKI_ON_BLOCK_EXIT                                                     \
  ::Loki::ScopeGuard LOKI_CONCATENATE(scopeGuard, __LINE__) = ::Loki::MakeGuard
