// std: c++20
// RUN: %table defercliff-loop-capture %s %t
// Holders behind accessors, iterators, smart pointers, structured bindings, and holders of the iteration.
#include <any>
#include <deque>
#include <functional>
#include <list>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <variant>
#include <vector>
void use(int); void use(const std::string &); bool more();
using Fn = std::function<void()>;
class Steps { public: void add(Fn f) { v_.push_back(std::move(f)); } Steps &then(Fn f) { v_.push_back(std::move(f)); return *this; } void run() const { for (auto &f : v_) f(); } private: std::vector<Fn> v_; };
class Defers { public: ~Defers() { for (auto &f : v_) f(); } void add(Fn f) { v_.push_back(std::move(f)); } private: std::vector<Fn> v_; };
struct Builder { Steps steps_; Steps &steps() { return steps_; } Steps *ptr() { return &steps_; } std::vector<Fn> raw; std::vector<Fn> &list() { return raw; } };
struct Widget { Fn onClick; std::vector<std::unique_ptr<Widget>> kids; Widget *add() { return kids.emplace_back(std::make_unique<Widget>()).get(); } void click() { if (onClick) onClick(); } };
struct World { Steps &stepsOf(int); Steps &main() { return main_; } Steps main_; };
void local(int n, World &world) {
  for (int i = 0; i < n; ++i) {
    Builder b;
    b.steps().add([&] { use(i); }); // quiet: the builder is of the iteration
    b.ptr()->add([&] { use(i); }); // quiet: the same
    b.list().push_back([&] { use(i); }); // quiet: the same
    b.steps().then([&] { use(i); }).then([&] { use(i + 1); }); // quiet: a chain
    auto &steps = b.steps();
    steps.add([&] { use(i); }); // quiet: a reference to the builder's part
    b.steps().run();
  }
  for (int i = 0; i < n; ++i) {
    auto b = std::make_unique<Builder>();
    b->steps().add([&] { use(i); }); // quiet: owned by the iteration
    b->steps_.add([&] { use(i); }); // quiet: the same
    (*b).steps().run();
  }
  for (int i = 0; i < n; ++i)
    Steps().then([&] { use(i); }).then([&] { use(i); }).run(); // quiet: a temporary
  for (int i = 0; i < n; ++i) {
    std::string s(i, 'x');
    Defers d;
    d.add([&] { use(s); }); // quiet: d dies, and runs, before s
  }
  for (int i = 0; i < n; ++i) {
    Defers d;
    std::string s(i, 'x');
    d.add([&] { use(s); }); // want bug: d runs it when s is gone
  }
  for (int i = 0; i < n; ++i) {
    Widget root;
    int clicks = 0;
    root.add()->onClick = [&] { ++clicks; }; // quiet: a tree of the iteration
    root.onClick = [&] { ++clicks; }; // quiet: the same
    for (auto &k : root.kids)
      k->click();
    use(clicks);
  }
  for (int i = 0; i < n; ++i) {
    world.main().add([&] { use(i); }); // want bug: a list of the world, by an accessor
    world.main_.add([&] { use(i); }); // want bug: the same
    world.stepsOf(i).add([&] { use(i); }); // want bug: wherever it is, it is not of the iteration
  }
  for (int i = 0; i < n; ++i) {
    std::tuple<Steps, int> t;
    auto &[steps, k] = t;
    steps.add([&] { use(i); }); // quiet: a binding to a local
    std::get<0>(t).add([&] { use(i); }); // quiet: part of a local
    std::pair<std::vector<Fn>, int> p;
    p.first.emplace_back([&] { use(i); }); // quiet: part of a local
    std::variant<std::monostate, std::vector<Fn>> v = std::vector<Fn>{};
    std::get<1>(v).push_back([&] { use(i); }); // quiet: part of a local
    std::optional<Steps> o;
    o.emplace().add([&] { use(i); }); // quiet: part of a local
    std::map<int, std::vector<Fn>> m;
    m[i].push_back([&] { use(i); }); // quiet: part of a local
    m.try_emplace(3).first->second.push_back([&] { use(i); }); // quiet: part of a local
    auto it = m.find(i);
    it->second.push_back([&] { use(i); }); // quiet: part of a local, by an iterator
    for (auto &[key, list] : m)
      list.push_back([&] { use(i); }); // quiet: part of a local, and i outlives it
    for (auto &[key, list] : m)
      for (int j = 0; j < 3; ++j)
        list.push_back([&] { use(j); }); // want bug: m outlives j
    for (auto &[key, list] : m)
      for (auto &f : list)
        f();
    std::vector<Fn> a;
    std::vector<Fn> *pa = &a;
    pa->push_back([&] { use(i); }); // quiet: a pointer to a local
    auto ref = std::ref(a);
    ref.get().push_back([&] { use(i); }); // quiet: a reference to a local
    std::any any = std::vector<Fn>{};
    std::any_cast<std::vector<Fn> &>(any).push_back([&] { use(i); }); // quiet: part of a local
    for (auto &f : a)
      f();
  }
}
void params(std::vector<Fn> *out, std::vector<Fn> **slots, std::shared_ptr<Builder> b, std::list<Builder> &bs, int n) {
  for (int i = 0; i < n; ++i) {
    out->push_back([&] { use(i); }); // want bug: a parameter
    (*out).emplace_back([&] { use(i); }); // want bug: a parameter
    slots[i]->push_back([&] { use(i); }); // want bug: not of the iteration
    b->list().push_back([&] { use(i); }); // want bug: shared with the caller
    bs.emplace_back().raw.push_back([&] { use(i); }); // want bug: a new element of the caller's list
    bs.back().steps().add([&] { use(i); }); // want bug: an element of the caller's list
    auto &fresh = bs.emplace_back();
    fresh.raw.push_back([&] { use(i); }); // want bug: a new element by a reference
  }
  for (auto &x : bs) {
    int k = n;
    x.raw.push_back([&k] { use(k); }); // want bug: the element outlives k
    x.steps().add([&k] { use(k); }); // want bug: the same by an accessor
    x.steps().add([k] { use(k); }); // quiet: a copy
    x.steps().add([&n] { use(n); }); // quiet: a parameter, which does not change
  }
}
