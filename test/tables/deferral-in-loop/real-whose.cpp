// std: c++20
// RUN: %table defercliff-deferral-in-loop %s %t
// Whose list it is: per-object lists by accessors, references, maps, pointers; and drains by other ways.
#include <cstdio>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>
void use(int); FILE *open(int); bool full();
class Defers {
public:
  ~Defers() { run(); }
  void add(std::function<void()> f) { fs_.push_back(std::move(f)); }
  void run() { for (auto &f : fs_) f(); fs_.clear(); }
  bool empty() const { return fs_.empty(); }
private:
  std::vector<std::function<void()>> fs_;
};
struct Session { Defers defers; std::vector<std::function<void()>> onClose; int id = 0; Defers &scope() { return defers; } Defers *ptr() { return &defers; } void atExit(std::function<void()> f) { defers.add(std::move(f)); } };
struct Tree { std::unique_ptr<Tree> left, right; Defers defers; Tree *next = nullptr; };
struct Manager { std::map<int, Session> sessions; Session &at(int i) { return sessions[i]; } Session *find(int i); static Manager &get(); };
void perObject(std::vector<Session> &ss, std::map<int, Session> &byId, std::vector<std::unique_ptr<Session>> &owned, Manager &mgr, Tree *tree, std::span<Session *> ptrs) {
  for (auto &s : ss) {
    s.defers.add([&s] { use(s.id); }); // quiet: a list per session
    s.scope().add([&s] { use(s.id); }); // quiet: the same by an accessor
    s.ptr()->add([&s] { use(s.id); }); // quiet: the same by a pointer
    s.atExit([&s] { use(s.id); }); // quiet: the same by a method of the session
    auto &d = s.scope();
    d.add([&s] { use(s.id); }); // quiet: the same by a reference
    FILE *f = open(s.id);
    s.onClose.push_back([f] { fclose(f); }); // quiet: a list per session
  }
  for (auto &[id, s] : byId)
    s.scope().add([id = id] { use(id); }); // quiet: a list per entry
  for (auto it = byId.begin(); it != byId.end(); ++it)
    it->second.scope().add([it] { use(it->first); }); // quiet: a list per entry
  for (auto &p : owned)
    p->atExit([] { use(1); }); // quiet: a list per element
  for (auto &p : owned)
    p->scope().add([] { use(1); }); // quiet: a list per element
  for (int i = 0; i < 3; ++i) {
    mgr.at(i).defers.add([i] { use(i); }); // quiet: a list that is chosen by the iteration
    mgr.at(i).scope().add([i] { use(i); }); // quiet: the same
    mgr.find(i)->atExit([i] { use(i); }); // quiet: the same
    byId[i].scope().add([i] { use(i); }); // quiet: the same
    Manager::get().at(i).atExit([i] { use(i); }); // quiet: the same
    ptrs[i]->scope().add([i] { use(i); }); // quiet: the same
    Session &s = ss.at(i);
    s.scope().add([i] { use(i); }); // quiet: the same
    Session *p = &ss[i];
    p->scope().add([i] { use(i); }); // quiet: the same
    (ss.data() + i)->scope().add([i] { use(i); }); // quiet: the same
  }
  for (Tree *t = tree; t; t = t->next)
    t->defers.add([t] { use(t != nullptr); }); // quiet: a list per node
  for (Session *s : ptrs)
    s->scope().add([s] { use(s->id); }); // quiet: a list per session
}
void one(Session &s, std::vector<Session> &ss, Tree &t, int n) {
  for (int i = 0; i < n; ++i) {
    s.scope().add([i] { use(i); }); // want bug: one session: its list grows
    s.defers.add([i] { use(i); }); // want bug: the same
    s.atExit([i] { use(i); }); // want bug: the same
    ss[0].defers.add([i] { use(i); });
    t.defers.add([i] { use(i); }); // want bug: one node
  }
}
void drains(Session &s, int n) {
  for (int i = 0; i < n; ++i) {
    s.defers.add([i] { use(i); }); // quiet: run in the iteration
    s.defers.run();
  }
  auto flush = [&] { s.defers.run(); };
  for (int i = 0; i < n; ++i) {
    s.defers.add([i] { use(i); }); // quiet: by a lambda
    if (full())
      flush();
  }
  for (int i = 0; i < n; ++i) {
    Defers mine;
    mine.add([i] { use(i); }); // quiet: its own
    std::swap(mine, mine);
  }
  Defers pending;
  for (int i = 0; i < n; ++i) {
    Defers done = std::exchange(pending, Defers()); // the last ones run here
    pending.add([i] { use(i); }); // quiet: taken by the next iteration
  }
  std::vector<std::function<void()>> prev;
  for (int i = 0; i < n; ++i) {
    for (auto &f : std::exchange(prev, {}))
      f();
    FILE *f = open(i);
    prev.push_back([f] { fclose(f); }); // quiet: run by the next iteration
  }
  std::optional<Defers> maybe;
  for (int i = 0; i < n; ++i) {
    maybe.emplace();
    maybe->add([i] { use(i); }); // quiet: made anew
  }
  std::vector<Defers> stack;
  for (int i = 0; i < n; ++i) {
    stack.emplace_back();
    stack.back().add([i] { use(i); }); // quiet: popped in the iteration
    use(1);
    stack.pop_back();
  }
}
