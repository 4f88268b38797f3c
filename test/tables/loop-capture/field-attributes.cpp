// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// REQUIRES: llvm-20-or-later
// noescape, lifetime_capture_by, parameters, members, globals and static locals as holders.
#include <functional>
#include <memory>
#include <string>
#include <vector>

void use(int);
using Actions = std::vector<std::function<void()>>;

struct Sink;
void visitAll(const std::function<void()> &f __attribute__((noescape)));
void watch(Sink &sink, const std::function<void()> &f [[clang::lifetime_capture_by(sink)]]);
void enqueue(std::function<void()> f);
void enqueue(int priority, std::function<void()> f);
void schedule(const std::string &name, std::function<void()> &&f);
void subscribe(std::function<void()> f);
template <class F> void defer(F &&f) { f(); }

struct Sink {
  Actions list;
  std::unique_ptr<Actions> heap = std::make_unique<Actions>();
  std::function<void()> single;

  void collect(int n) {
    for (int i = 0; i < n; ++i) {
      list.push_back([&i] { use(i); }); // want bug: a member
      heap->push_back([&i] { use(i); }); // want bug: what a member points to
      this->single = [&i] { use(i); }; // want bug: a member that is called later
    }
  }
  ~Sink() {
    if (single)
      single();
  }
};

void attributed(Sink &sink, int n) {
  for (int i = 0; i < n; ++i) {
    visitAll([&i] { use(i); }); // quiet: noescape
    watch(sink, [&i] { use(i); }); // want bug: captured by sink
  }
  for (int i = 0; i < n; ++i) {
    Sink own;
    watch(own, [&i] { use(i); }); // quiet: own dies first
  }
}

void named(int n) {
  for (int i = 0; i < n; ++i) {
    enqueue([&i] { use(i); }); // want bug: listed, owning
    enqueue(3, [&i] { use(i); }); // want bug: listed, owning
    schedule("job", [&i] { use(i); }); // want bug: listed, owning
    subscribe([&i] { use(i); }); // quiet: unknown
    defer([&i] { use(i); }); // quiet: its body is visible and calls it
  }
}

Actions global;
Actions &shared() {
  static Actions actions;
  return actions;
}

void places(Actions &parameter, Actions *pointer, int n) {
  static Actions once;
  thread_local Actions perThread;
  for (int i = 0; i < n; ++i) {
    global.push_back([&i] { use(i); }); // want bug: a global
    parameter.push_back([&i] { use(i); }); // want bug: a parameter
    pointer->emplace_back([&i] { use(i); }); // want bug: a parameter's object
    once.push_back([&i] { use(i); }); // want bug: static
    shared().push_back([&i] { use(i); }); // want bug: a static behind a function
  }
}
