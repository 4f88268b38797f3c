// std: c++20
// RUN: %table defercliff-loop-capture %s %t
// What the fix makes of actions that use the variable in many ways: it must compile.
#include <algorithm>
#include <array>
#include <atomic>
#include <cstdio>
#include <functional>
#include <iostream>
#include <map>
#include <memory>
#include <mutex>
#include <numeric>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>
using Tasks = std::vector<std::function<void()>>;
struct P { int x = 0; int a[3] = {}; std::string s; void set(int); int get() const; int get2(); P *operator->() { return this; } int &at(int i) { return a[i]; } P &operator<<(int) { return *this; } void operator()(int) {} };
struct Base { virtual ~Base() = default; virtual int f() const { return 0; } virtual void g() {} };
struct NoCopy { NoCopy() = default; NoCopy(const NoCopy &) = delete; NoCopy(NoCopy &&) = default; int v = 0; };
struct Explicit { Explicit() = default; explicit Explicit(const Explicit &) = default; int v = 0; };
struct Wrap { std::unique_ptr<int> p; std::vector<NoCopy> v; };
void sink(std::string &&); void byRef(int &); void byConst(const int &); void over(int &); void over(const int &); void ptr(int *); void cptr(const int *); void use(int);
template <class T> void tref(T &t) { t = T{}; }
template <class T> void tfwd(T &&t) { (void)t; }
P makeP(int);
void changes(Tasks &t, int n) {
  for (int i = 0; i < n; ++i) {
    P p = makeP(i), q = makeP(i); std::string s = "x"; std::vector<int> v(3); int k = i, l = i; std::unique_ptr<int> u = std::make_unique<int>(1); std::ostringstream os; int arr[3] = {}; auto mut = [c = 0]() mutable { ++c; }; std::map<int, int> m; std::optional<int> o; NoCopy nc; Explicit ex; Wrap w; std::atomic<int> at{0}; std::mutex mx; std::function<void()> fn = [] {}; char buf[8]; volatile int vi = 0; std::shared_ptr<P> sp; std::pair<int, std::string> pr; enum { A } e = A; bool flag = false; const P *cp = &p; int(*fp)(int) = nullptr; int P::*mp = &P::x; std::vector<bool> vb(3); std::vector<std::unique_ptr<int>> vu; std::array<int, 3> sa{};
    t.push_back([&] { sink(std::move(s)); }); // want bug: moved into an rvalue parameter
    t.push_back([&] { s += "y"; }); // want bug: appended
    t.push_back([&] { s.clear(); }); // want bug: a method that changes it
    t.push_back([&] { for (auto &x : v) ++x; }); // want bug: changed by iteration
    t.push_back([&] { for (auto x : v) use(x); }); // want bug: read by iteration
    t.push_back([&] { std::sort(v.begin(), v.end()); }); // want bug: sorted
    t.push_back([&] { v[0] = 1; }); // want bug: an element assigned
    t.push_back([&] { use(v[0]); }); // want bug: an element read
    t.push_back([&] { auto &r = k; r++; }); // want bug: by a reference
    t.push_back([&] { const auto &r = k; use(r); }); // want bug: by a const reference
    t.push_back([&] { std::swap(k, l); }); // want bug: swapped
    t.push_back([&] { auto &[x, y, z] = arr; x = 1; }); // want bug: by bindings
    t.push_back([&] { p.x = 1; }); // want bug: a field
    t.push_back([&] { p.a[0] = 1; }); // want bug: an element of a field
    t.push_back([&] { use(p.get2()); }); // want bug: a method that is not const
    t.push_back([&] { use(p.get()); }); // want bug: a const method
    t.push_back([&] { p->x = 1; }); // want bug: by an operator that is not const
    t.push_back([&] { use(p.at(0)); }); // want bug: an accessor that is not const
    t.push_back([&] { p << 1; }); // want bug: an operator
    t.push_back([&] { p(1); }); // want bug: a call operator that is not const
    t.push_back([&] { p.*mp = 1; }); // want bug: by a pointer to member
    t.push_back([&] { use(cp->*mp); }); // want bug: read by a pointer to member
    t.push_back([&] { (i ? k : l) = 3; }); // want bug: one of two
    t.push_back([&] { use(i ? k : l); }); // want bug: reads one of two
    t.push_back([&] { std::tie(k, l) = std::pair(1, 2); }); // want bug: by tie
    t.push_back([&] { std::scanf("%d", &k); }); // want bug: its address
    t.push_back([&] { ptr(&k); }); // want bug: its address
    t.push_back([&] { cptr(&k); }); // want bug: its address, to const
    t.push_back([&] { byRef(k); }); // want bug: by a reference
    t.push_back([&] { byConst(k); }); // want bug: by a const reference
    t.push_back([&] { over(k); }); // want bug: another overload
    t.push_back([&] { tref(k); }); // want bug: by a template
    t.push_back([&] { tfwd(k); }); // want bug: by a forwarding reference
    t.push_back([&] { std::exchange(k, 1); }); // want bug: exchanged
    t.push_back([&] { std::getline(std::cin, s); }); // want bug: read into
    t.push_back([&] { std::cin >> k; }); // want bug: read into
    t.push_back([&] { os << 1; }); // want bug: a stream
    t.push_back([&] { use(*u); }); // want bug: a unique_ptr
    t.push_back([&] { arr[0] = 1; }); // want bug: an array
    t.push_back([&] { use(arr[1]); }); // want bug: an array that is read
    t.push_back([&] { mut(); }); // want bug: a mutable lambda
    t.push_back([&] { use(m[1]); }); // want bug: operator[] of a map
    t.push_back([&] { use(m.at(1)); }); // want bug: at() of a map
    t.push_back([&] { if (o) use(*o); }); // want bug: an optional
    t.push_back([&] { o = 3; }); // want bug: an optional that is set
    t.push_back([&] { use(nc.v); }); // want bug: cannot be copied
    t.push_back([&] { use(ex.v); }); // want bug: an explicit copy constructor
    t.push_back([&] { use(w.p != nullptr); }); // want bug: a part cannot be copied
    t.push_back([&] { use(vu.size()); }); // want bug: an element cannot be copied
    t.push_back([&] { fn(); }); // want bug: a function
    t.push_back([&] { buf[0] = 0; }); // want bug: a buffer
    t.push_back([&] { use(sp->x); }); // want bug: a shared_ptr
    t.push_back([&] { sp->set(1); }); // want bug: changes what it points to
    t.push_back([&] { sp.reset(); }); // want bug: reset
    t.push_back([&] { use(pr.first + int(pr.second.size())); }); // want bug: a pair
    t.push_back([&] { use(e == A); }); // want bug: an enum without a name
    t.push_back([&] { use(fp(1)); }); // want bug: a function pointer
    t.push_back([&] { vb[0] = true; }); // want bug: a proxy
    t.push_back([&] { use(sa[0]); }); // want bug: a std::array
    t.push_back([&] { decltype((k)) r = k; use(r); }); // want bug: decltype of it
    t.push_back([&] { [&] { ++k; }(); }); // want bug: changed by the inner lambda
    t.push_back([&] { [k]() mutable { ++k; }(); }); // want bug: the inner lambda has its own
    t.push_back([&] { auto f = [&](auto x) { k += x; }; f(1); }); // want bug: changed by a generic lambda
    t.push_back([&] { new (&p) P; }); // want bug: placement
    t.push_back([&] { p.~P(); }); // want bug: destroyed
    t.push_back([&] { std::string_view sv = s; use(int(sv.size())); }); // want bug: a view
    t.push_back([&] { std::lock_guard g(mx); }); // want bug: the mutex dies with the iteration
  }
}
void lists(Tasks &t, int n) {
  for (int i = 0; i < n; ++i) {
    int a = i, b = i; std::string s;
    t.push_back([&a, &b] { use(a + b); }); // want bug: two
    t.push_back([=, &a] { use(a + b); }); // want bug: one of them
    t.push_back([&, a] { use(a + b); }); // want bug: the other
    t.push_back([ & a ] { use(a); }); // want bug: spaces
    t.push_back([& /* the a */ a /* and b */, b] { use(a + b); }); // want bug: comments
    t.push_back([&a, c = b] { use(a + c); }); // want bug: and an init-capture
    t.push_back([&c = a] { use(c); }); // want bug: an init-capture by reference
    t.push_back([&x = s] { use(x.size()); }); // want bug: of a string
    t.push_back([&x = s, &y = a] { use(x.size() + y); }); // want bug: of both
    t.push_back([&x = std::as_const(s)] { use(x.size()); }); // want bug: of a const view
    t.push_back([r = std::ref(a)] { r.get() = 1; }); // want bug: a wrapper that changes it
    t.push_back([r = std::cref(a)] { use(r); }); // want bug: a const wrapper
    t.push_back([&] { use(a); use(b); use(int(s.size())); }); // want bug: three
    t.push_back([&a, // want bug: over two lines
                 &b] { use(a + b); });
    t.emplace_back([&a]() noexcept -> void { use(a); }); // want bug: noexcept
    t.emplace_back([&a]() mutable { ++a; }); // want bug: mutable: a copy keeps it to itself
    t.emplace_back(std::bind([&a](int k) { use(a + k); }, 3)); // want bug: bound
    t.emplace_back([f = [&a] { use(a); }] { f(); }); // want bug: in an init-capture
    t.emplace_back([&a] { return [&a] { use(a); }; }());
    t.emplace_back([&s] { use(s.size()); s = "x"; }); // want bug: changes it
  }
}
template <class... T> void packs(Tasks &t, int n, T... xs) {
  for (int i = 0; i < n; ++i) {
    std::tuple<T...> local(xs...);
    t.push_back([&local] { use(std::get<0>(local)); }); // want bug: a tuple of a pack
    [&](auto... ys) { t.push_back([&ys...] { (use(ys), ...); }); }(xs...);
  }
}
void inst(Tasks &t) { packs(t, 1, 2, 3); }
