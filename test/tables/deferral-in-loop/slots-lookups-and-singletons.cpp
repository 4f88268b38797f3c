// std: c++20
// RUN: %table defercliff-deferral-in-loop %s %t
// What replaces an action, what is looked up and not acquired, and lists behind an accessor.
#include <cstdio>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

using Fn = std::function<void()>;
void work();

struct Slots { Fn onExit; std::vector<Fn> all; };
void slots(const std::vector<std::string> &paths, Slots &s) {
  std::vector<Fn> cl(2);
  std::map<std::string, Fn> byName;
  std::map<int, Fn> byNumber;
  std::optional<Fn> maybe;
  std::unique_ptr<Fn> owned;
  const std::size_t last = cl.size() - 1;
  int n = 0;
  for (const auto &p : paths) {
    std::FILE *f = std::fopen(p.c_str(), "r");
    cl[0] = [f] { std::fclose(f); }; // quiet: a constant element is replaced
    cl[0]();
    cl[last] = [f] { std::fclose(f); }; // quiet: the same element each time
    cl.back()();
    s.onExit = [f] { std::fclose(f); }; // quiet: a member is replaced
    byName["last"] = [f] { std::fclose(f); }; // quiet: the same key each time
    byName.insert_or_assign("last", [f] { std::fclose(f); }); // quiet: the same key each time
    maybe = [f] { std::fclose(f); }; // quiet: an optional is replaced
    owned = std::make_unique<Fn>([f] { std::fclose(f); }); // quiet: a pointee is replaced
    s.all.assign(1, [f] { std::fclose(f); }); // quiet: all is replaced
    byName[p] = [f] { std::fclose(f); }; // want bug: a key of the iteration
    byNumber[n++] = [f] { std::fclose(f); }; // want bug: the key counts on
  }
}

struct Conn { void close(); };
struct Session {
  Conn *connection() const { return conn; }
  Conn *current() { return conn; }
  Conn *open();
  Conn *mine() { return conn; }
  Conn *conn;
};
Conn *lookup(int);
Conn *find_conn(int);
template <class T> T *qobject_cast(Conn *c) { return static_cast<T *>(c); }
void lookups(std::vector<Session> &sessions, std::vector<std::pair<int, Conn *>> &pairs, std::vector<std::shared_ptr<void>> &any) {
  std::vector<Fn> later;
  for (Session &s : sessions) {
    Conn *a = s.connection();
    later.push_back([a] { a->close(); }); // quiet: a const method acquires nothing
    Conn *b = s.current();
    later.push_back([b] { b->close(); }); // quiet: what is current was there
    Conn *c = s.mine();
    later.push_back([c] { c->close(); }); // quiet: returns a member
    Conn *d = lookup(1);
    later.push_back([d] { d->close(); }); // quiet: looked up
    Conn *e = find_conn(1);
    later.push_back([e] { e->close(); }); // quiet: looked up
    Conn *f = qobject_cast<Conn>(s.conn);
    later.push_back([f] { f->close(); }); // quiet: a cast
    Conn *g = s.open();
    later.push_back([g] { g->close(); }); // want bug: opened here
    Conn *h = nullptr;
    h = lookup(2);
    later.push_back([h] { h->close(); }); // quiet: looked up, by an assignment
    Conn *i = g;
    later.push_back([i] { i->close(); }); // want bug: another name of what is opened here
  }
  for (auto &p : pairs) {
    Conn *c = std::get<1>(p);
    later.push_back([c] { c->close(); }); // quiet: a part of what was there
  }
  for (auto &p : any) {
    auto c = std::static_pointer_cast<Conn>(p);
    later.push_back([c] { c->close(); }); // quiet: a cast
  }
  for (auto &l : later) l();
}

class Undo {
  std::vector<Fn> actions;

public:
  static Undo &instance();
  void add(Fn f) { actions.push_back(std::move(f)); }
  std::size_t size() const { return actions.size(); }
  void rollback() { for (auto &a : actions) a(); actions.clear(); }
  void rollbackTo(std::size_t n) { while (actions.size() > n) { actions.back()(); actions.pop_back(); } }
  ~Undo() { rollback(); }
};
struct UndoFrame {
  std::size_t mark = Undo::instance().size();
  ~UndoFrame() { Undo::instance().rollbackTo(mark); }
};
class UndoFrameOf {
  Undo &undo;

public:
  explicit UndoFrameOf(Undo &u) : undo(u) {}
  ~UndoFrameOf() { undo.rollback(); }
};
void singletons(const std::vector<std::string> &paths) {
  for (const auto &p : paths) {
    std::FILE *f = std::fopen(p.c_str(), "r");
    Undo::instance().add([f] { std::fclose(f); }); // quiet: rolled back in the iteration
    work();
    Undo::instance().rollback();
  }
  for (const auto &p : paths) {
    UndoFrame frame;
    std::FILE *f = std::fopen(p.c_str(), "r");
    Undo::instance().add([f] { std::fclose(f); }); // quiet: the frame rolls back
  }
  for (const auto &p : paths) {
    UndoFrameOf frame(Undo::instance());
    std::FILE *f = std::fopen(p.c_str(), "r");
    Undo::instance().add([f] { std::fclose(f); }); // quiet: the frame rolls back
  }
  for (const auto &p : paths) {
    std::FILE *f = std::fopen(p.c_str(), "r");
    Undo::instance().add([f] { std::fclose(f); }); // want bug: rolled back at the end
    if (Undo::instance().size() > 3)
      work();
  }
}

void givenAway(const std::vector<std::string> &paths) {
  auto run = [](std::vector<Fn> &fs) { for (auto &f : fs) f(); fs.clear(); };
  std::function<void(std::vector<Fn> &)> runByWrapper = run;
  std::vector<Fn> a, b, c;
  for (const auto &p : paths) {
    std::FILE *f = std::fopen(p.c_str(), "r");
    a.push_back([f] { std::fclose(f); }); // quiet: a local lambda runs them
    run(a);
    std::FILE *g = std::fopen(p.c_str(), "r");
    b.push_back([g] { std::fclose(g); }); // quiet: a function object runs them
    runByWrapper(b);
    std::FILE *h = std::fopen(p.c_str(), "r");
    c.push_back([h] { std::fclose(h); }); // want bug: nobody gets it
  }
  run(c);
}

template <class F> class Guard {
  F f;

public:
  explicit Guard(F g) : f(std::move(g)) {}
  ~Guard() { f(); }
};
class Loader {
  std::vector<Fn> closers;

public:
  void load(const std::vector<std::string> &paths) {
    for (const auto &p : paths) {
      std::FILE *f = std::fopen(p.c_str(), "r");
      closers.push_back([f] { std::fclose(f); }); // want bug: the destructor runs them
    }
  }
  void closeAll() { for (auto &c : closers) c(); closers.clear(); }
  ~Loader() { closeAll(); }
};
void atTheEnd(const std::vector<std::string> &paths) {
  std::vector<Fn> byGuard, byLambda;
  Guard runAll([&] { for (auto &u : byGuard) u(); byGuard.clear(); });
  auto finish = [&] { for (auto &u : byLambda) u(); byLambda.clear(); };
  for (const auto &p : paths) {
    std::FILE *f = std::fopen(p.c_str(), "r");
    byGuard.push_back([f] { std::fclose(f); }); // want bug: the guard of the function runs them
    std::FILE *g = std::fopen(p.c_str(), "r");
    byLambda.push_back([g] { std::fclose(g); }); // want bug: the lambda is called after the loop
  }
  finish();
}
