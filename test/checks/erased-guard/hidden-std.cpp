// RUN: %check defercliff-erased-guard %s %t -std=c++17-or-later

// Where `std` means something else, the fix says which one it is.

#include <functional>
#include <utility>
// CHECK-FIXES:#include <optional>
// CHECK-FIXES:#include <type_traits>

void done();

namespace app {
namespace std {
struct polyfill {};
} // namespace std

class Tests {
// CHECK-NOTES: :[[@LINE-1]]:7: warning: guard class 'Tests' type-erases its action with 'std::function' in 'f_', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+13]]:27: note: the action is kept here
// CHECK-NOTES: :[[@LINE+66]]:14: note: it is used once in this file, here
public:
  explicit Tests(::std::function<void()> f) : f_(::std::move(f)) {}
  // CHECK-FIXES:  explicit Tests(Callable f) : f_(::std::move(f)) {}
  Tests(const Tests &) = delete;
  ~Tests() {
    if (f_)
      f_();
    // CHECK-FIXES:      (*f_)();
  }

private:
  ::std::function<void()> f_;
  // CHECK-FIXES:  ::std::optional<Callable> f_;
};

class Chooses {
// CHECK-NOTES: :[[@LINE-1]]:7: warning: guard class 'Chooses' type-erases its action with 'std::function' in 'f_', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+10]]:27: note: the action is kept here
// CHECK-NOTES: :[[@LINE+48]]:16: note: it is used once in this file, here
public:
  template <typename F>
  explicit Chooses(F &&f) : f_(::std::forward<F>(f)) {}
  // CHECK-FIXES:  explicit Chooses(Callable f) : f_(::std::move(f)) {}
  Chooses(const Chooses &) = delete;
  ~Chooses() { f_(); }

private:
  ::std::function<void()> f_;
  // CHECK-FIXES:  Callable f_;
};

template <typename F> class Erases {
// CHECK-NOTES: :[[@LINE-1]]:29: warning: guard class 'Erases' type-erases its action with 'std::function' in 'f_', but is a template over its callable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+8]]:27: note: the action is kept here
// CHECK-NOTES: :[[@LINE+33]]:15: note: it is given one type of callable in this file, here
public:
  explicit Erases(F f) : f_(::std::move(f)) {}
  Erases(const Erases &) = delete;
  ~Erases() { f_(); }

private:
  ::std::function<void()> f_;
  // CHECK-FIXES:  ::std::decay_t<F> f_;
};
} // namespace app

using ::std::move;
class HasMember {
// CHECK-NOTES: :[[@LINE-1]]:7: warning: guard class 'HasMember' type-erases its action with 'std::function' in 'f_', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+11]]:27: note: the action is kept here
// CHECK-NOTES: :[[@LINE+18]]:13: note: it is used once in this file, here
  struct std {};

public:
  explicit HasMember(::std::function<void()> f) : f_(move(f)) {}
  // CHECK-FIXES:  explicit HasMember(Callable f) : f_(::std::move(f)) {}
  HasMember(const HasMember &) = delete;
  ~HasMember() { f_(); }

private:
  ::std::function<void()> f_;
  // CHECK-FIXES:  Callable f_;
};

void use() {
  app::Tests tests([] { done(); });
  app::Chooses chooses([] { done(); });
  app::Erases erases([] { done(); });
  HasMember member([] { done(); });
}
