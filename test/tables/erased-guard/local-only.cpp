// std: c++17
// RUN: %table defercliff-erased-guard %s %t
// Guard classes of every shape that are local variables only.
#include <absl/functional/any_invocable.h>
#include <boost/function.hpp>
#include <cstdio>
#include <functional>
#include <optional>
#include <utility>

namespace dolphin {
class ScopeGuard { // want cost: only a local variable
public:
  ScopeGuard(std::function<void()> exit_function) : m_function{std::move(exit_function)} {}
  ScopeGuard(const ScopeGuard &) = delete;
  void operator=(const ScopeGuard &) = delete;
  ~ScopeGuard() { Exit(); }
  void Dismiss() { m_function.reset(); }
  void Exit() {
    if (m_function) {
      (*m_function)();
      m_function.reset();
    }
  }

private:
  std::optional<std::function<void()>> m_function;
};
} // namespace dolphin

struct Finally { // want cost: an aggregate, used once
  std::function<void()> action;
  ~Finally() { action(); }
};

class Rollback { // want cost: an AnyInvocable
public:
  explicit Rollback(absl::AnyInvocable<void() &&> action) : action_(std::move(action)) {}
  Rollback(Rollback &&) = delete;
  ~Rollback() {
    if (!done_)
      std::move(action_)();
  }
  void done() noexcept { done_ = true; }

private:
  absl::AnyInvocable<void() &&> action_;
  bool done_ = false;
};

class [[nodiscard]] BoostExit { // want cost: a boost::function
  boost::function<void()> f;

public:
  template <typename F>
  explicit BoostExit(F &&callable) : f(std::forward<F>(callable)) {}
  BoostExit(const BoostExit &) = delete;
  ~BoostExit() noexcept {
    try {
      f();
    } catch (...) {
    }
  }
};

class PointerGuard { // quiet: a function pointer is no wrapper
public:
  explicit PointerGuard(void (*f)()) : f_(f) {}
  ~PointerGuard() { f_(); }

private:
  void (*f_)();
};

template <typename F>
class InlineGuard { // quiet: a template over its callable
public:
  explicit InlineGuard(F f) : f_(std::move(f)) {}
  ~InlineGuard() { f_(); }

private:
  F f_;
};

class Unused { // quiet: nobody uses it
public:
  explicit Unused(std::function<void()> f) : f_(std::move(f)) {}
  ~Unused() { f_(); }

private:
  std::function<void()> f_;
};

void stop();
int load(const char *path, int &open) {
  std::FILE *file = std::fopen(path, "r");
  dolphin::ScopeGuard close([&] { std::fclose(file); --open; });
  if (!file) {
    close.Dismiss();
    return -1;
  }
  Finally tick{[&open] { ++open; }};
  Rollback undo([&open] { open = 0; });
  BoostExit last([file] { std::fflush(file); });
  PointerGuard pointer(stop);
  InlineGuard fast([] { stop(); });
  for (int i = 0; i < 2; ++i) {
    dolphin::ScopeGuard each([i] { std::printf("%d\n", i); });
    each.Exit();
  }
  undo.done();
  return std::fgetc(file);
}
