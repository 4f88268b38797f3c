// The fix changes no behaviour: a program with guards of the shapes that
// projects write prints the same before and after, and nothing is read that was
// destroyed.

// RUN: sed '/RUN:/d' %s > %t-fixed.cpp
// RUN: %tidy --quiet '-checks=-*,defercliff-erased-guard' --config='{}' -fix %t-fixed.cpp -- -std=c++17 > %t.reports
// RUN: grep -c '^template <typename Callable>' %t-fixed.cpp | grep -x 9
// RUN: grep -c 'std::decay_t<Callable> m_callable;' %t-fixed.cpp | grep -x 1
// RUN: %not grep 'no fix is offered' %t.reports
// RUN: g++ -std=c++17 -fsanitize=address,undefined -fno-sanitize-recover=all %s -o %t-before
// RUN: g++ -std=c++17 -fsanitize=address,undefined -fno-sanitize-recover=all %t-fixed.cpp -o %t-after
// RUN: %t-before > %t.before
// RUN: %t-after > %t.after
// RUN: grep -c . %t.before | grep -x 52
// RUN: diff %t.before %t.after

#include <cstdio>
#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>

static void say(const std::string &what) { std::puts(what.c_str()); }
static void cleanUp() { say("cleanUp"); }

struct Functor {
  std::string name;
  void operator()() const { say(name); }
};

/// Tells when its copies die.
struct Tracked {
  std::string name;
  explicit Tracked(std::string name) : name(std::move(name)) {}
  Tracked(Tracked &&) = default;
  Tracked(const Tracked &) = default;
  ~Tracked() {
    if (!name.empty())
      say("~" + name);
  }
};

// By value.
class ByValue {
public:
  explicit ByValue(std::function<void()> action) : action(std::move(action)) {}
  ~ByValue() { action(); }
  ByValue(const ByValue &) = delete;
  ByValue &operator=(const ByValue &) = delete;

private:
  std::function<void()> action;
};

static void byValue() {
  say("- byValue");
  std::string big(100, 'x');
  ByValue first([&] { say("first, of " + std::to_string(big.size())); });
  ByValue second{[big] { say("second, of " + std::to_string(big.size())); }};
  ByValue third(cleanUp);
  ByValue fourth(&cleanUp);
  ByValue fifth(Functor{"functor"});
  Functor named{"named"};
  ByValue sixth(named);
  named.name = "changed";
  int n = 0;
  auto counting = [n]() mutable { say(std::to_string(++n)); };
  ByValue seventh(counting);
  counting();
  ByValue eighth(std::bind(say, "bound"));
  ByValue ninth = ByValue([] { say("ninth"); });
}

// By reference to a constant, with arguments.
struct ByReference {
  ByReference(const std::function<void(const char *, int)> &action, int number)
      : action(action), number(number) {}
  ~ByReference() { action("byReference", number); }
  std::function<void(const char *, int)> action;
  int number;
};

static void byReference() {
  say("- byReference");
  ByReference guard([](const std::string &s, long n) { say(s + std::to_string(n)); }, 7);
}

// The shape of Dolphin's: a template constructor, an action that is dropped.
class ScopeGuard final {
public:
  template <class Callable>
  ScopeGuard(Callable &&finalizer) : m_finalizer(std::forward<Callable>(finalizer)) {}
  ScopeGuard(ScopeGuard &&other) : m_finalizer(std::move(other.m_finalizer)) {
    other.m_finalizer = nullptr;
  }
  ~ScopeGuard() { Exit(); }
  void Dismiss() { m_finalizer = nullptr; }
  void Exit() {
    if (m_finalizer) {
      m_finalizer();
      m_finalizer = nullptr;
    }
  }
  ScopeGuard(const ScopeGuard &) = delete;
  void operator=(const ScopeGuard &) = delete;

private:
  std::function<void()> m_finalizer;
};

static void scopeGuard(bool good) {
  say("- scopeGuard");
  auto shared = std::make_shared<Functor>(Functor{"shared"});
  ScopeGuard first([&] { say("first"); });
  ScopeGuard second([shared] { (*shared)(); });
  ScopeGuard third([] { say("third"); });
  if (good)
    first.Dismiss();
  second.Exit();
  say("uses: " + std::to_string(shared.use_count()));
  ScopeGuard moved(std::move(third));
  auto again = std::move(moved);
  third.Exit();
  moved.Exit();
  say("end of scopeGuard");
}

// The shape of CUBRID's: by rvalue, a flag that a move hands on.
class scope_exit {
public:
  explicit scope_exit(std::function<void(void)> &&f) : m_func(std::move(f)), m_released(false) {}
  scope_exit(scope_exit &&o) : m_func(std::move(o.m_func)), m_released(o.m_released) { o.release(); }
  scope_exit(const scope_exit &) = delete;
  scope_exit &operator=(const scope_exit &) = delete;
  ~scope_exit() {
    if (!m_released)
      m_func();
  }
  void release() { m_released = true; }

private:
  std::function<void(void)> m_func;
  bool m_released;
};

static void scopeExit() {
  say("- scopeExit");
  scope_exit first([] { say("first"); });
  scope_exit second([] { say("second"); });
  scope_exit third([] { say("third"); });
  second.release();
  scope_exit moved(std::move(first));
  scope_exit released = std::move(second);
}

// The shape that CUBRID's replaced: a template over the callable, which it
// erases all the same, a flag that a move hands on.
template <class Callable> class scope_exit_of final {
public:
  explicit scope_exit_of(Callable &&callable) noexcept
      : m_valid(true),
        m_callable(std::is_lvalue_reference<decltype(callable)>::value ? callable
                                                                       : std::forward<Callable>(callable)) {}
  scope_exit_of(scope_exit_of &&sg) noexcept : m_valid(sg.m_valid), m_callable(sg.m_callable) { sg.m_valid = false; }
  ~scope_exit_of() noexcept {
    if (m_valid) {
      m_callable();
    }
  }
  void release() noexcept { m_valid = false; }

private:
  using func_t = std::function<void(void)>;

  bool m_valid;
  func_t m_callable;

  scope_exit_of() = delete;
  scope_exit_of(scope_exit_of &) = delete;
  scope_exit_of &operator=(const scope_exit_of &) = delete;
  scope_exit_of &operator=(scope_exit_of &&) = delete;
};

template <typename F> static scope_exit_of<F> make_scope_exit_of(F &&f) {
  return scope_exit_of<F>(std::forward<F>(f));
}

static void scopeExitOf() {
  say("- scopeExitOf");
  auto shared = std::make_shared<Functor>(Functor{"shared"});
  scope_exit_of first([shared] { (*shared)(); });
  scope_exit_of<std::function<void()>> second([] { say("second"); });
  scope_exit_of<void (&)()> third(cleanUp);
  auto named = [] { say("named"); };
  auto fourth = make_scope_exit_of(named);
  auto fifth = make_scope_exit_of([] { say("fifth"); });
  fifth.release();
  scope_exit_of moved(std::move(first));
  say("uses: " + std::to_string(shared.use_count()));
}

// The shape of Northstar's: a copy, a flag.
class Flagged {
public:
  auto operator=(Flagged &) = delete;
  Flagged(Flagged &) = delete;
  Flagged(std::function<void()> callback) : m_callback(callback) {}
  ~Flagged() {
    if (!m_bDismissed)
      m_callback();
  }
  void Dismiss() { m_bDismissed = true; }

private:
  bool m_bDismissed = false;
  std::function<void()> m_callback;
};

static bool flagged(bool good) {
  say("- flagged");
  Flagged guard([&] { say(good ? "good" : "bad"); });
  Flagged other = {[] { say("other"); }};
  if (good)
    guard.Dismiss();
  return good;
}

// The shape of imgui-filebrowser's.
class Moving {
public:
  template <typename T> explicit Moving(T func) : func_(std::move(func)) {}
  ~Moving() { func_(); }
  Moving(const Moving &) = delete;
  Moving &operator=(const Moving &) = delete;

private:
  std::function<void()> func_;
};

static void moving() {
  say("- moving");
  Moving first([] { say("first"); });
  try {
    Moving second([] { say("second, while unwinding"); });
    throw std::runtime_error("thrown");
  } catch (const std::exception &e) {
    say(e.what());
  }
}

// An optional already.
class Optional {
public:
  explicit Optional(std::function<void()> f) : action(std::move(f)) {}
  Optional(Optional &&other) : action(std::move(other.action)) { other.action.reset(); }
  ~Optional() {
    if (action)
      (*action)();
  }
  void dismiss() { action = std::nullopt; }

private:
  std::optional<std::function<void()>> action;
};

static void optional() {
  say("- optional");
  Optional first([] { say("first"); });
  Optional second([] { say("second"); });
  first.dismiss();
  Optional moved = std::move(second);
  say("end of optional");
}

// Exchanged, compared.
class Compared {
public:
  explicit Compared(std::function<void()> f) : action(std::move(f)) {}
  Compared(Compared &&other) noexcept : action(std::exchange(other.action, nullptr)) {}
  ~Compared() {
    if (action != nullptr)
      std::move(action)();
  }
  bool armed() const { return !(action == nullptr) && nullptr != action; }
  void release() { action = {}; }
  void now() {
    if (!action)
      return;
    std::invoke(action);
    this->action = std::function<void()>();
  }

private:
  std::function<void()> action;
};

static void compared() {
  say("- compared");
  Compared first([] { say("first"); });
  Compared second([] { say("second"); });
  Compared third([t = Tracked("tracked")] { say("third"); });
  first.release();
  second.now();
  second.now();
  Compared moved(std::move(third));
  say(std::string(first.armed() ? "armed" : "not") + (second.armed() ? "armed" : "not") +
      (third.armed() ? "armed" : "not") + (moved.armed() ? "armed" : "not"));
}

// Copied, as the class lets it.
class Copied {
public:
  explicit Copied(const std::function<void()> &f) : action(f) {}
  Copied(const Copied &other) : action(other.action) {}
  ~Copied() { action(); }

private:
  std::function<void()> action;
};

static void copied() {
  say("- copied");
  int runs = 0;
  {
    Copied first([&runs] { ++runs; });
    Copied second(first);
    Copied third = second;
  }
  say(std::to_string(runs));
}

int main() {
  byValue();
  byReference();
  scopeGuard(true);
  scopeGuard(false);
  scopeExit();
  scopeExitOf();
  flagged(true);
  flagged(false);
  moving();
  optional();
  compared();
  copied();
}
