// std: c++17
// RUN: %table defercliff-erased-guard %s %t
// Guards that get another action later need the wrapper; those that only drop theirs do not.
#include <cstdio>
#include <functional>
#include <string>
#include <utility>

class Replaceable { // quiet: a method takes another action
public:
  explicit Replaceable(std::function<void()> f) : f_(std::move(f)) {}
  Replaceable(const Replaceable &) = delete;
  ~Replaceable() {
    if (f_)
      f_();
  }
  void replace(std::function<void()> f) { f_ = std::move(f); }

private:
  std::function<void()> f_;
};
struct Later { // quiet: given its action through the public member
  std::function<void()> fn;
  ~Later() {
    if (fn)
      fn();
  }
};
class Assigned { // quiet: one guard is assigned to another
public:
  explicit Assigned(std::function<void()> f) : f_(std::move(f)) {}
  Assigned(Assigned &&) = default;
  Assigned &operator=(Assigned &&) = default;
  ~Assigned() {
    if (f_)
      f_();
  }

private:
  std::function<void()> f_;
};
class Wrapped { // quiet: each use gives it a std::function
public:
  explicit Wrapped(std::function<void()> f) : f_(std::move(f)) {}
  ~Wrapped() { f_(); }

private:
  std::function<void()> f_;
};
class PartlyWrapped { // want cost: one use gives it a lambda
public:
  explicit PartlyWrapped(std::function<void()> f) : f_(std::move(f)) {}
  PartlyWrapped(const PartlyWrapped &) = delete;
  ~PartlyWrapped() { f_(); }

private:
  std::function<void()> f_;
};
class EmptyLambda { // want cost: dismisses with an empty lambda
public:
  explicit EmptyLambda(std::function<void()> f) : f_(std::move(f)) {}
  EmptyLambda(const EmptyLambda &) = delete;
  ~EmptyLambda() { f_(); }
  void cancel() {
    f_ = [] {};
  }

private:
  std::function<void()> f_;
};
class EarlyRun { // want cost: runs now and drops its action
public:
  explicit EarlyRun(std::function<void()> f) : f_(std::move(f)) {}
  EarlyRun(const EarlyRun &) = delete;
  ~EarlyRun() { run(); }
  void run() {
    if (!f_)
      return;
    f_();
    f_ = nullptr;
  }
  bool pending() const { return f_ != nullptr; }

private:
  std::function<void()> f_;
};
class Counted { // want cost: scalars and a reference beside the action
public:
  Counted(int &depth, std::function<void(int)> f) : depth_(++depth), f_(std::move(f)) {}
  Counted(const Counted &) = delete;
  ~Counted() { f_(depth_--); }

private:
  int &depth_;
  std::function<void(int)> f_;
};
class Named { // quiet: holds a string as well
public:
  Named(std::string name, std::function<void(const std::string &)> f) : name_(std::move(name)), f_(std::move(f)) {}
  ~Named() { f_(name_); }

private:
  std::string name_;
  std::function<void(const std::string &)> f_;
};

void use(int n, const std::function<void()> &done) {
  Replaceable a([n] { std::printf("%d\n", n); });
  a.replace([] { std::puts("other"); });
  Later b;
  b.fn = [n] { std::printf("%d\n", n); };
  Assigned c([n] { std::printf("%d\n", n); });
  c = Assigned([] { std::puts("other"); });
  Wrapped d(done);
  std::function<void()> mine = [n] { std::printf("%d\n", n); };
  Wrapped e(mine);
  PartlyWrapped f(done);
  PartlyWrapped g([n] { std::printf("%d\n", n); });
  EmptyLambda h([n] { std::printf("%d\n", n); });
  if (n)
    h.cancel();
  EarlyRun i([n] { std::printf("%d\n", n); });
  if (i.pending())
    i.run();
  Counted j(n, [](int depth) { std::printf("%d\n", depth); });
  Named k("x", [](const std::string &s) { std::puts(s.c_str()); });
}
