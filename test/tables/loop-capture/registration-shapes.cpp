// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// Registered in the iteration, taken out again in the iteration, under project-own names and handles: silent.
#include <algorithm>
#include <functional>
#include <list>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

void use(int) noexcept;
bool stop_now() noexcept;

class Emitter {
  std::map<int, std::function<void(int)>> hs_;
  int next_ = 0;

public:
  using Handle = int;
  Handle on(std::function<void(int)> f) { hs_[next_] = std::move(f); return next_++; }
  void off(Handle h) { hs_.erase(h); }
  Handle addListener(std::function<void(int)> f) { return on(std::move(f)); }
  void removeListener(Handle h) { off(h); }
  Handle subscribe(std::function<void(int)> f) { return on(std::move(f)); }
  void unsubscribe(Handle h) { off(h); }
  Handle registerCallback(std::function<void(int)> f) { return on(std::move(f)); }
  void unregisterCallback(Handle h) { off(h); }
  Handle attach(std::function<void(int)> f) { return on(std::move(f)); }
  void detach(Handle h) { off(h); }
  void emit(int v) { for (auto &[k, f] : hs_) f(v); }
};
void on_off(Emitter &e, int n) {
  for (int i = 0; i < n; ++i) {
    auto h = e.on([&](int v) { use(v + i); }); // quiet: taken off below
    e.emit(i);
    e.off(h);
  }
}
void listener(Emitter &e, int n) {
  for (int i = 0; i < n; ++i) {
    auto h = e.addListener([&](int v) { use(v + i); }); // quiet: removed below
    e.emit(i);
    e.removeListener(h);
  }
}
void subscription(Emitter &e, int n) {
  for (int i = 0; i < n; ++i) {
    const auto h = e.subscribe([&](int v) { use(v + i); }); // quiet: unsubscribed below
    e.emit(i);
    e.unsubscribe(h);
  }
}
void unregister(Emitter &e, int n) {
  for (int i = 0; i < n; ++i) {
    Emitter::Handle h = e.registerCallback([&](int v) { use(v + i); }); // quiet: unregistered below
    e.emit(i);
    e.unregisterCallback(h);
  }
}
template <class F> class OnScope {
  F f_;

public:
  explicit OnScope(F f) : f_(std::move(f)) {}
  OnScope(const OnScope &) = delete;
  ~OnScope() { f_(); }
};
void guarded_off(Emitter &e, int n) {
  for (int i = 0; i < n; ++i) {
    auto h = e.attach([&](int v) { use(v + i); }); // quiet: the guard below detaches on every path
    OnScope undo([&e, h] { e.detach(h); });
    if (stop_now())
      continue;
    e.emit(i);
  }
}
class Sub {
  Emitter *e_ = nullptr;
  int h_ = 0;

public:
  Sub() = default;
  Sub(Emitter &e, std::function<void(int)> f) : e_(&e), h_(e.on(std::move(f))) {}
  Sub(Sub &&o) noexcept : e_(std::exchange(o.e_, nullptr)), h_(o.h_) {}
  Sub &operator=(Sub &&o) noexcept { reset(); e_ = std::exchange(o.e_, nullptr); h_ = o.h_; return *this; }
  ~Sub() { reset(); }
  void reset() { if (e_) e_->off(h_); e_ = nullptr; }
};
Sub listen(Emitter &e, std::function<void(int)> f) { return Sub(e, std::move(f)); }
void subs(Emitter &e, int n) {
  for (int i = 0; i < n; ++i) {
    Sub a(e, [&](int v) { use(v + i); });            // quiet: removed by its destructor
    auto b = listen(e, [&](int v) { use(v - i); });  // quiet: removed by its destructor
    std::vector<Sub> many;
    many.emplace_back(e, [&](int v) { use(v * i); });          // quiet: the handles die in the iteration
    many.push_back(listen(e, [&](int v) { use(v * i + 1); })); // quiet: the handles die in the iteration
    auto c = std::make_unique<Sub>(e, [&](int v) { use(v / 2 + i); }); // quiet: removed by its destructor
    e.emit(i);
  }
}
// save and restore of a callback
struct Config {
  std::function<void(const std::string &)> log;
  std::function<void(const std::string &)> setLog(std::function<void(const std::string &)> f) { return std::exchange(log, std::move(f)); }
  void say(const std::string &s) { if (log) log(s); }
};
class ScopedLog {
  Config &c_;
  std::function<void(const std::string &)> old_;

public:
  ScopedLog(Config &c, std::function<void(const std::string &)> f) : c_(c), old_(std::exchange(c.log, std::move(f))) {}
  ScopedLog(const ScopedLog &) = delete;
  ~ScopedLog() { c_.log = std::move(old_); }
};
void scoped_log(Config &c, int n) {
  for (int i = 0; i < n; ++i) {
    int lines = 0;
    ScopedLog sl(c, [&](const std::string &) { ++lines; }); // quiet: the old callback comes back in the destructor
    c.say("x");
    use(lines + i);
  }
}
void swapped_log(Config &c, int n) {
  for (int i = 0; i < n; ++i) {
    int lines = 0;
    std::function<void(const std::string &)> mine = [&](const std::string &) { ++lines; }; // quiet: swapped back before it dies
    std::swap(c.log, mine);
    c.say("x");
    std::swap(c.log, mine);
    use(lines);
  }
}
void restored_log(Config &c, int n) {
  for (int i = 0; i < n; ++i) {
    int lines = 0;
    auto old = c.setLog([&](const std::string &) { ++lines; }); // quiet: the old one is put back
    c.say("x");
    c.setLog(std::move(old));
    use(lines);
  }
}
void reset_log(Config &c, int n) {
  for (int i = 0; i < n; ++i) {
    int lines = 0;
    c.setLog([&](const std::string &) { ++lines; }); // quiet: taken out below
    c.say("x");
    c.setLog(nullptr);
    use(lines);
  }
}
void assigned_over(Config &c, int n) {
  auto saved = c.log;
  for (int i = 0; i < n; ++i) {
    int lines = 0;
    c.log = [&](const std::string &) { ++lines; }; // quiet: put back below
    c.say("x");
    c.log = saved;
    use(lines);
  }
}
// intrusive node, list iterator handle
void list_handle(std::list<std::function<void()>> &hooks, int n) {
  for (int i = 0; i < n; ++i) {
    auto it = hooks.insert(hooks.end(), [&] { use(i); }); // quiet: erased below
    hooks.back()();
    hooks.erase(it);
  }
}
void list_pop(std::list<std::function<void()>> &hooks, int n) {
  for (int i = 0; i < n; ++i) {
    hooks.push_front([&] { use(i); }); // quiet: popped below
    hooks.front()();
    hooks.pop_front();
  }
}
struct PopBack {
  std::vector<std::function<void()>> &v;
  ~PopBack() { v.pop_back(); }
};
void pop_guard(std::vector<std::function<void()>> &hooks, int n) {
  for (int i = 0; i < n; ++i) {
    hooks.push_back([&] { use(i); }); // quiet: popped on every path by the guard
    PopBack pop{hooks};
    if (stop_now())
      continue;
    hooks.back()();
  }
}
// state machine with lambda transitions
class Machine {
  std::map<std::string, std::function<std::string()>> states_;

public:
  void state(const std::string &name, std::function<std::string()> f) { states_[name] = std::move(f); }
  void run(std::string s) {
    while (!s.empty())
      s = states_.at(s)();
  }
  void reset() { states_.clear(); }
};
void machines(const std::vector<std::string> &inputs) {
  Machine shared;
  for (const auto &in : inputs) {
    std::size_t pos = 0;
    Machine m;
    m.state("start", [&]() -> std::string { return pos++ < in.size() ? "start" : "end"; }); // quiet: m dies in the iteration
    m.state("end", [&pos]() -> std::string { pos = 0; return ""; });                         // quiet: m dies in the iteration
    m.run("start");
    shared.state("only", [&]() -> std::string { pos = 1; return ""; }); // quiet: reset below
    shared.run("only");
    shared.reset();
  }
}
// Qt
struct QObject {
  virtual ~QObject() = default;
  struct Connection {};
  struct SlotBase { virtual ~SlotBase() = default; virtual void call() = 0; };
  template <class F> struct Slot final : SlotBase { F f; explicit Slot(F g) : f(std::move(g)) {} void call() override { f(); } };
  template <class S, class Sig, class F> static Connection connect(const S *s, Sig, F &&f) { return connectImpl(s, new Slot<std::decay_t<F>>(std::forward<F>(f))); }
  static Connection connectImpl(const QObject *, SlotBase *);
  static bool disconnect(const Connection &);
};
struct Button : QObject { void clicked(); };
void qt(Button *b, int n) {
  for (int i = 0; i < n; ++i) {
    auto c = QObject::connect(b, &Button::clicked, [&] { use(i); }); // quiet: disconnected below
    use(i);
    QObject::disconnect(c);
  }
}
// test-like macros
#define CHECK_THAT(expr) do { auto t_ = [&] { return (expr); }; if (!t_()) use(__LINE__); } while (0)
#define SECTION(name) if (auto s_ = [&] { return true; }(); s_)
#define EXPECT_NO_THROW_(stmt) do { std::function<void()> f_ = [&] { stmt; }; f_(); } while (false)
void tests(const std::vector<int> &v) {
  for (int x : v) {
    CHECK_THAT(x > 3);      // quiet: runs now
    SECTION("a") { use(x); } // quiet: runs now
    EXPECT_NO_THROW_(use(x)); // quiet: runs now
  }
}
