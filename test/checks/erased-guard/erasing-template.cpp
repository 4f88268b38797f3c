// RUN: %check defercliff-erased-guard %s %t -std=c++14-or-later

// A template over its callable that erases it all the same keeps the callable
// itself: its type is known. std::decay takes away what a deduced reference adds.

// CHECK-FIXES:#include <functional>
// CHECK-FIXES-NEXT:#include <type_traits>
// CHECK-FIXES-NEXT:#include <utility>
#include <functional>
#include <utility>

void done();
void free_(int *p);

template <typename Callable> class ScopeExit final {
// CHECK-NOTES: :[[@LINE-1]]:36: warning: guard class 'ScopeExit' type-erases its action with 'std::function' in 'm_callable', but is a template over its callable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+19]]:10: note: the action is kept here
// CHECK-NOTES: :[[@LINE+25]]:16: note: it is given 3 types of callables in this file; the first here
public:
  explicit ScopeExit(Callable &&callable) noexcept
      : m_valid(true),
        m_callable(std::is_lvalue_reference<decltype(callable)>::value ? callable : std::forward<Callable>(callable)) {}
  ScopeExit(ScopeExit &&sg) noexcept : m_valid(sg.m_valid), m_callable(sg.m_callable) { sg.m_valid = false; }
  ScopeExit(const ScopeExit &) = delete;
  ScopeExit &operator=(const ScopeExit &) = delete;
  ~ScopeExit() noexcept {
    if (m_valid) {
      m_callable();
    }
  }
  void release() noexcept { m_valid = false; }

private:
  using func_t = std::function<void(void)>;
  bool m_valid;
  func_t m_callable; // what to do
  // CHECK-FIXES:  std::decay_t<Callable> m_callable; // what to do
};

template <class F> ScopeExit<F> makeScopeExit(F &&f) { return ScopeExit<F>(std::forward<F>(f)); }

void use(int *p, bool good) {
  auto guard = makeScopeExit([p] { free_(p); });
  auto named = [p] { free_(p); };
  auto second = makeScopeExit(named);
  ScopeExit<std::function<void()>> third([p] { free_(p); });
  ScopeExit<void (&)()> fourth(done);
  if (good)
    guard.release();
}

// By value, run by a method.
template <class Tag, class F> struct Finally {
// CHECK-NOTES: :[[@LINE-1]]:38: warning: guard class 'Finally' type-erases its action with 'std::function' in 'act', but is a template over its callable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+7]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+16]]:25: note: it is given 2 types of callables in this file; the first here
  Finally(F f) : act{std::move(f)} {}
  ~Finally() { run(); }

private:
  void run() { (void)act(); }
  std::function<void()> act;
  // CHECK-FIXES:  std::decay_t<F> act;
};

struct Closing {
  int *p;
  void operator()() { free_(p); }
};

void use2(int *p) {
  Finally<int, Closing> first(Closing{p});
  Finally<char, Closing> second(Closing{p});
}
