// std: c++17
// RUN: %table defercliff-guard-in-loop %s %t
// levels: what the guard stores decides: bind objects, function objects, named lambdas passed on, std::any, big captures, alignment
#include <any>
#include <array>
#include <functional>
#include <memory>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

void use(int, int = 0, int = 0);

template <class F> class Inline {
  F f_;

public:
  explicit Inline(F f) : f_(std::move(f)) {}
  Inline(const Inline &) = delete;
  ~Inline() { f_(); }
};
class Erased {
  std::function<void()> f_;

public:
  explicit Erased(std::function<void()> f) : f_(std::move(f)) {}
  Erased(const Erased &) = delete;
  ~Erased() { if (f_) f_(); }
};
template <class Sig = void()> class SigGuard {
  std::function<Sig> f_;

public:
  template <class G> explicit SigGuard(G &&g) : f_(std::forward<G>(g)) {}
  ~SigGuard() { f_(); }
};
template <class F> struct Wrapper { F f; void operator()() { f(); } };
template <class F> class RefGuard {
  F &f_;

public:
  explicit RefGuard(F &f) : f_(f) {}
  ~RefGuard() { f_(); }
};
template <class... Fs> class Multi {
  std::tuple<Fs...> fs_;

public:
  explicit Multi(Fs... fs) : fs_(std::move(fs)...) {}
  ~Multi() { std::get<0>(fs_)(); }
};
struct Closer { int fd; void operator()() const { use(fd); } };
struct Big { char bytes[64]; void operator()() const { use(bytes[0]); } };
struct alignas(16) Aligned { int v; };
struct Deleter { int i; void operator()(void *) const { use(i); } };
void freeIt(void *);
struct HoldsFunction { std::function<void()> inner; void operator()() const { inner(); } };

void bindObjects(int n) {
  for (int i = 0; i < n; ++i) {
    Inline a(std::bind(use, i, 2, 3)); // want style: a bind object is no erasure
    Erased b(std::bind(use, i, 2, 3)); // want cost: always allocates
    Erased c(Closer{i}); // want cost: erased, fits
    Inline d(Closer{i}); // want style: function object
    Erased e(Big{}); // want cost: allocates
    Inline f(Big{}); // want style: inline, any size
  }
}

void namedLambdas(const std::vector<int> &v) {
  std::string label = "x";
  for (int x : v) {
    auto action = [x, label] { use(x + (int)label.size()); };
    Inline a(action); // want style: a named lambda
    Erased b(action); // want cost: a string allocates
    Erased c(std::move(action)); // want cost: moved in
    Aligned al{x};
    Erased d([al] { use(al.v); }); // want cost: alignment 16
    Inline e([al] { use(al.v); }); // want style: any alignment
    Inline f([p = std::make_unique<int>(x)] { use(*p); }); // want style: a move-only closure
    std::array<int, 8> arr{};
    Erased g([arr] { use(arr[0]); }); // want cost: 32 bytes
  }
}

void wrapped(int n) {
  std::function<void()> log = [] { use(1); };
  while (n--) {
    auto lam = [n] { use(n); };
    SigGuard<> a(lam); // want cost: a std::function inside
    RefGuard b(lam); // want style: a reference to a closure
    RefGuard c(log); // want style: a reference to a std::function that is made once, outside
    Inline d{std::function<void()>(lam)}; // want cost: over a std::function
    Inline<std::function<void()>> e(lam); // want cost: spelled out
    Inline<decltype(lam)> f(lam); // want style: decltype of a closure
    Inline g(Wrapper<decltype(lam)>{lam}); // want style: a functor around a closure
  }
}

void sharedForms(int n) {
  for (int i = 0; i < n; ++i) {
    auto del = [i](void *) { use(i); };
    std::shared_ptr<void> a(nullptr, del); // want cost: named deleter
    std::shared_ptr<void> b{nullptr, std::bind(use, i, 0, 0)}; // want cost: bind as deleter
    std::shared_ptr<void> c(static_cast<void *>(nullptr), del); // want cost: typed null
    std::shared_ptr<void> d(nullptr, del, std::allocator<char>()); // want cost: three arguments
    std::shared_ptr<void> e(nullptr, std::bind(use, i, 0, 0)); // want cost: bind as deleter, parentheses
    std::shared_ptr<void> f{nullptr, del}; // want cost: braces
    std::shared_ptr<void> h(nullptr, Deleter{i}); // want cost: a function object
    std::shared_ptr<void> k(nullptr, &freeIt); // want cost: a function's address
    std::unique_ptr<void, std::function<void(void *)>> u(&n, [i](void *) { use(i); }); // want cost: erased
    std::unique_ptr<int, std::function<void(int *)>> w(&n, [&](int *p) { use(*p); }); // want cost: erased
  }
}
