// std: c++17
// RUN: %table defercliff-too-many-guards %s %t
// Alive at once, by scopes and paths; lambdas for themselves.
#include <absl/cleanup/cleanup.h>
#include <functional>
#include <gsl/gsl>
#include <mutex>
void f(int);
class Erased {
  std::function<void()> f_;

public:
  explicit Erased(std::function<void()> f) : f_(std::move(f)) {}
  ~Erased() {
    if (f_)
      f_();
  }
  void dismiss() { f_ = nullptr; }
};
#define CAT2(a, b) a##b
#define CAT(a, b) CAT2(a, b)
#define ON_EXIT(code) auto CAT(onExit, __LINE__) = gsl::finally([=] { code; })
#define TWO(code) auto CAT(one, __LINE__) = gsl::finally([=] { code; }); auto CAT(two, __LINE__) = gsl::finally([=] { code; })

void nine(int n) { // want style: nine alive
  ON_EXIT(f(n)); f(1);
  ON_EXIT(f(n)); f(2);
  ON_EXIT(f(n)); f(3);
  ON_EXIT(f(n)); f(4);
  ON_EXIT(f(n)); f(5);
  ON_EXIT(f(n)); f(6);
  ON_EXIT(f(n)); f(7);
  ON_EXIT(f(n)); f(8);
  ON_EXIT(f(n)); f(9);
}
void eight(int n) { // quiet: eight
  ON_EXIT(f(n)); f(1);
  ON_EXIT(f(n)); f(2);
  ON_EXIT(f(n)); f(3);
  ON_EXIT(f(n)); f(4);
  ON_EXIT(f(n)); f(5);
  ON_EXIT(f(n)); f(6);
  ON_EXIT(f(n)); f(7);
  ON_EXIT(f(n)); f(8);
}
void siblings(int n) { // quiet: five at once
  { ON_EXIT(f(n)); f(1);
    ON_EXIT(f(n)); f(2);
    ON_EXIT(f(n)); f(3);
    ON_EXIT(f(n)); f(4);
    ON_EXIT(f(n)); f(5); }
  { ON_EXIT(f(n)); f(1);
    ON_EXIT(f(n)); f(2);
    ON_EXIT(f(n)); f(3);
    ON_EXIT(f(n)); f(4);
    ON_EXIT(f(n)); f(5); }
}
void macros(int n) { // quiet: guards from one macro count once: five
  TWO(f(n)); f(1);
  TWO(f(n)); f(2);
  TWO(f(n)); f(3);
  TWO(f(n)); f(4);
  TWO(f(n)); f(5);
}
void erased(int n) { // want cost: nine erased ones
  Erased a([n] { f(n); }); f(1);
  Erased b([n] { f(n); }); f(1);
  Erased c([n] { f(n); }); f(1);
  Erased d([n] { f(n); }); f(1);
  Erased e([n] { f(n); }); f(1);
  Erased g([n] { f(n); }); f(1);
  Erased h([n] { f(n); }); f(1);
  Erased i([n] { f(n); }); f(1);
  Erased j([n] { f(n); }); f(1);
}
void mixed(int n) { // want style: nine, but only eight erased
  Erased a([n] { f(n); }); f(1);
  Erased b([n] { f(n); }); f(1);
  Erased c([n] { f(n); }); f(1);
  Erased d([n] { f(n); }); f(1);
  Erased e([n] { f(n); }); f(1);
  Erased g([n] { f(n); }); f(1);
  Erased h([n] { f(n); }); f(1);
  Erased i([n] { f(n); }); f(1);
  absl::Cleanup j = [n] { f(n); }; f(1);
}
void dismissedHalf(int n) { // quiet: the first two are dismissed before the rest
  Erased a([n] { f(n); }); f(1);
  Erased b([n] { f(n); }); f(1);
  a.dismiss();
  b.dismiss();
  Erased c([n] { f(n); }); f(1);
  Erased d([n] { f(n); }); f(1);
  Erased e([n] { f(n); }); f(1);
  Erased g([n] { f(n); }); f(1);
  Erased h([n] { f(n); }); f(1);
  Erased i([n] { f(n); }); f(1);
  Erased j([n] { f(n); }); f(1);
}
void inLambda(int n) { // quiet: two of its own
  ON_EXIT(f(n));
  f(0);
  auto body = [=] { // want style: the lambda has nine
    ON_EXIT(f(n)); f(1);
    ON_EXIT(f(n)); f(2);
    ON_EXIT(f(n)); f(3);
    ON_EXIT(f(n)); f(4);
    ON_EXIT(f(n)); f(5);
    ON_EXIT(f(n)); f(6);
    ON_EXIT(f(n)); f(7);
    ON_EXIT(f(n)); f(8);
    ON_EXIT(f(n)); f(9);
  };
  ON_EXIT(body());
}
void locks(std::mutex *m) { // quiet: owners do not count
  std::lock_guard<std::mutex> a(m[0]), b(m[1]), c(m[2]), d(m[3]), e(m[4]), g(m[5]), h(m[6]), i(m[7]), j(m[8]), k(m[9]);
}
