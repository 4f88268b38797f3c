// std: c++17
// RUN: %table defercliff-too-many-guards %s %t
// owners and look-alikes are not counted without an option
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

#include <fstream>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

std::mutex m1, m2, m3;

void eightAndOwners(int n) { // quiet: eight guards; the locks, pointers and streams are owners
  std::lock_guard<std::mutex> l1(m1);
  std::unique_lock<std::mutex> l2(m2);
  std::scoped_lock l3(m3);
  auto p = std::make_unique<int>(n);
  std::ifstream in("x");
  UNDO(1);
  UNDO(2);
  UNDO(3);
  UNDO(4);
  UNDO(5);
  UNDO(6);
  UNDO(7);
  UNDO(8);
  step(*p);
}

void onlyOwners(int n) { // quiet: ten owners
  std::unique_ptr<int> a(new int(1)), b(new int(2)), c(new int(3)), d(new int(4)), e(new int(5));
  std::unique_ptr<int> f(new int(1)), g(new int(2)), h(new int(3)), i(new int(4)), j(new int(5));
  step(*a + n);
}

void lookAlikes(int n) { // quiet: callables, vectors and threads are no guards
  std::function<void()> f1 = [] { undo(1); }, f2 = f1, f3 = f1, f4 = f1, f5 = f1;
  std::vector<std::function<void()>> all{f1, f2, f3, f4, f5};
  auto c1 = [] { undo(1); };
  auto c2 = [] { undo(2); };
  std::thread t([] { undo(3); });
  UNDO(1);
  UNDO(2);
  UNDO(3);
  c1();
  c2();
  t.join();
}

void statics(int n) { // quiet: static guards are not alive in the body's frame
  static Guard s1([] { undo(1); });
  static Guard s2([] { undo(2); });
  UNDO(3);
  UNDO(4);
  UNDO(5);
  UNDO(6);
  UNDO(7);
  UNDO(8);
  UNDO(9);
  UNDO(10);
  step(n);
}

void nineAndOwners(int n) { // want style: nine guards besides the lock
  std::lock_guard<std::mutex> l1(m1);
  UNDO(1);
  UNDO(2);
  UNDO(3);
  UNDO(4);
  UNDO(5);
  UNDO(6);
  UNDO(7);
  UNDO(8);
  UNDO(9);
  step(n);
}

struct Box {
  AnyGuard member;
};
void members(Box &a, Box &b, AnyGuard &c, AnyGuard *d) { // quiet: references and pointers to guards belong to others
  AnyGuard &r1 = a.member, &r2 = b.member, &r3 = c, &r4 = *d, &r5 = c, &r6 = c, &r7 = c, &r8 = c, &r9 = c;
  r1.dismiss();
  r9.dismiss();
}
