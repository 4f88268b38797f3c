// std: c++17
// RUN: %table defercliff-guard-in-loop %s %t
// Fixes: erased guards in awkward places, absl is there as the replacement.
#include <absl/cleanup/cleanup.h>
#include <cstdio>
#include <functional>
#include <memory>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>
void use(int); int compute(int); bool flag(); void put(const std::string &);
struct Guard {
  explicit Guard(std::function<void()> f) : f_(std::move(f)) {}
  Guard(Guard &&o) noexcept : f_(std::exchange(o.f_, nullptr)) {}
  ~Guard() { if (f_) f_(); }
  void dismiss() { f_ = nullptr; }
  void reset() { if (f_) f_(); f_ = nullptr; }
private:
  std::function<void()> f_;
};
void take(Guard);
struct Thing {
  int n = 0;
  void each(const std::vector<int> &v) {
    for (int x : v) {
      Guard a([this, x] { n -= x; }); // want cost: captures this
      Guard b{[=] { use(x); }}; // want cost: braces
      Guard c = Guard([&] { use(x); }); // want cost: copy initialised
      Guard const d([&] { use(x); }); // want cost: const
      auto e = Guard{[&] { use(x); }}; // want cost: auto
      auto &&f = Guard{[&] { use(x); }}; // want cost: a reference
      Guard g([&] { // want cost: over several lines
        use(x); // the first
        // the second
        use(n);
      });
      Guard h([&] { compute(x); }); // want cost: a value that is dropped
      Guard i([&] { return compute(x); }); // want cost: returns a value, no fix
      Guard j([&]() -> void { use(x); }); // want cost: with a return type
      Guard k(flag() ? std::function<void()>([&] { use(x); }) : nullptr); // want cost: a condition
      Guard l(nullptr); // want cost: nothing to run
      [[maybe_unused]] Guard m([&] { use(x); }); // want cost: an attribute
      Guard o([s = std::string("x")] { put(s); }); // want cost: an init-capture
      auto action = [&] { use(x); };
      Guard p(action); // want cost: a named lambda
      Guard q(std::move(action)); // want cost: a moved lambda
    }
  }
  void dismissing(const std::vector<int> &v) {
    for (int x : v) {
      Guard a([&] { use(x); }); // want cost: dismissed
      Guard b([&] { use(x); }); // want cost: dismissed in a branch
      Guard c([&] { use(x); }); // want cost: run early
      Guard d([&] { use(x); }); // want cost: moved away
      Guard e([&] { use(x); }); // want cost: dismissed by way of a reference
      Guard f([&] { use(x); }); // want cost: dismissed in a lambda
      if (flag())
        a.dismiss();
      flag() ? b.dismiss() : (void)0;
      c.reset();
      take(std::move(d));
      Guard &r = e;
      r.dismiss();
      auto off = [&] { f.dismiss(); };
      off();
    }
  }
};
template <class T> void in_template(std::vector<T> v) {
  for (auto &x : v) {
    Guard g([&x] { use(int(x)); }); // want cost: in a template
    std::unique_ptr<FILE, std::function<void(FILE *)>> file(fopen("x", "r"), [](FILE *f) { if (f) fclose(f); }); // want cost: a deleter without captures
    std::unique_ptr<T, std::function<void(T *)>> own(new T, [](T *p) { delete p; }); // want cost: a deleter without captures, of a dependent type
    if (x == T{})
      g.dismiss();
  }
}
void inst() { in_template<int>({}); in_template<long>({}); }
struct Base { virtual ~Base() = default; };
struct Derived : Base { int v; };
void ptrs(int n, std::vector<int> &log) {
  while (n--) {
    std::unique_ptr<Derived, std::function<void(Derived *)>> a(new Derived, [](Base *b) { delete b; }); // want cost: another parameter type
    std::unique_ptr<Derived, std::function<void(Derived *)>> b(new Derived, [](auto *b) { delete b; }); // want cost: a generic lambda
    std::unique_ptr<int[], std::function<void(int *)>> c(new int[3], [](int *p) { delete[] p; }); // want cost: an array
    std::unique_ptr<Derived, std::function<void(Derived *)>> d(new Derived, [&](Derived *p) { log.push_back(p->v); delete p; }); // want cost: captures
    auto e = std::unique_ptr<int, std::function<void(int *)>>(new int, [](int *p) { delete p; }); // want cost: auto
    std::unique_ptr<int, std::function<void(int *)>> f(new int, std::default_delete<int>{}); // want cost: no lambda
    std::unique_ptr<int, std::function<void(int *)>> g{new int, [](int *p) { delete p; }}; // want cost: braces
    c.reset(new int[4]);
    d = nullptr;
    g.get_deleter() = [](int *) {};
    std::shared_ptr<void> h(nullptr, [&](auto) { log.pop_back(); }); // want cost: a generic deleter
    std::shared_ptr<void> i(nullptr, [&](void *) { log.pop_back(); }), j(nullptr, [](void *) {}); // want cost: two in one
    const auto k = std::shared_ptr<void>(nullptr, [&](void *p) { log.push_back(p != nullptr); }); // want cost: uses its pointer
    std::shared_ptr<void> l{nullptr, [&](void *) { log.clear(); }}; // want cost: braces
    l.reset();
  }
}
