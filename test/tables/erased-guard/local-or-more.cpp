// std: c++17
// RUN: %table defercliff-erased-guard %s %t
// Guard classes over a wrapper that are only local variables, and those that are more.
#include <absl/functional/any_invocable.h>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>
void done(int);
using Action = std::function<void()>;

class OnlyLocal { // want cost: only a local variable
  std::function<void()> f_;

public:
  explicit OnlyLocal(std::function<void()> f) : f_(std::move(f)) {}
  OnlyLocal(const OnlyLocal &) = delete;
  OnlyLocal &operator=(const OnlyLocal &) = delete;
  ~OnlyLocal() { f_(); }
};
class WithFlag { // want cost: only a local variable, with a flag
  absl::AnyInvocable<void()> f_;
  bool on_ = true;

public:
  WithFlag(absl::AnyInvocable<void()> f) : f_(std::move(f)) {}
  ~WithFlag() {
    if (on_)
      f_();
  }
  void release() { on_ = false; }
};
class InOptional { // want cost: an optional of a wrapper
  std::optional<Action> f_;

public:
  explicit InOptional(Action f) : f_(std::move(f)) {}
  ~InOptional() {
    if (f_)
      (*f_)();
  }
  void cancel() { f_.reset(); }
};
class AsMember { // quiet: a member of a class
  Action f_;

public:
  explicit AsMember(Action f) : f_(std::move(f)) {}
  ~AsMember() { f_(); }
};
class InVector { // quiet: an element of a vector
  Action f_;

public:
  explicit InVector(Action f) : f_(std::move(f)) {}
  InVector(InVector &&o) noexcept : f_(std::exchange(o.f_, nullptr)) {}
  ~InVector() {
    if (f_)
      f_();
  }
};
class Assigned { // quiet: gets another action later
  Action f_;

public:
  explicit Assigned(Action f) : f_(std::move(f)) {}
  void reset(Action f) { f_ = std::move(f); }
  ~Assigned() { f_(); }
};
class Unused { // quiet: nothing uses it
  Action f_;

public:
  explicit Unused(Action f) : f_(std::move(f)) {}
  ~Unused() { f_(); }
};
class Pointer { // quiet: a function pointer is free
  void (*f_)();

public:
  explicit Pointer(void (*f)()) : f_(f) {}
  ~Pointer() { f_(); }
};
class Heavy { // quiet: holds more than the action
  std::string name_;
  Action f_;

public:
  Heavy(std::string n, Action f) : name_(std::move(n)), f_(std::move(f)) {}
  ~Heavy() { f_(); }
};
class Given { // quiet: every use gives it a wrapper
  Action f_;

public:
  explicit Given(Action f) : f_(std::move(f)) {}
  ~Given() { f_(); }
};
class Heap { // quiet: made by new
  Action f_;

public:
  explicit Heap(Action f) : f_(std::move(f)) {}
  ~Heap() { f_(); }
};
class Captured { // quiet: captured by a lambda
  Action f_;

public:
  explicit Captured(Action f) : f_(std::move(f)) {}
  Captured(Captured &&) = default;
  ~Captured() {
    if (f_)
      f_();
  }
};
struct Window {
  AsMember onClose{[] { done(1); }};
};
void uses(int n, Action given) {
  OnlyLocal a([n] { done(n); });
  WithFlag b([n] { done(n); });
  InOptional c([n] { done(n); });
  AsMember d([n] { done(n); });
  InVector e([n] { done(n); });
  std::vector<InVector> all;
  Assigned f([n] { done(n); });
  f.reset([] { done(0); });
  Pointer g([] { done(2); });
  Heavy h("x", [n] { done(n); });
  Given i(given);
  Heap j([n] { done(n); });
  std::unique_ptr<Heap> k(new Heap([n] { done(n); }));
  Captured l([n] { done(n); });
  auto m = [l = std::move(l)] { done(3); };
  if (n)
    b.release(), c.cancel();
  m();
}
