// std: c++17
// RUN: %table defercliff-erased-guard %s %t
// Rule: what the uses in the file say: statics, captures, bases, returns, templates, tests.
#include <boost/function.hpp>
#include <functional>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

void use(int);
#define GUARD_CLASS(Name) \
  explicit Name(std::function<void()> f) : f_(std::move(f)) {} \
  Name(const Name &) = delete; \
  ~Name() { if (f_) f_(); }

class Static { // quiet: a static variable
public:
  GUARD_CLASS(Static)
private:
  std::function<void()> f_;
};
class Based { // quiet: a base class
public:
  GUARD_CLASS(Based)
private:
  std::function<void()> f_;
};
struct Derived : Based { using Based::Based; };
class Captured { // quiet: captured by a lambda
public:
  explicit Captured(std::function<void()> f) : f_(std::move(f)) {}
  Captured(Captured &&o) : f_(std::exchange(o.f_, {})) {}
  ~Captured() { if (f_) f_(); }
private:
  std::function<void()> f_;
};
class Optional { // quiet: a template argument
public:
  explicit Optional(std::function<void()> f) : f_(std::move(f)) {}
  ~Optional() { f_(); }
private:
  std::function<void()> f_;
};
class Temporary { // quiet: a temporary that no variable keeps
public:
  explicit Temporary(std::function<void()> f) : f_(std::move(f)) {}
  ~Temporary() { f_(); }
private:
  std::function<void()> f_;
};
class Returned { // want cost: a function returns it, its uses are local variables all the same (no fix)
public:
  explicit Returned(std::function<void()> f) : f_(std::move(f)) {}
  Returned(Returned &&o) noexcept : f_(std::move(o.f_)) { o.f_ = nullptr; }
  ~Returned() { if (f_) f_(); }
private:
  std::function<void()> f_;
};
Returned make(int a) { return Returned([a] { use(a); }); }
class InTemplate { // want cost: used in templates and lambdas
public:
  explicit InTemplate(std::function<void()> f) : f_(std::move(f)) {}
  ~InTemplate() { f_(); }
private:
  std::function<void()> f_;
};
class Boosted { // want cost: boost::function
public:
  explicit Boosted(boost::function<void()> f) : f_(std::move(f)) {}
  ~Boosted() { if (!f_.empty()) f_(); }
private:
  boost::function<void()> f_;
};
class WithArgument { // want cost: its action gets an argument
public:
  explicit WithArgument(std::function<void(bool)> f) : f_(std::move(f)) {}
  ~WithArgument() { f_(ok_); }
  void succeed() { ok_ = true; }
private:
  std::function<void(bool)> f_;
  bool ok_ = false;
};
class WithReference { // want cost: with a reference next to it
public:
  WithReference(int &depth, std::function<void(int)> f) : depth_(depth), f_(std::move(f)) { ++depth_; }
  ~WithReference() { f_(--depth_); }
private:
  int &depth_;
  std::function<void(int)> f_;
};
class Locked { // quiet: holds a lock as well
public:
  Locked(std::mutex &m, std::function<void()> f) : lock_(m), f_(std::move(f)) {}
  ~Locked() { f_(); }
private:
  std::unique_lock<std::mutex> lock_;
  std::function<void()> f_;
};
class Assigned { // quiet: its public member is assigned after it was built
public:
  std::function<void()> f;
  ~Assigned() { if (f) f(); }
};
class Arrayed { // quiet: an element of an array
public:
  explicit Arrayed(std::function<void()> f) : f_(std::move(f)) {}
  ~Arrayed() { f_(); }
private:
  std::function<void()> f_;
};

template <class T> void inTemplate(T value) {
  InTemplate guard([value] { use(int(value)); });
  use(2);
}
void uses(int a, std::mutex &mutex) {
  static Static once([] { use(1); });
  Derived derived([a] { use(a); });
  Based based([a] { use(a); });
  Captured captured([a] { use(a); });
  auto later = [c = std::move(captured)] { use(1); };
  later();
  std::optional<Optional> maybe;
  maybe.emplace([a] { use(a); });
  Optional sure([a] { use(a); });
  Temporary([a] { use(a); });
  Temporary kept([a] { use(a); });
  auto returned = make(a);
  Returned direct([a] { use(a); });
  inTemplate(a);
  inTemplate(2L);
  auto lambda = [&] { InTemplate inner([&a] { use(a); }); use(3); };
  lambda();
  Boosted boosted([a] { use(a); });
  WithArgument argument([a](bool ok) { use(a + ok); });
  argument.succeed();
  int depth = 0;
  WithReference reference(depth, [a](int d) { use(a + d); });
  Locked locked(mutex, [a] { use(a); });
  Assigned assigned;
  assigned.f = [a] { use(a); };
  Arrayed array[2] = {Arrayed([a] { use(a); }), Arrayed([a] { use(a); })};
  Arrayed single([a] { use(a); });
}
