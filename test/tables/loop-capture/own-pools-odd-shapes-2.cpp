// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// More shapes of keeping: final implementation of an interface, wrapped lambdas, member references, factories, std::ref members.
#include <array>
#include <functional>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <unordered_map>
#include <utility>
#include <vector>

void use(int);
void log(const char *);
using Fn = std::function<void()>;

class FinalImpl final {
  std::list<Fn> l_;

public:
  virtual void post(Fn f) { l_.push_front(std::move(f)); }
};
void final_class(FinalImpl &d, int n) {
  for (int i = 0; i < n; ++i)
    d.post([&i] { use(i); }); // want bug: a virtual of a final class
}

// wraps a lambda that wraps a lambda
class Traced {
  std::vector<Fn> v_;
  std::mutex m_;
  void raw(Fn f) {
    std::scoped_lock l(m_);
    v_.emplace_back(std::move(f));
  }
  void named(const char *n, Fn f) {
    raw([n, f = std::move(f)] { log(n); f(); });
  }

public:
  template <class F> void add(F &&f) {
    named("x", [fn = std::forward<F>(f)]() mutable { fn(); });
  }
};
void traced(Traced &t, int n) {
  for (int i = 0; i < n; ++i)
    t.add([&i] { use(i); }); // want bug: two lambdas around it
}

// a local Fn variable in the callee, pushed later
class Local {
  std::vector<Fn> v_;

public:
  void add(const Fn &f) {
    Fn copy = f;
    if (!copy)
      return;
    v_.push_back(copy);
  }
  template <class F> void add_auto(F f) {
    auto wrapper = [f] { f(); };
    v_.push_back(wrapper);
  }
  void add_opt(std::optional<Fn> f) {
    if (f)
      v_.push_back(*f);
  }
  void add_many(std::vector<Fn> fs) {
    for (auto &f : fs)
      v_.push_back(std::move(f));
  }
  void add_il(std::initializer_list<Fn> fs) {
    for (auto &f : fs)
      v_.push_back(f);
  }
  void insert(Fn f) { v_.insert(v_.begin(), std::move(f)); }
  void resize_and_set(Fn f) {
    v_.resize(v_.size() + 1);
    v_.back() = std::move(f);
  }
  Fn &slot() { return v_.emplace_back(); }
};
void locals(Local &l, int n) {
  for (int i = 0; i < n; ++i) {
    l.add([&i] { use(i); });            // want bug: copied to a local, then kept
    l.add_auto([&i] { use(i); });       // want bug: in a named wrapper, then kept
    l.add_opt([&i] { use(i); });        // want bug: through an optional
    l.insert([&i] { use(i); });         // want bug: insert
    l.resize_and_set([&i] { use(i); }); // want bug: back() assigned
    l.slot() = [&i] { use(i); };        // want bug: a slot of the object
  }
}

// reference member: the queue belongs to somebody else
class Proxy {
  std::vector<Fn> &out_;

public:
  explicit Proxy(std::vector<Fn> &o) : out_(o) {}
  void operator()(Fn f) const { out_.push_back(std::move(f)); }
  friend const Proxy &operator<<(const Proxy &p, Fn f) {
    p.out_.push_back(std::move(f));
    return p;
  }
};
void proxies(Proxy p, int n) {
  for (int i = 0; i < n; ++i) {
    p([&i] { use(i); });   // want bug: call operator keeps it
    p << [&i] { use(i); }; // want bug: stream operator keeps it
  }
}

// singletons
class Loop {
  std::unordered_map<int, Fn> timers_;
  int next_ = 0;

public:
  static Loop &instance() {
    static Loop l;
    return l;
  }
  int call_later(int, Fn f) {
    int id = ++next_;
    timers_.emplace(id, std::move(f));
    return id;
  }
  int every(Fn f) {
    timers_.insert({++next_, std::move(f)});
    return next_;
  }
  void replace(int id, Fn f) { timers_.insert_or_assign(id, std::move(f)); }
  void find_and_set(int id, Fn f) {
    auto it = timers_.find(id);
    if (it != timers_.end())
      it->second = std::move(f);
  }
  void at(int id, Fn f) { timers_.at(id) = f; }
};
void later(Fn f) { Loop::instance().call_later(5, std::move(f)); }
void singleton(const std::vector<int> &ids) {
  for (int id : ids) {
    Loop::instance().call_later(10, [&] { use(id); });     // want bug: a singleton keeps it
    Loop::instance().every([&] { use(id); });              // want bug: insert of a braced pair
    Loop::instance().replace(1, [&] { use(id); });         // want bug: insert_or_assign
    Loop::instance().find_and_set(1, [&] { use(id); });    // want bug: through an iterator
    Loop::instance().at(1, [&] { use(id); });              // want bug: at()
    later([&] { use(id); });                               // want bug: passed on to the singleton
  }
}

// builder: returns itself by reference
class Request {
  Fn ok_, fail_;

public:
  Request &then(Fn f) {
    ok_ = std::move(f);
    return *this;
  }
  Request &otherwise(Fn f) {
    fail_ = std::move(f);
    return *this;
  }
};
void builder(Request &r, std::vector<Request> &all, const std::vector<int> &ids) {
  for (int id : ids) {
    r.then([&id] { use(id); }); // quiet: then(nullptr) drops it in the next line
    r.then(nullptr).otherwise([&id] { use(id); }); // want bug: chained
    all.emplace_back().then([&id] { use(id); }); // want bug: emplace_back returns the new element
    all.back().otherwise([&id] { use(id); }); // want bug: back() is an element
  }
}

// handler table in an array, field of element, nested struct
struct Table {
  std::array<Fn, 8> slots;
  struct Inner { Fn on_event; } inner[4];
  Fn raw[3];
};
Table g_table;
void tables(Table &t) {
  for (int k = 0; k < 3; ++k) {
    t.slots[k] = [&k] { use(k); };              // want bug: std::array
    t.inner[k].on_event = [&k] { use(k); };     // want bug: nested
    g_table.raw[k] = [&] { use(k); };           // want bug: C array in a global
    t.slots.at(1) = Fn([&] { use(k); });        // want bug: at
  }
}
void through_std_get(Table &t) {
  for (int k = 0; k < 3; ++k)
    std::get<0>(t.slots) = [&] { use(k); }; // want bug: std::get of an array
}
