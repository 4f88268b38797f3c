// std: c++17
// RUN: %table defercliff-too-many-guards %s %t
// cost when more than the limit of the guards alive are erased or allocating, else style
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

#include <memory>

void nineErased(int n) { // want cost: nine erased
  ANY(1);
  ANY(2);
  ANY(3);
  ANY(4);
  ANY(5);
  ANY(6);
  ANY(7);
  ANY(8);
  ANY(9);
  step(n);
}

void eightErasedOneInline(int n) { // want style: nine alive, only eight are erased
  ANY(1);
  ANY(2);
  ANY(3);
  ANY(4);
  ANY(5);
  ANY(6);
  ANY(7);
  ANY(8);
  UNDO(9);
  step(n);
}

void mixed(int n) { // want cost: twelve alive, nine of them erased
  UNDO(1);
  ANY(2);
  ANY(3);
  ANY(4);
  UNDO(5);
  ANY(6);
  ANY(7);
  ANY(8);
  ANY(9);
  UNDO(10);
  ANY(11);
  ANY(12);
  step(n);
}

void eightErased(int n) { // quiet: eight
  ANY(1);
  ANY(2);
  ANY(3);
  ANY(4);
  ANY(5);
  ANY(6);
  ANY(7);
  ANY(8);
  step(n);
}

#define SHARED(k) std::shared_ptr<void> CAT(shared_, k)(nullptr, [](void *) { undo(k); })
void nineAllocating(int n) { // want cost: nine control blocks
  SHARED(1);
  SHARED(2);
  SHARED(3);
  SHARED(4);
  SHARED(5);
  SHARED(6);
  SHARED(7);
  SHARED(8);
  SHARED(9);
  step(n);
}

void erasedOrAllocating(int n) { // want cost: five erased and four allocating
  SHARED(1);
  ANY(2);
  SHARED(3);
  ANY(4);
  SHARED(5);
  ANY(6);
  SHARED(7);
  ANY(8);
  ANY(9);
  step(n);
}

void overStdFunction(int n) { // want cost: an inline template over std::function is erased
  std::function<void()> f = [n] { undo(n); };
  Guard a(f), b(f), c(f), d(f), e(f);
  Guard<std::function<void()>> g(f), h(f), i(f);
  Guard<std::function<void()>> j([] { undo(1); });
  step(n);
}

void erasedInSiblings(int n) { // want style: the fullest point has six inline and four erased
  UNDO(1);
  UNDO(2);
  UNDO(3);
  UNDO(4);
  UNDO(5);
  UNDO(6);
  {
    ANY(7);
    ANY(8);
    ANY(9);
    ANY(10);
    step(1);
  }
  {
    ANY(11);
    ANY(12);
    step(2);
  }
}

void erasedSiblingsBelow(int n) { // quiet: ten erased in the text, five alive
  {
    ANY(1);
    ANY(2);
    ANY(3);
    ANY(4);
    ANY(5);
    step(1);
  }
  {
    ANY(6);
    ANY(7);
    ANY(8);
    ANY(9);
    ANY(10);
    step(n);
  }
}
