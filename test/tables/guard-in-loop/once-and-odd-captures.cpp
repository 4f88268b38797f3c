// std: c++23
// RUN: %table defercliff-guard-in-loop %s %t
// Loops and what is once; captures of a coroutine, init-captures, Loki references, pmf, own wrappers.
#include <coroutine>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>
void done(int);
void use(int);
bool again();
namespace loki {
class ScopeGuardBase {
protected:
  mutable bool off_ = false;
  ~ScopeGuardBase() = default;

public:
  void Dismiss() const { off_ = true; }
};
template <class F, class A> class ScopeGuard1 : public ScopeGuardBase {
  F f_;
  A a_;

public:
  ScopeGuard1(F f, A a) : f_(f), a_(a) {}
  ~ScopeGuard1() {
    if (!off_)
      f_(a_);
  }
};
template <class F, class A> ScopeGuard1<F, A> MakeGuard(F f, A a) { return {f, a}; }
using ScopeGuard = const ScopeGuardBase &;
} // namespace loki
template <class F> struct [[nodiscard]] Finally {
  F f;
  ~Finally() { f(); }
};
template <class F> Finally(F) -> Finally<F>;
struct ErasedFinally {
  std::move_only_function<void()> f;
  template <class G> explicit ErasedFinally(G g) : f(std::move(g)) {}
  ~ErasedFinally() { f(); }
};
struct Task {
  struct promise_type {
    Task get_return_object() { return {}; }
    std::suspend_always initial_suspend() { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void return_void() {}
    void unhandled_exception() {}
  };
};
struct Restorer {
  int &ref;
  int old;
  ~Restorer() { ref = old; }
};
struct Visitor {
  std::function<void()> f;
  std::vector<int> seen;
  ~Visitor() = default;
};

void lokis(int n) {
  for (int i = 0; i < n; ++i) {
    loki::ScopeGuard g = loki::MakeGuard(done, i); // want style: a reference to a guard over a function pointer
    use(i);
    if (i > 4)
      g.Dismiss();
  }
}
void aggregates(int n) {
  for (int i = 0; i < n; ++i) {
    Finally f{[i] { done(i); }}; // want style: an aggregate
    ErasedFinally e([i] { done(i); }); // want cost: erased
    ErasedFinally big([i, a = std::string("x")] { done(i + int(a.size())); }); // want cost: allocates
    Restorer r{n, n}; // quiet: no callable
    Visitor v{[i] { done(i); }, {}}; // quiet: its destructor calls nothing
    static Finally s{[] { done(0); }}; // quiet: static, built once
    use(i);
  }
}
void initCapture(int n) {
  for (int i = 0; i < n; ++i) {
    auto task = [g = Finally{[i] { done(i); }}] { use(1); }; // want style: a guard in an init-capture
    task();
  }
}
Task coroutine(int n) {
  for (int i = 0; i < n; ++i) {
    Finally f{[i] { done(i); }}; // want style: in a coroutine
    co_await std::suspend_always{};
  }
}
void whileTrue() {
  while (true) {
    ErasedFinally e([] { done(0); }); // quiet: the block always leaves
    if (again())
      return;
    break;
  }
  for (;;) {
    ErasedFinally e([] { done(1); }); // want cost: runs again
    if (again())
      return;
  }
}
void trip() {
  for (bool go = true; go; go = false) {
    ErasedFinally e([] { done(0); }); // quiet: one trip
    use(1);
  }
  for (int k = 0; k < 1; ++k) {
    ErasedFinally e([] { done(0); }); // quiet: provably one trip
    use(1);
  }
}
void rangeInit(const std::vector<int> &v) {
  for (ErasedFinally e([] { done(0); }); int x : v) // quiet: the init of a range-for
    use(x);
  for (int x : v)
    switch (Finally f{[x] { done(x); }}; x) { // want style: a switch-init in the loop
    case 1:
      use(1);
    }
}
void temporary(int n) {
  for (int i = 0; i < n; ++i)
    (void)Finally{[i] { done(i); }}; // quiet: no variable, dies at once
}
void continueBefore(int n) {
  for (int i = 0; i < n; ++i) {
    if (i % 2)
      continue;
    ErasedFinally e([i] { done(i); }); // quiet: what follows always leaves
    use(i);
    return;
  }
}
