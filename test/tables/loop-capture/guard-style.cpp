// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// A guard that dies in the iteration and captures the loop variable by reference, unchanged: style (correct today).
#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace gsl {
template <class F> class final_action {
public:
  explicit final_action(const F &ff) noexcept : f{ff} {}
  explicit final_action(F &&ff) noexcept : f{std::move(ff)} {}
  ~final_action() noexcept {
    if (invoke)
      f();
  }
  final_action(final_action &&other) noexcept : f(std::move(other.f)), invoke(std::exchange(other.invoke, false)) {}
  final_action(const final_action &) = delete;
  void operator=(const final_action &) = delete;
  void operator=(final_action &&) = delete;

private:
  F f;
  bool invoke = true;
};
template <class F> auto finally(F &&f) noexcept { return final_action<std::decay_t<F>>{std::forward<F>(f)}; }
} // namespace gsl

class Defer {
  std::function<void()> fn_;

public:
  explicit Defer(std::function<void()> f) : fn_(std::move(f)) {}
  Defer(const Defer &) = delete;
  Defer &operator=(const Defer &) = delete;
  ~Defer() { fn_(); }
};

namespace absl {
namespace cleanup_internal {
struct Tag {};
} // namespace cleanup_internal
template <typename Arg, typename Callback = void> class Cleanup;
template <typename Callback> class Cleanup<cleanup_internal::Tag, Callback> {
  Callback callback_;
  bool engaged_ = true;

public:
  Cleanup(Callback callback) : callback_(std::move(callback)) {} // NOLINT
  Cleanup(Cleanup &&other) : callback_(std::move(other.callback_)), engaged_(std::exchange(other.engaged_, false)) {}
  void Cancel() && { engaged_ = false; }
  ~Cleanup() {
    if (engaged_)
      std::move(callback_)();
  }
};
template <typename Callback> Cleanup(Callback callback) -> Cleanup<cleanup_internal::Tag, Callback>;
} // namespace absl

namespace detail {
template <class F> class ScopeGuardImpl {
  F f_;

public:
  explicit ScopeGuardImpl(F f) : f_(std::move(f)) {}
  ~ScopeGuardImpl() { f_(); }
};
struct OnExit {};
template <class F> ScopeGuardImpl<F> operator+(OnExit, F &&f) { return ScopeGuardImpl<F>(std::forward<F>(f)); }
} // namespace detail
#define CONCAT_IMPL(a, b) a##b
#define CONCAT(a, b) CONCAT_IMPL(a, b)
#define SCOPE_EXIT auto CONCAT(scope_exit_state_, __LINE__) = ::detail::OnExit() + [&]() noexcept
#define ON_LEAVE(code) auto CONCAT(on_leave_, __LINE__) = ::gsl::finally([&] { code; })

int open_slot(int);
void close_slot(int);
void log_done(int);
void show(const std::string &);
void work(int);
bool wanted(int);

void by_reference(int n, const std::vector<int> &v, const std::vector<std::string> &names) {
  for (int i = 0; i < n; ++i) {
    absl::Cleanup c = [&] { log_done(i); }; // want style: the loop variable by reference
    work(i);
  }
  for (int x : v) {
    auto g = gsl::finally([&x] { log_done(x); }); // want style: a copied element by reference
    work(x);
  }
  for (auto x : v) {
    Defer d([&] { log_done(x); }); // want style: type-erased guard
    work(x);
  }
  for (std::size_t k = 0; k < v.size(); ++k) {
    SCOPE_EXIT { close_slot(int(k)); }; // want style: through a macro
    work(v[k]);
  }
  for (int k = 0; k != n; ++k) {
    ON_LEAVE(log_done(k)); // want style: through a function-like macro
    work(k);
  }
  for (const char *p : {"a", "b"}) {
    auto g = gsl::finally([&p] { show(p); }); // want style: pointer as loop variable
    work(1);
  }
  for (int i = 0; i < n; ++i) {
    int fd = open_slot(i);
    auto g = gsl::finally([&] { close_slot(fd), log_done(i); }); // want style: 'i' beside a local
    work(fd);
  }
  for (auto it = names.begin(); it != names.end(); ++it) {
    auto g = gsl::finally([&it] { show(*it); }); // want style: the iterator
    work(2);
  }
  for (int i = 0; i < n; ++i) {
    std::shared_ptr<void> g(nullptr, [&](void *) { log_done(i); }); // want style: shared_ptr used as a guard
    work(i);
  }
}

void fine(int n, std::vector<int> &v, const std::vector<std::string> &names) {
  for (int i = 0; i < n; ++i) {
    auto g = gsl::finally([i] { log_done(i); }); // quiet: copied
    absl::Cleanup c = [=] { log_done(i); };      // quiet: copied
    Defer d([i] { log_done(i); });               // quiet: copied
    work(i);
  }
  for (int i = 0; i < n; ++i) {
    int fd = open_slot(i);
    auto g = gsl::finally([&] { close_slot(fd); }); // quiet: a variable of the body
    SCOPE_EXIT { log_done(fd); };                   // quiet: a variable of the body
    ON_LEAVE(log_done(n));                          // quiet: a parameter
    work(i + fd);
  }
  for (auto &x : v) {
    auto g = gsl::finally([&x] { ++x; }); // quiet: the element
    work(x);
  }
  for (const auto &name : names) {
    Defer d([&] { show(name); }); // quiet: the element
    work(3);
  }
  for (int x : v) {
    if (wanted(x)) {
      auto g = gsl::finally([&] { log_done(x); }); // quiet: the block leaves the loop, so it is made once
      work(x);
      return;
    }
  }
}

void found(const std::vector<int> &v) {
  for (int i = 0; i < int(v.size()); ++i) {
    if (!wanted(v[i]))
      continue;
    SCOPE_EXIT { log_done(i); }; // quiet: always leaves by break
    work(v[i]);
    break;
  }
}

class Store {
  int depth_ = 0;

public:
  void put_all(const std::vector<int> &v) {
    for (int x : v) {
      ++depth_;
      auto g = gsl::finally([this] { --depth_; }); // quiet: only this
      auto h = gsl::finally([&] { depth_ = 0; });  // quiet: only this
      work(x);
    }
  }
};
