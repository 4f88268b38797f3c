// std: c++17
// RUN: %table defercliff-erased-guard %s %t
// Rule: classes of real projects, whose fix must compile.
#include <functional>
#include <string>
#include <utility>

void use(int);
namespace Common {
class ScopeGuard final { // want cost: Dolphin's
public:
  ScopeGuard(std::function<void()> callback) : m_finalizer(callback) {}
  ScopeGuard(const ScopeGuard &) = delete;
  ~ScopeGuard() { Exit(); }
  void Dismiss() { m_finalizer = {}; }
  void Exit() {
    if (m_finalizer) {
      m_finalizer();
      m_finalizer = {};
    }
  }
private:
  std::function<void()> m_finalizer;
};
}
namespace rocks {
class Defer final { // want cost: RocksDB's
public:
  explicit Defer(std::function<void()> &&fn) : fn_(std::move(fn)) {}
  ~Defer() { fn_(); }
  Defer(const Defer &) = delete;
  Defer &operator=(const Defer &) = delete;
private:
  std::function<void()> fn_;
};
}
namespace Envoy {
class Cleanup { // want cost: Envoy's
public:
  Cleanup(std::function<void()> f) : f_(std::move(f)) {}
  ~Cleanup() { f_(); }
  void cancel() {
    cancelled_ = true;
    f_ = []() {};
  }
  bool cancelled() { return cancelled_; }
private:
  std::function<void()> f_;
  bool cancelled_{false};
};
}
class Finally { // want cost: const reference
public:
  Finally(const std::function<void(void)> &functor) : functor(functor) {}
  ~Finally() { functor(); }
private:
  const std::function<void(void)> functor;
};
class SkScopeExit { // want cost: Skia's; it can be assigned, so there is no fix
public:
  SkScopeExit() = default;
  SkScopeExit(std::function<void()> f) : fFn(std::move(f)) {}
  SkScopeExit(SkScopeExit &&that) : fFn(std::move(that.fFn)) {}
  ~SkScopeExit() { if (fFn) fFn(); }
  void clear() { fFn = {}; }
  SkScopeExit &operator=(SkScopeExit &&that) { fFn = std::move(that.fFn); return *this; }
private:
  std::function<void()> fFn;
};
#define SK_AT_SCOPE_EXIT(stmt) SkScopeExit at_exit_([&]() { stmt; })

int dolphin(int a) {
  Common::ScopeGuard guard([a] { use(a); });
  if (a)
    guard.Dismiss();
  Common::ScopeGuard second{[&] { use(a); }};
  second.Exit();
  return a;
}
void rocksdb(int a) {
  rocks::Defer defer([&a]() { use(a); });
  use(2);
}
bool envoy(std::string text) {
  Envoy::Cleanup cleanup([&text] { use(int(text.size())); });
  if (text.empty())
    cleanup.cancel();
  return cleanup.cancelled();
}
void finals(int a) {
  Finally finally([&] { use(a); });
  auto action = [a] { use(a); };
  Finally named(action);
}
void skia(int a) {
  SK_AT_SCOPE_EXIT(use(a));
  use(1);
}
