// std: c++17
// RUN: %table defercliff-erased-guard %s %t
// Rule: a guard class of one's own over std::function that is only ever a local variable.
#include <absl/functional/any_invocable.h>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

void use(int);

class Plain { // want cost: local variables only
public:
  explicit Plain(std::function<void()> f) : f_(std::move(f)) {}
  Plain(const Plain &) = delete;
  Plain &operator=(const Plain &) = delete;
  ~Plain() { f_(); }
private:
  std::function<void()> f_;
};
struct Aggregate { // want cost: an aggregate, locals only
  std::function<void()> f;
  ~Aggregate() { if (f) f(); }
};
class Dismissable { // want cost: with a flag
public:
  Dismissable(std::function<void()> &&f) : f_(std::move(f)) {}
  ~Dismissable() { if (armed_) f_(); }
  void dismiss() { armed_ = false; }
private:
  std::function<void()> f_;
  bool armed_ = true;
};
class AnyInvocableGuard { // want cost: absl::AnyInvocable is a wrapper as well
public:
  explicit AnyInvocableGuard(absl::AnyInvocable<void()> f) : f_(std::move(f)) {}
  ~AnyInvocableGuard() { f_(); }
private:
  absl::AnyInvocable<void()> f_;
};
class Stored { // quiet: a data member of another class
public:
  explicit Stored(std::function<void()> f) : f_(std::move(f)) {}
  ~Stored() { f_(); }
private:
  std::function<void()> f_;
};
struct Session {
  Stored closer;
};
class Listed { // quiet: in a vector
public:
  explicit Listed(std::function<void()> f) : f_(std::move(f)) {}
  Listed(Listed &&o) : f_(std::exchange(o.f_, nullptr)) {}
  ~Listed() { if (f_) f_(); }
private:
  std::function<void()> f_;
};
class Reset { // quiet: given another action later
public:
  explicit Reset(std::function<void()> f) : f_(std::move(f)) {}
  ~Reset() { f_(); }
  void reset(std::function<void()> f) { f_ = std::move(f); }
private:
  std::function<void()> f_;
};
class Pointer { // quiet: a function pointer costs nothing
public:
  explicit Pointer(void (*f)()) : f_(f) {}
  ~Pointer() { f_(); }
private:
  void (*f_)();
};
class Unused { // quiet: nothing uses it
public:
  explicit Unused(std::function<void()> f) : f_(std::move(f)) {}
  ~Unused() { f_(); }
private:
  std::function<void()> f_;
};
template <class F> class ErasedTemplate { // want cost: a template over its callable that erases it all the same
public:
  explicit ErasedTemplate(F f) : f_(std::move(f)) {}
  ~ErasedTemplate() { f_(); }
private:
  std::function<void()> f_;
};
template <class F> class InlineTemplate { // quiet: inline
public:
  explicit InlineTemplate(F f) : f_(std::move(f)) {}
  ~InlineTemplate() { f_(); }
private:
  F f_;
};
class Task { // quiet: the destructor does not call it
public:
  explicit Task(std::function<void()> f) : f_(std::move(f)) {}
  ~Task() { use(1); }
  void run() { f_(); }
private:
  std::function<void()> f_;
};
class Named { // quiet: holds more than its action
public:
  Named(std::string name, std::function<void()> f) : name_(std::move(name)), f_(std::move(f)) {}
  ~Named() { f_(); use(int(name_.size())); }
private:
  std::string name_;
  std::function<void()> f_;
};
class Heap { // quiet: made by new as well
public:
  explicit Heap(std::function<void()> f) : f_(std::move(f)) {}
  ~Heap() { f_(); }
private:
  std::function<void()> f_;
};
class Given { // quiet: every use gives it a std::function
public:
  explicit Given(std::function<void()> f) : f_(std::move(f)) {}
  ~Given() { f_(); }
private:
  std::function<void()> f_;
};

void uses(int a, std::function<void()> callback) {
  Plain plain([a] { use(a); });
  Aggregate aggregate{[a] { use(a); }};
  Dismissable dismissable([a] { use(a); });
  if (a > 3)
    dismissable.dismiss();
  AnyInvocableGuard any([a] { use(a); });
  Session session{Stored([a] { use(a); })};
  Stored local([a] { use(a); });
  std::vector<Listed> list;
  list.emplace_back([a] { use(a); });
  Listed single([a] { use(a); });
  Reset reset([a] { use(a); });
  reset.reset([] { use(3); });
  Pointer pointer(+[] { use(1); });
  ErasedTemplate erased([a] { use(a); });
  InlineTemplate inlined([a] { use(a); });
  Task task([a] { use(a); });
  task.run();
  Named named("x", [a] { use(a); });
  auto heap = std::unique_ptr<Heap>(new Heap([a] { use(a); }));
  Heap onStack([a] { use(a); });
  Given given(callback);
}
