// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// Rule: a callee whose visible body stores the callable (member, global, container, detached thread, or another such callee) defers.
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

void use(int);
using Fn = std::function<void()>;

static std::vector<Fn> g_list;
static Fn g_last;

void keep_global(Fn f) { g_list.push_back(std::move(f)); }
void keep_last(const Fn &f) { g_last = f; }
void keep_static(Fn f) {
  static std::vector<Fn> all;
  all.emplace_back(std::move(f));
}
template <class F> void keep_forwarded(F &&f) { g_list.emplace_back(std::forward<F>(f)); }
void keep_through(Fn f) { keep_global(std::move(f)); }
void keep_or_call(Fn f, bool now) {
  if (now)
    f();
  else
    g_list.push_back(std::move(f));
}
void in_background(Fn f) { std::thread(std::move(f)).detach(); }
void keep_in(std::vector<Fn> &where, Fn f) { where.push_back(std::move(f)); }
void call_only(Fn f) { f(); }
void named(const std::string &name, Fn f) {
  static std::map<std::string, Fn> table;
  table[name] = std::move(f);
}

void free_functions(const std::vector<int> &ids) {
  for (int id : ids) {
    keep_global([&id] { use(id); }); // want bug: stored in a global
    keep_last([&id] { use(id); }); // want bug: copied into a global
    keep_static([&id] { use(id); }); // want bug: stored in a static
    keep_forwarded([&id] { use(id); }); // want bug: forwarded into a global
    keep_through([&id] { use(id); }); // want bug: passed to one that stores
    keep_or_call([&id] { use(id); }, id > 3); // want bug: stored on one path
    in_background([&id] { use(id); }); // want bug: detached in the callee
    named("job", [&] { use(id); }); // want bug: second parameter is stored
    keep_global([id] { use(id); }); // quiet: copied
    call_only([&id] { use(id); }); // quiet: only called
  }
}

void into_an_argument(const std::vector<int> &ids) {
  std::vector<Fn> outer;
  for (int id : ids) {
    std::vector<Fn> inner;
    keep_in(outer, [&id] { use(id); }); // want bug: the outer vector keeps it
    keep_in(inner, [&id] { use(id); }); // quiet: the inner vector dies before id
    for (auto &f : inner) f();
  }
  for (auto &f : outer) f();
}

class Signal {
  std::vector<Fn> slots_;
  std::map<std::string, Fn> named_;
  std::unique_ptr<Fn> single_;

public:
  void attach(Fn f) { slots_.push_back(std::move(f)); }
  Signal &operator+=(Fn f) {
    attach(std::move(f));
    return *this;
  }
  void set(const std::string &key, Fn f) { named_[key] = std::move(f); }
  void replace(Fn f) { single_ = std::make_unique<Fn>(std::move(f)); }
  template <class F> void attach_any(F f) { slots_.emplace_back(std::move(f)); }
  void fire() const {
    for (auto &s : slots_) s();
  }
};

void signals(Signal &sig, const std::vector<int> &ids) {
  for (int id : ids) {
    sig.attach([&id] { use(id); }); // want bug: member vector
    sig += [&id] { use(id); }; // want bug: operator that stores
    sig.set("k", [&id] { use(id); }); // want bug: member map
    sig.replace([&id] { use(id); }); // want bug: member pointer
    sig.attach_any([&] { use(id); }); // want bug: template method that stores
    sig.attach([=] { use(id); }); // quiet: copied
  }
}

void local_signal(const std::vector<int> &ids) {
  for (int id : ids) {
    Signal sig;
    sig.attach([&id] { use(id); }); // quiet: sig dies before id
    sig.fire();
  }
}

class Command {
  Fn do_;

public:
  explicit Command(Fn f) : do_(std::move(f)) {}
  void run() const { do_(); }
};

void constructors(const std::vector<int> &ids) {
  std::vector<Command> history;
  std::vector<std::unique_ptr<Command>> owned;
  for (int id : ids) {
    history.emplace_back([&id] { use(id); }); // want bug: the element's constructor stores it
    history.push_back(Command([&id] { use(id); })); // want bug: temporary moved in
    owned.push_back(std::make_unique<Command>([&id] { use(id); })); // want bug: owned by an outer vector
    Command local([&id] { use(id); }); // quiet: local command
    local.run();
    Command copied([&id] { use(id); }); // want bug: copied into history
    history.push_back(copied);
  }
  for (auto &h : history) h.run();
  for (auto &o : owned) o->run();
}
