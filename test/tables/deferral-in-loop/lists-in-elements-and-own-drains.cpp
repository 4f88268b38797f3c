// std: c++17
// RUN: %table defercliff-deferral-in-loop %s %t
// Correct code: every element has its own list; a lambda, member function or RAII object drains in the iteration; a setter replaces; observers beside a destroy hook.
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

using Fn = std::function<void()>;
void say(int);

class Holder {
  std::vector<Fn> a_;

public:
  void add(Fn f) { a_.push_back(std::move(f)); }
  void run() noexcept { for (auto &f : a_) f(); a_.clear(); }
  ~Holder() noexcept { run(); }
};

struct Session { Holder cleanups; int id; Session *next; };
void elements(std::vector<Session> &ss, std::vector<std::unique_ptr<Session>> &us, const std::vector<std::shared_ptr<Holder>> &hs) {
  for (auto &s : ss)
    s.cleanups.add([&s] { say(s.id); }); // quiet: each element has its own list
  for (auto &u : us)
    u->cleanups.add([id = u->id] { say(id); }); // quiet: each element has its own list
  for (std::size_t i = 0; i < ss.size(); ++i)
    ss[i].cleanups.add([i] { say(int(i)); }); // quiet: each element has its own list
  for (auto &h : hs)
    h->add([] { say(1); }); // quiet: each element is a list
  for (auto it = hs.begin(); it != hs.end(); ++it)
    (*it)->add([] { say(2); }); // quiet: each element is a list
  for (std::size_t i = 0; i < us.size(); ++i) {
    Session &s = *us[i];
    s.cleanups.add([i] { say(int(i)); }); // quiet: each element has its own list
  }
}
void chain(Session *n) {
  for (; n; n = n->next)
    n->cleanups.add([] { say(3); }); // quiet: each node has its own list
}

class Fixture {
  Holder h_;
  std::vector<Fn> teardown_;
  void tear() { for (auto &f : teardown_) f(); teardown_.clear(); }
  void finish() { h_.run(); }

public:
  void run(int n) {
    for (int i = 0; i < n; ++i) {
      int *p = new int(i);
      teardown_.push_back([p] { delete p; }); // quiet: tear() drains it in the iteration
      h_.add([i] { say(i); }); // quiet: finish() drains it in the iteration
      tear();
      finish();
    }
  }
};

void by_lambda(int n) {
  std::vector<Fn> c;
  Holder h;
  auto flush = [&] {
    for (auto &f : c) f();
    c.clear();
    h.run();
  };
  for (int i = 0; i < n; ++i) {
    int *p = new int(i);
    c.push_back([p] { delete p; }); // quiet: flush() drains it
    h.add([i] { say(i); }); // quiet: flush() drains it
    flush();
  }
}
struct Drainer {
  Holder &h;
  explicit Drainer(Holder &x) : h(x) {}
  ~Drainer() { h.run(); }
};
void by_raii(int n) {
  Holder h;
  for (int i = 0; i < n; ++i) {
    Drainer d(h);
    h.add([i] { say(i); }); // quiet: the drainer runs it at the end of the iteration
  }
}

class OnExit {
  Fn f_;

public:
  void set(Fn f) { f_ = std::move(f); }
  ~OnExit() { if (f_) f_(); }
};
void replaced(int n) {
  OnExit e;
  for (int i = 0; i < n; ++i)
    e.set([i] { say(i); }); // quiet: replaced each time, nothing piles up
}

class Subject {
  std::vector<Fn> changed_, destroyed_;

public:
  void on_change(Fn f) { changed_.push_back(std::move(f)); }
  void on_destroy(Fn f) { destroyed_.push_back(std::move(f)); }
  void change() { for (auto &f : changed_) f(); }
  ~Subject() { for (auto &f : destroyed_) f(); }
};
void observers(Subject &s, int n) {
  for (int i = 0; i < n; ++i) {
    s.on_change([i] { say(i); }); // quiet: an observer: the destructor does not run this list
    s.on_destroy([i] { say(i); }); // want bug: this list is run in the destructor
  }
}

class Filters {
  std::vector<std::function<bool(int)>> p_;
  Fn flush_;

public:
  void add(std::function<bool(int)> p) { p_.push_back(std::move(p)); }
  void at_end(Fn f) { flush_ = std::move(f); }
  ~Filters() { if (flush_) flush_(); }
};
void predicates(Filters &s, int n) {
  for (int i = 0; i < n; ++i)
    s.add([i](int v) { return v > i; }); // quiet: a predicate, never run by the destructor
}
