// std: c++17
// RUN: %table defercliff-guard-in-loop %s %t
// Guards of one's own: bases, aliases, inline namespaces, macros, CTAD, templates, look-alikes.
#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>
void done(int);
void use(int);
namespace base {
inline namespace v2 {
template <class F> class ScopeExit {
  F f_;
  bool on_ = true;

public:
  explicit ScopeExit(F f) : f_(std::move(f)) {}
  ScopeExit(ScopeExit &&o) noexcept : f_(std::move(o.f_)), on_(std::exchange(o.on_, false)) {}
  ~ScopeExit() {
    if (on_)
      f_();
  }
  void release() noexcept { on_ = false; }
};
template <class F> ScopeExit<F> onExit(F f) { return ScopeExit<F>(std::move(f)); }
} // namespace v2
struct Tag {};
template <class F> auto operator+(Tag, F f) { return ScopeExit<F>(std::move(f)); }
template <class F> class Plain {
protected:
  F f_;
  explicit Plain(F f) : f_(std::move(f)) {}
};
template <class F> class Derived : Plain<F> {
public:
  explicit Derived(F f) : Plain<F>(std::move(f)) {}
  ~Derived() { this->f_(); }
};
class Erased {
  std::function<void()> f_;

public:
  Erased(std::function<void()> f) : f_(std::move(f)) {}
  ~Erased() { run(); }

private:
  void run() {
    if (f_)
      f_();
  }
};
class Raw {
  void (*f_)(void *);
  void *context_;

public:
  Raw(void (*f)(void *), void *c) : f_(f), context_(c) {}
  ~Raw() { f_(context_); }
};
using AnyExit = ScopeExit<std::function<void()>>;
} // namespace base
#define JOIN2(a, b) a##b
#define JOIN(a, b) JOIN2(a, b)
#define DEFER auto JOIN(defer_, __LINE__) = base::Tag{} + [&]
#define DEFER_ERASED(code) base::Erased JOIN(erased_, __LINE__)([&] { code; })
struct Timer {
  std::chrono::steady_clock::time_point start = std::chrono::steady_clock::now();
  std::function<void(int)> report;
  std::string name;
  ~Timer() { report(1); }
};
struct Request {
  std::function<void()> onDone;
  void finish() {
    if (onDone)
      onDone();
  }
};

void own(int n) {
  for (int i = 0; i < n; ++i) {
    base::ScopeExit a([i] { done(i); }); // want style: inline, CTAD, inline namespace
    auto b = base::onExit([i] { done(i); }); // want style: inline, factory
    base::Derived c([i] { done(i); }); // want style: inline, through a base
    base::Erased d([i] { done(i); }); // want cost: erased
    base::Erased e = std::function<void()>([i] { done(i); }); // want cost: erased
    base::AnyExit f([i] { done(i); }); // want cost: an alias over std::function
    base::Raw g([](void *p) { done(*static_cast<int *>(p)); }, &i); // want style: a function pointer
    DEFER { done(i); }; // want style: a macro
    DEFER_ERASED(done(i)); // want cost: a macro over an erased guard
    std::optional<base::Erased> h(std::in_place, [i] { done(i); }); // want cost: an optional, filled at once
    Request r{[i] { done(i); }}; // quiet: its destructor runs nothing
    r.finish();
  }
}
template <class F> void inTemplate(const std::vector<int> &v, F f) {
  for (int x : v) {
    base::ScopeExit g([&] { f(); }); // want style: in a template
    base::ScopeExit<F> h(f); // want cost: erased for std::function
    use(x);
  }
}
void instances(const std::vector<int> &v) { inTemplate(v, std::function<void()>([] { done(1); })); }
void once(int n) {
  for (int i = 0; i < n; ++i) {
    if (i == 3) {
      base::ScopeExit g([i] { done(i); }); // quiet: its block always leaves the loop
      use(i);
      return;
    }
    auto later = [i] {
      base::ScopeExit g([i] { done(i); }); // quiet: the body of a lambda
      use(i);
    };
    later();
  }
  do {
    base::ScopeExit g([] { done(0); }); // quiet: no loop
    if (n == 2)
      break;
    use(n);
  } while (0);
}
void condition(int n) {
  while (auto *g = n > 0 ? &n : nullptr) {
    base::Erased e([g] { done(*g); }); // want cost: in the body
    --n;
  }
  for (int i = 0; i < n; ++i)
    if (base::ScopeExit g([i] { done(i); }); i > 2) // want style: an if-init within the loop
      use(i);
}
void jump(int n) {
top:
  base::ScopeExit g([n] { done(n); }); // want style: a goto loop
  if (--n > 0)
    goto top;
}
