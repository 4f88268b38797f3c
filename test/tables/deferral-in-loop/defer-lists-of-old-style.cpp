// std: c++17
// RUN: %table defercliff-deferral-in-loop %s %t
// classes that run what they stored in their destructor: C callbacks with a pointer, fixed arrays, linked nodes, templates, exit stacks
#include <array>
#include <cstddef>
#include <cstdlib>
#include <functional>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>
using Fn = std::function<void()>;
void say(int);
int grab(int);
void drop(int);
class CleanupStack {
  struct Entry { void (*fn)(void *); void *arg; };
  std::vector<Entry> entries_;

public:
  void push(void (*fn)(void *), void *arg) { entries_.push_back({fn, arg}); }
  void popAndRun() { auto e = entries_.back(); entries_.pop_back(); e.fn(e.arg); }
  ~CleanupStack() {
    for (auto it = entries_.rbegin(); it != entries_.rend(); ++it)
      it->fn(it->arg);
  }
};
class SmallDefers {
  std::array<Fn, 64> a_;
  std::size_t n_ = 0;

public:
  void defer(Fn f) { a_[n_++] = std::move(f); }
  ~SmallDefers() { while (n_ > 0) a_[--n_](); }
};
class NodeDefers {
  struct Node { Fn f; Node *next; };
  Node *head_ = nullptr;

public:
  void onExit(Fn f) { head_ = new Node{std::move(f), head_}; }
  ~NodeDefers() {
    while (head_) {
      Node *n = head_;
      head_ = n->next;
      n->f();
      delete n;
    }
  }
};
template <class F> class TypedDefers {
  std::vector<F> v_;

public:
  template <class G> TypedDefers &operator<<(G g) { v_.emplace_back(std::move(g)); return *this; }
  ~TypedDefers() { for (std::size_t i = v_.size(); i-- > 0;) v_[i](); }
};
class ExitStack {
  std::vector<Fn> v_;
  bool committed_ = false;

public:
  template <class F> void callback(F &&f) { v_.emplace_back(std::forward<F>(f)); }
  void pop_all() noexcept { committed_ = true; }
  ~ExitStack() { if (!committed_) unwind(); }

private:
  void unwind() { while (!v_.empty()) { auto f = std::move(v_.back()); v_.pop_back(); f(); } }
};
class Locked {
  std::mutex m_;
  std::vector<Fn> v_;

public:
  void add(Fn f) { std::lock_guard<std::mutex> l(m_); v_.push_back(std::move(f)); }
  ~Locked() {
    std::vector<Fn> now;
    { std::lock_guard<std::mutex> l(m_); now.swap(v_); }
    for (auto &f : now) f();
  }
};
class Menu { // destructor has nothing to do with the entries
  std::vector<std::pair<const char *, Fn>> items_;
  int opened_ = 0;

public:
  void item(const char *name, Fn f) { items_.emplace_back(name, std::move(f)); }
  void click(std::size_t i) { items_[i].second(); }
  ~Menu() { say(opened_); }
};
class Scheduler { // the destructor only drops
  std::vector<Fn> v_;

public:
  void schedule(Fn f) { v_.push_back(std::move(f)); }
  void tick() { for (auto &f : std::exchange(v_, {})) f(); }
  ~Scheduler() { v_.clear(); }
};
class Transaction {
  std::vector<Fn> rollback_;

public:
  void onRollback(Fn f) { rollback_.push_back(std::move(f)); }
  void commit() { rollback_.clear(); }
  ~Transaction() { for (auto it = rollback_.rbegin(); it != rollback_.rend(); ++it) (*it)(); }
};
static void dropInt(void *p) { drop(*static_cast<int *>(p)); }

void cCallbacks(int *ids, int n) {
  CleanupStack cs;
  for (int i = 0; i < n; ++i) {
    ids[i] = grab(i);
    cs.push(&dropInt, &ids[i]); // want bug: a function pointer and its argument
  }
}
void cPopped(int *ids, int n) {
  CleanupStack cs;
  for (int i = 0; i < n; ++i) {
    cs.push(dropInt, &ids[i]); // quiet: run in the same iteration
    say(i);
    cs.popAndRun();
  }
}
void all(int n) {
  SmallDefers a;
  NodeDefers b;
  TypedDefers<Fn> c;
  ExitStack d;
  Locked e;
  while (n-- > 0) {
    a.defer([n] { say(n); }); // want bug: a fixed array
    b.onExit([n] { say(n); }); // want bug: linked nodes
    c << [n] { say(n); }; // want bug: a class template
    d.callback([n] { drop(n); }); // want bug: an exit stack under a flag
    e.add([n] { drop(n); }); // want bug: swapped under a lock
  }
}
void notDeferLists(Menu &m, Scheduler &s, int n) {
  static const char *names[] = {"a", "b"};
  for (int i = 0; i < n; ++i) {
    m.item(names[i % 2], [i] { say(i); }); // quiet: menu entries
    s.schedule([i] { say(i); }); // quiet: run by tick, never by the destructor
  }
}
void committedEach(int n) {
  for (int i = 0; i < n; ++i) {
    Transaction t;
    t.onRollback([i] { drop(i); }); // quiet: a transaction per iteration
    if (grab(i))
      t.commit();
  }
}
bool committedInLoop(Transaction &t, int n) {
  for (int i = 0; i < n; ++i) {
    t.onRollback([i] { drop(i); }); // quiet: cleared in the same iteration
    if (!grab(i))
      return false;
    t.commit();
  }
  return true;
}
void beforeTheLoop(int n) {
  SmallDefers a;
  a.defer([n] { say(n); }); // quiet: before the loop
  for (int i = 0; i < n; ++i)
    say(i);
  a.defer([] { say(0); }); // quiet: after the loop
}
