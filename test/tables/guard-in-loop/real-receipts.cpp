// std: c++23
// RUN: %table defercliff-guard-in-loop %s %t
// REQUIRES: llvm-16-or-later
// Receipts: what fits and what does not, with odd captures.
#include <absl/functional/any_invocable.h>
#include <boost/function.hpp>
#include <array>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <tuple>
#include <utility>
void use(long); void put(const std::string &);
template <class W> struct G { W f; G(W g) : f(std::move(g)) {} ~G() { f(); } };
using F = G<std::function<void()>>; using M = G<std::move_only_function<void()>>; using A = G<absl::AnyInvocable<void()>>; using B = G<boost::function<void()>>;
struct S {
  long a = 0, b = 0, c = 0; int bits : 4 = 0;
  void run(std::map<int, long> &m, long p, long &r, int n) {
    const long k = 4; constexpr long kk = 5;
    for (auto &[id, v] : m) {
      F f1([&] { use(id + v); }); // want cost: FIT two bindings by reference: 16
      F f2([=] { use(id + v); }); // want cost: FIT int and long: 16
      F f3([this] { use(a + b + c); }); // want cost: FIT this only: 8
      F f4([*this] { use(a); }); // want cost: ALLOC a copy of the object: 32
      F f5([&] { use(k + kk + r); }); // want cost: FIT only r is captured: 8
      F f6([=] { use(r + p); }); // want cost: FIT r by copy is a long: 16
      F f7([&, this] { use(a + p + r); }); // want cost: ALLOC this, p, r: 24
      F f8([x = std::array<char, 16>{}] { use(x[0]); }); // want cost: FIT 16 bytes
      F f9([x = std::array<char, 17>{}] { use(x[0]); }); // want cost: ALLOC 17 bytes
      F f10([t = std::tuple<long>(p)] { use(std::get<0>(t)); }); // want cost: ALLOC or FIT: a tuple is not trivially copyable in libstdc++
      F f11([u = std::pair<int, int>(1, 2)] { use(u.first); }); // want cost: FIT?: pair is not trivially copyable? (assignment is not trivial)
      F f12(+[] { use(1); }); // want cost: FIT a function pointer
      F f13([s = std::string_view("x")] { use(long(s.size())); }); // want cost: FIT a string_view: 16
      F f14([fn = [&] { use(p); }] { fn(); }); // want cost: FIT a nested lambda: 8
      F f15([b1 = bool(n), l = p, c1 = 'x'] { use(b1 + l + c1); }); // want cost: ALLOC padding makes 24
      struct alignas(16) Al { long l; };
      F f16([al = Al{1}] { use(al.l); }); // want cost: ALLOC alignment 16
      M m1([&, this] { use(a + p + r); }); // want cost: FIT 24
      M m2([sp = std::make_shared<int>(1)] { use(*sp); }); // want cost: FIT nothrow move
      M m3([str = std::string("x")] { put(str); }); // want cost: ALLOC 32
      M m4([up = std::make_unique<int>(1)] { use(*up); }); // want cost: FIT
      A a1([&, this] { use(a + p + r); }); // want cost: ALLOC 24 in 16
      A a2([sp = std::make_shared<int>(1)] { use(*sp); }); // want cost: FIT
      B b1([&, this] { use(a + p + r); }); // want cost: FIT 24
      B b2([&, this] { use(a + p + r + n); }); // want cost: ALLOC 32
    }
  }
};
