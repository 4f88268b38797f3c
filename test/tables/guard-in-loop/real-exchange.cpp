// std: c++17
// RUN: %table defercliff-guard-in-loop %s %t
// Destructors in the forms that projects have: swapped out, exchanged, try blocks, helpers, invoke, optional, pointers.
#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <utility>
#include <vector>
void use(int); void log(const char *);
using Fn = std::function<void()>;
struct A { Fn f; ~A() { auto g = std::exchange(f, nullptr); if (g) g(); } };
struct B { Fn f; ~B() { try { if (f) f(); } catch (...) { log("x"); } } };
struct C { Fn f; ~C() { std::invoke(f); } };
struct D { std::optional<Fn> f; ~D() { if (f) (*f)(); } };
struct E { std::unique_ptr<Fn> f; explicit E(Fn g) : f(std::make_unique<Fn>(std::move(g))) {} ~E() { if (f) (*f)(); } };
struct F { Fn f; bool armed = true; ~F() { if (!armed) return; f(); } };
struct G { Fn f; int n = std::uncaught_exceptions(); explicit G(Fn g) : f(std::move(g)) {} ~G() noexcept(false) { if (std::uncaught_exceptions() > n) f(); } };
struct H { Fn f; ~H() { fire(f); } static void fire(Fn &g) { if (g) g(); } };
struct I { std::vector<Fn> fs; explicit I(Fn g) { fs.push_back(std::move(g)); } ~I() { for (auto &f : fs) f(); } };
struct J { Fn f; ~J() { cancel(); } void cancel() { Fn g; g.swap(f); if (g) g(); } };
struct K { Fn f; ~K(); }; inline K::~K() { f(); }
struct L { Fn f; ~L(); };
struct M { Fn f; ~M() { log("M"); f(); log("m"); } };
struct N { Fn f; std::shared_ptr<int> keep; ~N() { f(); } };
struct P { Fn f; ~P() = default; };
struct Q { mutable Fn f; ~Q() { const Fn &g = f; g(); } };
struct R { std::function<int(int)> f; int a; ~R() { if (f(a) != 0) log("r"); } };
void loop(int n) {
  for (int i = 0; i < n; ++i) {
    A a{[i] { use(i); }}; // want cost: exchanged and called
    B b{[i] { use(i); }}; // want cost: in a try
    C c{[i] { use(i); }}; // want cost: by std::invoke
    D d{[i] { use(i); }}; // want cost: in an optional
    E e([i] { use(i); }); // want cost: on the heap
    F f{[i] { use(i); }}; // want cost: after an early return
    G g([i] { use(i); }); // want cost: on failure
    H h{[i] { use(i); }};
    J j{[i] { use(i); }};
    K k{[i] { use(i); }}; // want cost: the destructor is defined outside of the class
    L l{[i] { use(i); }}; // quiet: the destructor is in another file (documented)
    M m{[i] { use(i); }}; // want cost: does something else as well
    N o{[i] { use(i); }, nullptr}; // quiet: holds something else (documented)
    P p{[i] { use(i); }}; // quiet: runs nothing
    Q q{[i] { use(i); }}; // want cost: by a reference
    R r{[](int k) { use(k); return 0; }, i}; // want cost: with an argument
  }
}
