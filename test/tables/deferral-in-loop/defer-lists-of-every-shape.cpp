// std: c++17
// RUN: %table defercliff-deferral-in-loop %s %t
// Classes that run their stored callables in the destructor, in every shape.
#include <algorithm>
#include <array>
#include <deque>
#include <forward_list>
#include <functional>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

using Fn = std::function<void()>;
void say(int);
void report(const char *);

class TryList {
  std::vector<Fn> v_;

public:
  void add(Fn f) { v_.push_back(std::move(f)); }
  ~TryList() {
    for (auto &f : v_) {
      try {
        f();
      } catch (...) {
        report("x");
      }
    }
  }
};

class Pimpl {
  struct Impl {
    std::vector<Fn> v;
    ~Impl() { for (auto &f : v) f(); }
  };
  std::unique_ptr<Impl> p_ = std::make_unique<Impl>();

public:
  void add(Fn f) { p_->v.push_back(std::move(f)); }
};

class Committed {
  std::vector<Fn> v_;
  bool done_ = false;

public:
  void onRollback(Fn f) { v_.push_back(std::move(f)); }
  void commit() { done_ = true; }
  ~Committed() {
    if (!done_)
      for (auto it = v_.rbegin(); it != v_.rend(); ++it)
        (*it)();
  }
};

class Swapped {
  std::list<Fn> l_;
  std::mutex m_;
  void flush() {
    std::list<Fn> now;
    {
      std::lock_guard<std::mutex> g(m_);
      now.swap(l_);
    }
    for (auto &f : now) f();
  }

public:
  template <class F> void defer(F f) {
    std::lock_guard<std::mutex> g(m_);
    l_.emplace_front(std::move(f));
  }
  ~Swapped() { flush(); }
};

struct NodeList {
  struct Node {
    Fn f;
    Node *next;
  };
  Node *head = nullptr;
  void add(Fn f) { head = new Node{std::move(f), head}; }
  ~NodeList() {
    while (head) {
      Node *n = head;
      head = n->next;
      n->f();
      delete n;
    }
  }
};

class Named {
  std::map<std::string, Fn> m_;

public:
  void add(const std::string &n, Fn f) { m_[n] = std::move(f); }
  ~Named() { for (auto &[k, f] : m_) f(); }
};

class Indexed {
  std::vector<Fn> v_;

public:
  Indexed &operator<<(Fn f) {
    v_.push_back(std::move(f));
    return *this;
  }
  void operator()(Fn f) { v_.push_back(std::move(f)); }
  ~Indexed() {
    while (!v_.empty()) {
      v_.back()();
      v_.pop_back();
    }
  }
};

class Typed {
  struct Base {
    virtual ~Base() = default;
  };
  template <class F> struct Impl : Base {
    F f;
    explicit Impl(F g) : f(std::move(g)) {}
    ~Impl() override { f(); }
  };
  std::vector<std::unique_ptr<Base>> v_;

public:
  template <class F> void add(F f) { v_.push_back(std::make_unique<Impl<F>>(std::move(f))); }
};

class Holder {
  std::vector<Fn> actions_;

public:
  void add(Fn f) { actions_.push_back(std::move(f)); }
  void run() noexcept {
    std::for_each(actions_.begin(), actions_.end(), [](auto &f) { f(); });
    actions_.clear();
  }
  ~Holder() noexcept { run(); }
};
class Outer {
  Holder holder_;

public:
  void later(Fn f) { holder_.add(std::move(f)); }
};

void all(int n) {
  TryList tries;
  Pimpl pimpl;
  Committed tx;
  Swapped sw;
  NodeList nodes;
  Named named;
  Indexed idx;
  Typed typed;
  Outer outer;
  for (int i = 0; i < n; ++i) {
    tries.add([i] { say(i); });              // want bug: under try
    tx.onRollback([i] { say(i); });          // quiet: called off when all went well
    sw.defer([i] { say(i); });               // want bug: swapped to a local and run
    nodes.add([i] { say(i); });              // want bug: a list of nodes
    named.add("x" + std::to_string(i), [i] { say(i); }); // want bug: a map
    idx << [i] { say(i); };                  // want bug: operator<<
    idx([i] { say(i); });                    // want bug: call operator
    outer.later([i] { say(i); });            // want bug: a member is the defer list
    pimpl.add([i] { say(i); });              // want bug: behind a pimpl
  }
  tx.commit();
}

void pointers(int n, Holder *raw, const std::shared_ptr<Holder> &sp) {
  auto up = std::make_unique<Holder>();
  std::optional<Holder> opt;
  opt.emplace();
  Holder &ref = *up;
  while (n-- > 0) {
    raw->add([n] { say(n); });  // want bug: pointer parameter
    sp->add([n] { say(n); });   // want bug: shared_ptr
    up->add([n] { say(n); });   // want bug: unique_ptr
    opt->add([n] { say(n); });  // want bug: optional
    ref.add([n] { say(n); });   // want bug: reference
  }
}

void named_action(int n) {
  Holder h;
  for (int i = 0; i < n; ++i) {
    auto f = [i] { say(i); };
    h.add(f); // want bug: a named action
    Fn g = [i] { say(-i); };
    h.add(std::move(g)); // want bug: a named function
  }
}

static void addOne(Holder &h, int i) { h.add([i] { say(i); }); }
void conditional(const std::vector<int> &v) {
  Holder h;
  for (int x : v) {
    if (x > 0)
      h.add([x] { say(x); });
    else
      addOne(h, 0);
  }
}
