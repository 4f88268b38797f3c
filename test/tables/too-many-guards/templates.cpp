// std: c++20
// RUN: %table defercliff-too-many-guards %s %t
// templates are counted by instantiation and reported once; discarded branches of an instantiation do not count
#include <functional>
#include <utility>

template <class F> class [[nodiscard]] Guard {
  F f_;
  bool live_ = true;

public:
  explicit Guard(F f) : f_(std::move(f)) {}
  Guard(Guard &&o) noexcept : f_(std::move(o.f_)), live_(std::exchange(o.live_, false)) {}
  ~Guard() { if (live_) f_(); }
  void dismiss() { live_ = false; }
};
class AnyGuard {
  std::function<void()> f_;

public:
  explicit AnyGuard(std::function<void()> f) : f_(std::move(f)) {}
  AnyGuard(AnyGuard &&o) noexcept : f_(std::exchange(o.f_, nullptr)) {}
  ~AnyGuard() { if (f_) f_(); }
  void dismiss() { f_ = nullptr; }
};

void undo(int);
bool step(int);
#define CAT_I(a, b) a##b
#define CAT(a, b) CAT_I(a, b)
#define UNDO(k) Guard CAT(guard_, k)([] { undo(k); })
#define ANY(k) AnyGuard CAT(any_, k)([] { undo(k); })

template <class T> void nine(T v) { // want style: two instantiations, one report
  Guard a([v] { undo(v); });
  UNDO(2);
  UNDO(3);
  UNDO(4);
  UNDO(5);
  UNDO(6);
  UNDO(7);
  UNDO(8);
  Guard i([&v] { undo(v); });
  step(v);
}

template <class T> void eight(T v) { // quiet: eight in each instantiation
  Guard a([v] { undo(v); });
  UNDO(2);
  UNDO(3);
  UNDO(4);
  UNDO(5);
  UNDO(6);
  UNDO(7);
  UNDO(8);
  step(v);
}

template <bool Extra> void discarded(int n) { // quiet: only instantiated without the extra guards
  UNDO(1);
  UNDO(2);
  UNDO(3);
  UNDO(4);
  UNDO(5);
  UNDO(6);
  if constexpr (Extra) {
    UNDO(7);
    UNDO(8);
    UNDO(9);
    step(n);
  }
  step(-n);
}

template <bool Extra> void kept(int n) { // want style: one instantiation keeps the extra guards
  UNDO(1);
  UNDO(2);
  UNDO(3);
  UNDO(4);
  UNDO(5);
  UNDO(6);
  if constexpr (Extra) {
    UNDO(7);
    UNDO(8);
    UNDO(9);
    step(n);
  }
  step(-n);
}

template <class F> void erasedByArgument(F f) { // want cost: instantiated with std::function only
  Guard<F> a(f), b(f), c(f), d(f), e(f), g(f), h(f), i(f), j(f);
  f();
}

template <class T> struct Table {
  T value{};
  void build() { // want style: member of a class template, two instantiations
    Guard a([this] { undo(value); });
    UNDO(2);
    UNDO(3);
    UNDO(4);
    UNDO(5);
    UNDO(6);
    UNDO(7);
    UNDO(8);
    UNDO(9);
    step(value);
  }
  void small() { // quiet: two
    UNDO(1);
    UNDO(2);
    step(value);
  }
};

void abbreviated(auto v) { // want style: abbreviated function template
  Guard a([v] { undo(v); });
  UNDO(2);
  UNDO(3);
  UNDO(4);
  UNDO(5);
  UNDO(6);
  UNDO(7);
  UNDO(8);
  UNDO(9);
  step(v);
}

template <class... Ts> void pack(Ts... ts) { // quiet: one guard per lambda call, none add up
  (..., [&] { Guard g([&] { undo(ts); }); step(ts); }());
}

void use() { // quiet: no guards
  nine(1);
  nine('c');
  eight(1);
  eight(2L);
  discarded<false>(1);
  kept<false>(1);
  kept<true>(1);
  erasedByArgument(std::function<void()>([] { undo(0); }));
  Table<int>().build();
  Table<long>().build();
  Table<int>().small();
  abbreviated(1);
  abbreviated('x');
  pack(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
}
