// std: c++17
// RUN: %table defercliff-guard-in-loop %s %t
// unique_ptr with a std::function deleter in a loop: cost; a lambda with a capture-default is not convertible to a function pointer, so the fix has to cope
#include <cstdio>
#include <functional>
#include <memory>
#include <vector>

void use(int);
struct Res { int v; };
Res *acquire(int);
void release(Res *);
int closedCount;

void captureDefaultUnused(int n) {
  for (int i = 0; i < n; ++i) {
    std::unique_ptr<Res, std::function<void(Res *)>> a(acquire(i), [&](Res *r) { release(r); }); // want cost: [&] without use
    std::unique_ptr<Res, std::function<void(Res *)>> b(acquire(i), [=](Res *r) { release(r); }); // want cost: [=] without use
    use(a->v + b->v);
  }
}
void plain(int n) {
  using Handle = std::unique_ptr<Res, std::function<void(Res *)>>;
  while (n--) {
    Handle a(acquire(n), [](Res *r) { release(r); }); // want cost: alias
    std::unique_ptr<Res, std::function<void(Res *)>> b(acquire(n), release); // want cost: a function's name
    std::unique_ptr<Res, std::function<void(Res *)>> c(acquire(n), &release); // want cost: a function's address
    std::unique_ptr<Res, std::function<void(Res *)>> d{acquire(n), [](Res *r) { release(r); ++closedCount; }}; // want cost: braces
    use(a->v + b->v + c->v + d->v);
  }
}
void generic(int n) {
  while (n--) {
    std::unique_ptr<Res, std::function<void(Res *)>> a(acquire(n), [](auto *r) { release(r); }); // want cost: a generic lambda
    std::unique_ptr<Res, std::function<void(Res *)>> b(acquire(n), [](Res *r) mutable { release(r); }); // want cost: mutable
    std::unique_ptr<Res, std::function<void(Res *)>> c(acquire(n), [](const Res *r) { use(r->v); }); // want cost: another parameter type
    std::unique_ptr<Res, std::function<void(Res *)>> d(acquire(n), [](Res *r) { release(r); return 1; }); // want cost: another result type
    std::unique_ptr<Res, std::function<void(Res *)>> e(acquire(n), [](Res *r, int k = 0) { use(k); release(r); }); // want cost: a default argument
    use(a->v + b->v + c->v + d->v + e->v);
  }
}
void handedOn(int n, std::vector<std::unique_ptr<Res, std::function<void(Res *)>>> &keep) {
  for (int i = 0; i < n; ++i) {
    std::unique_ptr<Res, std::function<void(Res *)>> a(acquire(i), [](Res *r) { release(r); }); // want cost: moved away afterwards
    if (a)
      keep.push_back(std::move(a));
  }
}
void refilled(int n, const std::function<void(Res *)> &other) {
  for (int i = 0; i < n; ++i) {
    std::unique_ptr<Res, std::function<void(Res *)>> a(acquire(i), [](Res *r) { release(r); }); // want cost: the deleter is replaced afterwards
    if (i == 3)
      a.get_deleter() = other;
    use(a->v);
  }
}
using FnHandle = std::unique_ptr<Res, std::function<void(Res *)>>;
void inspect(const FnHandle &);
void swapWith(FnHandle &);
void take(FnHandle);
FnHandle make(int);
void passedByReference(int n) {
  for (int i = 0; i < n; ++i) {
    std::unique_ptr<Res, std::function<void(Res *)>> a(acquire(i), [](Res *r) { release(r); }); // want cost: a reference to it is passed
    swapWith(a);
    std::unique_ptr<Res, std::function<void(Res *)>> b(acquire(i), [](Res *r) { release(r); }); // want cost: assigned another one
    b = make(i);
    std::unique_ptr<Res, std::function<void(Res *)>> c(acquire(i), [](Res *r) { release(r); }); // want cost: swapped
    c.swap(b);
    inspect(c);
  }
}
