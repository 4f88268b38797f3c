// std: c++17
// RUN: %table defercliff-guard-in-loop %s %t -- %qt -fPIC
// Libraries: Abseil, GSL, Qt, Boost, shared_ptr<void>, unique_ptr; inline, erased, allocating.
#include <QtCore/QScopeGuard>
#include <QtCore/QScopedValueRollback>
#include <absl/cleanup/cleanup.h>
#include <absl/functional/any_invocable.h>
#include <absl/synchronization/mutex.h>
#include <boost/scope_exit.hpp>
#include <cstdio>
#include <functional>
#include <gsl/gsl>
#include <memory>
#include <mutex>
#include <string>
#include <vector>
void done(int);
void use(int);
void step();

void inlineOnes(int n) {
  for (int i = 0; i < n; ++i) {
    absl::Cleanup a = [i] { done(i); }; // want style: inline
    auto b = absl::MakeCleanup([i] { done(i); }); // want style: inline
    auto c = gsl::finally([&] { step(); }); // want style: inline, uses nothing of the iteration
    auto d = qScopeGuard([i] { done(i); }); // want style: inline
    QScopeGuard e([i] { done(i); }); // want style: inline, CTAD
    const auto &f = absl::MakeCleanup([i] { done(i); }); // want style: a reference that keeps a temporary
    use(i);
  }
}
void erasedOnes(int n, const std::function<void()> &given) {
  for (int i = 0; i < n; ++i) {
    absl::Cleanup<absl::cleanup_internal::Tag, std::function<void()>> a = std::function<void()>([i] { done(i); }); // want cost: erased, fits
    auto b = gsl::finally(std::function<void()>([i] { done(i); })); // want cost: erased, fits
    absl::Cleanup c = given; // want cost: a copy of a std::function
    std::unique_ptr<int, std::function<void(int *)>> d(new int(i), [](int *p) { delete p; }); // want cost: an erased deleter
    std::shared_ptr<void> e(nullptr, [i](void *) { done(i); }); // want cost: a control block
  }
}
void allocatingOnes(int n, std::string name) {
  int x = 0, y = 0;
  for (int i = 0; i < n; ++i) {
    auto a = gsl::finally(std::function<void()>([&x, &y, &n] { done(x + y + n); })); // want cost: 24 bytes
    auto b = absl::MakeCleanup(std::function<void()>([name] { use(int(name.size())); })); // want cost: a string
    auto c = absl::MakeCleanup(absl::AnyInvocable<void()>([&x, &y, &n] { done(x + y + n); })); // want cost: 24 bytes, 16 in AnyInvocable
  }
}
void boosts(int n) {
  for (int i = 0; i < n; ++i) {
    BOOST_SCOPE_EXIT(i) { done(i); } BOOST_SCOPE_EXIT_END // want style: inline
    BOOST_SCOPE_EXIT_ALL(i) { done(i); }; // want cost: a boost::function
    use(i);
  }
}
void owners(int n, std::mutex &m, absl::Mutex &am) {
  int depth = 0;
  for (int i = 0; i < n; ++i) {
    std::lock_guard<std::mutex> a(m); // quiet: an owner
    absl::MutexLock b(&am); // quiet: an owner
    std::unique_ptr<FILE, int (*)(FILE *)> c(std::fopen("x", "r"), &std::fclose); // quiet: an owner
    auto d = std::make_unique<int>(i); // quiet: an owner
    std::shared_ptr<int> e(new int(i), [](int *p) { delete p; }); // quiet: an owner of something
    QScopedValueRollback<int> f(depth, i); // quiet: no callable
  }
}
void outside(int n) {
  absl::Cleanup a = [] { step(); }; // quiet: before the loop
  for (auto b = gsl::finally([] { step(); }); n > 0; --n) // quiet: in the head, once
    use(n);
}
