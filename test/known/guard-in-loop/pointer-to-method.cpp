// std: c++17
// RUN: %table defercliff-guard-in-loop %s %t
// A pointer to a method is kept as the action: not taken for a callable.

template <class T> struct MemberGuard {
  T &object;
  void (T::*method)();
  ~MemberGuard() { (object.*method)(); }
};
struct Spi {
  void select(int);
  void release();
};

void poll(Spi &spi, int n) {
  for (int i = 0; i < n; ++i) {
    MemberGuard<Spi> guard{spi, &Spi::release}; // missed style: a method is its action
    spi.select(i);
  }
}
