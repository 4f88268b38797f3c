// std: c++17
// RUN: %table defercliff-deferral-in-loop %s %t
// Classes that run what they stored in their destructors, whatever the actions do.
#include <cstdio>
#include <functional>
#include <string>
#include <utility>
#include <vector>

class DeferStack {
public:
  ~DeferStack() {
    while (!actions_.empty()) {
      auto action = std::move(actions_.back());
      actions_.pop_back();
      action();
    }
  }
  void defer(std::function<void()> f) { actions_.push_back(std::move(f)); }
  template <typename F>
  DeferStack &operator+=(F &&f) {
    actions_.emplace_back(std::forward<F>(f));
    return *this;
  }
  void runNow() {
    for (auto &action : actions_)
      action();
    actions_.clear();
  }

private:
  std::vector<std::function<void()>> actions_;
};
class Scoped : public DeferStack { // inherits all of it
public:
  void onExit(std::function<void()> f) { defer(std::move(f)); }
};
class Owner { // a defer list as a member
public:
  void atExit(std::function<void()> f) { list_.defer(std::move(f)); }

private:
  DeferStack list_;
};
class Dispatcher { // runs nothing in its destructor
public:
  ~Dispatcher() { std::puts("gone"); }
  void add(std::function<void()> f) { slots_.push_back(std::move(f)); }
  void emit() {
    for (auto &slot : slots_)
      slot();
  }

private:
  std::vector<std::function<void()>> slots_;
};
class Linked { // home-grown list of nodes
  struct Node {
    std::function<void()> f;
    Node *next;
  };
  Node *head_ = nullptr;

public:
  ~Linked() {
    while (Node *n = head_) {
      n->f();
      head_ = n->next;
      delete n;
    }
  }
  void push(std::function<void()> f) { head_ = new Node{std::move(f), head_}; }
};
void use(const std::string &);
void finish(int);

void walk(const std::vector<std::string> &names, DeferStack &callers) {
  DeferStack defers;
  Scoped scoped;
  Owner owner;
  Dispatcher dispatcher;
  Linked linked;
  for (const std::string &name : names) {
    defers.defer([&name] { use(name); });       // want bug: runs when defers dies
    defers += [&name] { use(name); };           // want bug: the operator adds
    scoped.onExit([name] { use(name); });       // want bug: through the base
    owner.atExit([name] { use(name); });        // want bug: through a member
    linked.push([name] { use(name); });         // want bug: nodes of its own
    dispatcher.add([name] { use(name); });      // quiet: a list of slots, its destructor runs none
    callers.defer([name] { use(name); });       // want bug: the caller's
  }
  dispatcher.emit();
}

void perIteration(const std::vector<std::string> &names) {
  for (const auto &name : names) {
    DeferStack defers;
    defers.defer([&name] { use(name); }); // quiet: of the iteration
  }
}

void drained(const std::vector<std::string> &names) {
  DeferStack defers;
  for (const auto &name : names) {
    defers.defer([&name] { use(name); }); // quiet: run at the end of each iteration
    defers.runNow();
  }
}

void once(const std::vector<std::string> &names) {
  DeferStack defers;
  defers.defer([] { finish(0); }); // quiet: no loop
  for (const auto &name : names) {
    if (name.empty()) {
      defers.defer([] { finish(1); }); // quiet: break leaves the loop
      break;
    }
    use(name);
  }
}
