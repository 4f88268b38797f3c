// std: c++17
// RUN: %table defercliff-deferral-in-loop %s %t
// guards of libraries put into containers (std, llvm::SmallVector, absl::InlinedVector, boost small_vector) outside the loop
#include <deque>
#include <functional>
#include <list>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>
namespace absl {
namespace cleanup_internal { struct Tag {}; }
template <class Arg, class Callback> class [[nodiscard]] Cleanup final {
  std::optional<Callback> f_;
public:
  Cleanup(Callback f) : f_(std::move(f)) {}
  Cleanup(Cleanup &&o) : f_(std::move(o.f_)) { o.f_.reset(); }
  void Cancel() && { f_.reset(); }
  ~Cleanup() { if (f_) (*f_)(); }
};
template <class Callback> Cleanup(Callback) -> Cleanup<cleanup_internal::Tag, Callback>;
template <class T, std::size_t N> class InlinedVector {
public:
  void push_back(T &&x) { v_.push_back(std::move(x)); }
  template <class... A> T &emplace_back(A &&...a) { return v_.emplace_back(std::forward<A>(a)...); }
  void clear() { v_.clear(); } bool empty() const { return v_.empty(); } T &back() { return v_.back(); } void pop_back() { v_.pop_back(); }
  T *begin() { return v_.data(); } T *end() { return v_.data() + v_.size(); }
private:
  std::vector<T> v_; // stands for the buffer
};
}
namespace llvm {
template <class T, unsigned N = 4> class SmallVector {
public:
  void push_back(T &&x) { v_.push_back(std::move(x)); }
  template <class... A> T &emplace_back(A &&...a) { return v_.emplace_back(std::forward<A>(a)...); }
  void clear() { v_.clear(); } bool empty() const { return v_.empty(); } T &back() { return v_.back(); } void pop_back() { v_.pop_back(); }
  T *begin() { return v_.data(); } T *end() { return v_.data() + v_.size(); }
private:
  std::vector<T> v_; // stands for the buffer
};
template <class F> class [[nodiscard]] scope_exit {
  F ExitFunction;
  bool Engaged = true;
public:
  template <class Fp> explicit scope_exit(Fp &&f) : ExitFunction(std::forward<Fp>(f)) {}
  scope_exit(scope_exit &&o) : ExitFunction(std::move(o.ExitFunction)), Engaged(o.Engaged) { o.release(); }
  void release() { Engaged = false; }
  ~scope_exit() { if (Engaged) ExitFunction(); }
};
template <class F> scope_exit(F) -> scope_exit<F>;
}
template <class F> class QScopeGuard {
  F m_func;
  bool m_invoke = true;
public:
  explicit QScopeGuard(F f) noexcept : m_func(std::move(f)) {}
  QScopeGuard(QScopeGuard &&o) noexcept : m_func(std::move(o.m_func)), m_invoke(std::exchange(o.m_invoke, false)) {}
  ~QScopeGuard() noexcept { if (m_invoke) m_func(); }
  void dismiss() noexcept { m_invoke = false; }
};
template <class F> QScopeGuard<std::decay_t<F>> qScopeGuard(F &&f) { return QScopeGuard<std::decay_t<F>>(std::forward<F>(f)); }
namespace Envoy {
class Cleanup {
public:
  Cleanup(std::function<void()> f) : f_(std::move(f)) {}
  Cleanup(Cleanup &&) = default;
  ~Cleanup() { if (f_) f_(); }
  void cancel() { f_ = nullptr; }
private:
  std::function<void()> f_;
};
using CleanupPtr = std::unique_ptr<Cleanup>;
}
void note(int);
bool enter(int);
struct Layer { int id; };

void smallVector(const std::vector<Layer> &ls) {
  llvm::SmallVector<llvm::scope_exit<std::function<void()>>, 4> Pops;
  for (const Layer &l : ls) {
    enter(l.id);
    Pops.emplace_back([&l] { note(l.id); }); // want bug: scope_exit in a SmallVector
  }
}
void inlined(int n) {
  absl::InlinedVector<absl::Cleanup<absl::cleanup_internal::Tag, std::function<void()>>, 8> all;
  for (int i = 0; i < n; ++i)
    all.emplace_back(std::function<void()>([i] { note(i); })); // want bug: absl::Cleanup in an InlinedVector
}
void qt(int n) {
  std::list<QScopeGuard<std::function<void()>>> restore;
  while (n-- > 0)
    restore.push_front(qScopeGuard(std::function<void()>([n] { note(n); }))); // want bug: a list of QScopeGuard
}
void envoyPointers(int n) {
  std::vector<Envoy::CleanupPtr> cleanups;
  for (int i = 0; i != n; ++i)
    cleanups.push_back(std::make_unique<Envoy::Cleanup>([i] { note(i); })); // want bug: unique_ptr to a guard
}
void envoyMap(const std::vector<std::string> &names) {
  std::map<std::string, Envoy::Cleanup> byName;
  for (const auto &n : names)
    byName.emplace(n, Envoy::Cleanup([] { note(1); })); // want bug: a map of guards
}
void closureType(int n) {
  auto mk = [](int i) { return qScopeGuard([i] { note(i); }); };
  std::vector<decltype(mk(0))> all;
  all.reserve(n);
  for (int i = 0; i < n; ++i)
    all.push_back(mk(i)); // want bug: guards over a closure, from a local factory
}
void optionalOnce(int n) {
  std::optional<Envoy::Cleanup> last;
  std::vector<Envoy::CleanupPtr> one;
  for (int i = 0; i < n; ++i) {
    if (enter(i)) {
      one.push_back(std::make_unique<Envoy::Cleanup>([i] { note(i); })); // quiet: the loop is left
      last.emplace([i] { note(i); }); // quiet: the loop is left
      break;
    }
  }
}
void perBatch(const std::vector<std::vector<Layer>> &batches) {
  for (const auto &b : batches) {
    llvm::SmallVector<Envoy::CleanupPtr> pops;
    if (!b.empty())
      pops.push_back(std::make_unique<Envoy::Cleanup>([&b] { note(b[0].id); })); // quiet: declared in the iteration
    note(int(b.size()));
  }
}
void stackPopped(const std::vector<int> &ops) {
  std::vector<Envoy::Cleanup> scopes;
  for (int op : ops) {
    if (op == '{')
      scopes.emplace_back([op] { note(op); }); // quiet: popped at the closing brace
    else if (op == '}')
      scopes.pop_back();
    else
      note(op);
  }
}
std::vector<Envoy::CleanupPtr> eight() {
  std::vector<Envoy::CleanupPtr> v;
  v.push_back(std::make_unique<Envoy::Cleanup>([] { note(1); })); // quiet: no loop
  v.push_back(std::make_unique<Envoy::Cleanup>([] { note(2); })); // quiet: no loop
  return v;
}
