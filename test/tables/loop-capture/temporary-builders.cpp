// std: c++20
// RUN: %table defercliff-loop-capture %s %t
// Fluent builders that are temporaries of the statement and run or are thrown away in it: silent.
#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

void use(int) noexcept;

class Req {
  std::function<void(int)> ok_;
  std::vector<std::function<void()>> hooks_;
  int id_ = 0;

public:
  Req() = default;
  explicit Req(int id) : id_(id) {}
  Req &onOk(std::function<void(int)> f) { ok_ = std::move(f); return *this; }
  Req &&then(std::function<void()> f) && { hooks_.push_back(std::move(f)); return std::move(*this); }
  Req with(std::function<void(int)> f) const { Req r = *this; r.ok_ = std::move(f); return r; }
  void add(std::function<void()> f) { hooks_.push_back(std::move(f)); }
  int send() const {
    if (ok_)
      ok_(id_);
    for (auto &h : hooks_)
      h();
    return id_;
  }
};
Req get(int id) { return Req(id); }
Req declared_only(int id);
struct Client {
  Req get(int id) const { return Req(id); }
  std::unique_ptr<Req> open(int id) const { return std::make_unique<Req>(id); }
  Req make(int id) const;
};

void one_call(int n) {
  for (int i = 0; i < n; ++i)
    Req().onOk([&](int) { use(i); }); // quiet: a temporary
}
void one_add(int n) {
  for (int i = 0; i < n; ++i)
    Req(i).add([&] { use(i); }); // quiet: a temporary
}
void void_chain(int n) {
  for (int i = 0; i < n; ++i)
    Req(i).onOk([&](int k) { use(i + k); }).send(); // quiet: a temporary, run at once
}
void value_chain(int n) {
  int sum = 0;
  for (int i = 0; i < n; ++i)
    sum += Req(i).onOk([&](int k) { use(i + k); }).send(); // quiet: a temporary, run at once
  use(sum);
}
void init_chain(int n) {
  for (int i = 0; i < n; ++i) {
    const int r = Req(i).onOk([&](int k) { use(i + k); }).send(); // quiet: a temporary, run at once
    use(r);
  }
}
void rvalue_chain(int n) {
  for (int i = 0; i < n; ++i)
    Req(i).then([&] { use(i); }).then([&] { use(-i); }).send(); // quiet: a temporary, run at once
}
void copying_chain(const Req &base, int n) {
  for (int i = 0; i < n; ++i)
    base.with([&](int k) { use(i + k); }).send(); // quiet: the copy is a temporary
}
void copying_chain_kept(const Req &base, int n) {
  for (int i = 0; i < n; ++i) {
    Req r = base.with([&](int k) { use(i + k); }); // quiet: dies in the iteration
    r.send();
    const Req &s = base.with([&](int k) { use(i + k); }); // quiet: dies in the iteration
    s.send();
  }
}
void from_function(int n) {
  for (int i = 0; i < n; ++i)
    get(i).onOk([&](int k) { use(i + k); }).send(); // quiet: a temporary, run at once
}
void from_declared(int n) {
  for (int i = 0; i < n; ++i)
    declared_only(i).onOk([&](int k) { use(i + k); }).send(); // quiet: a temporary, run at once
}
void from_client(const Client &c, int n) {
  for (int i = 0; i < n; ++i) {
    c.get(i).onOk([&](int k) { use(i + k); }).send();  // quiet: a temporary, run at once
    c.make(i).onOk([&](int k) { use(i + k); }).send(); // quiet: a temporary, run at once
  }
}
void from_client_pointer(const Client &c, int n) {
  for (int i = 0; i < n; ++i)
    c.open(i)->onOk([&](int k) { use(i + k); }).send(); // quiet: owned by a temporary
}
void from_make_unique(int n) {
  for (int i = 0; i < n; ++i)
    std::make_unique<Req>(i)->add([&] { use(i); }); // quiet: owned by a temporary
}
void local_chain(int n) {
  for (int i = 0; i < n; ++i) {
    Req r(i);
    int x = r.onOk([&](int k) { use(i + k); }).send(); // quiet: r dies in the iteration

  }
}
void local_pointer(const Client &c, int n) {
  for (int i = 0; i < n; ++i) {
    auto r = c.open(i);
    r->onOk([&](int k) { use(i + k); }).send(); // quiet: r dies in the iteration
    (*r).add([&] { use(i); });                  // quiet: r dies in the iteration
  }
}
void if_init(int n) {
  for (int i = 0; i < n; ++i)
    if (Req r(i); r.onOk([&](int) { use(i); }).send() > 3) // quiet: dies in the iteration
      use(i);
}
void outer_chain(Req &r, int n) {
  for (int i = 0; i < n; ++i)
    r.onOk([&](int k) { use(i + k); }).send(); // want bug: r keeps it
}
