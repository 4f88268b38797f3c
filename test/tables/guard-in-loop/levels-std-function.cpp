// std: c++17
// RUN: %table defercliff-guard-in-loop %s %t
// a std::function guard in a loop is cost whether the closure fits libstdc++'s 16 trivially copyable bytes or not; a template guard with the same closure is style
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

void use(int, int = 0, int = 0);
void use(const std::string &);

class Erased {
  std::function<void()> f_;

public:
  Erased(std::function<void()> f) : f_(std::move(f)) {}
  ~Erased() { if (f_) f_(); }
};
template <class F> class Inline {
  F f_;

public:
  Inline(F f) : f_(std::move(f)) {}
  ~Inline() { f_(); }
};
class ByConstRef {
  std::function<void()> f_;

public:
  explicit ByConstRef(const std::function<void()> &f) : f_(f) {}
  ~ByConstRef() { f_(); }
};
template <class Fn> class Forwarding {
  std::function<void()> f_;

public:
  template <class G> explicit Forwarding(G &&g) : f_(std::forward<G>(g)) {}
  ~Forwarding() { f_(); }
};

void byReference(int n, int b) {
  for (int i = 0; i < n; ++i) {
    int c = i + b;
    Erased e0([] { use(0); }); // want cost: erased, no capture
    Erased e1([&i] { use(i); }); // want cost: erased, 8 bytes fit
    Erased e2([&] { use(i, b); }); // want cost: erased, 16 bytes fit
    Erased e3([&] { use(i, b, c); }); // want cost: 24 bytes allocate
    Inline i1([&i] { use(i); }); // want style: inline
    Inline i3([&] { use(i, b, c); }); // want style: inline, any size
  }
}

void byValue(const std::vector<std::string> &names, std::shared_ptr<int> p) {
  for (const std::string &name : names) {
    Erased a([p] { use(*p); }); // want cost: shared_ptr is not trivially copyable: allocates
    Erased b([name] { use(name); }); // want cost: a string allocates
    Inline c([p] { use(*p); }); // want style: inline
    Inline d([name] { use(name); }); // want style: inline (the string is the user's)
    ByConstRef e([name] { use(name); }); // want cost: allocates twice
    Forwarding<void> f([&name] { use(name); }); // want cost: the member is erased, not the constructor's parameter
  }
}

struct Widget {
  int a = 0, b = 0;
  void paint(int n) {
    for (int i = 0; i < n; ++i) {
      Erased e([this] { use(a, b); }); // want cost: this alone fits
      Inline g([=] { use(a, i); }); // want style: inline
      a = i;
    }
  }
};
