// std: c++17
// RUN: %table defercliff-guard-in-loop %s %t
// An action behind a virtual method: a class that owns an object and calls it when it dies may as well close a resource.
#include <memory>
#include <utility>

void note(int);

class VirtualGuard {
  struct Base {
    virtual ~Base() = default;
    virtual void call() = 0;
  };
  template <class F> struct Holder final : Base {
    F f;
    explicit Holder(F g) : f(std::move(g)) {}
    void call() override { f(); }
  };
  std::unique_ptr<Base> p_;

public:
  template <class F> explicit VirtualGuard(F f) : p_(new Holder<F>(std::move(f))) {}
  ~VirtualGuard() { if (p_) p_->call(); }
};

void virtuals(int n) {
  while (n--) {
    VirtualGuard g([n] { note(n); }); // missed cost: a heap block and a virtual call
    note(0);
  }
}
