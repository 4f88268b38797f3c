// std: c++17
// RUN: %table defercliff-deferral-in-loop %s %t
// Lists that are written by hand, and what a smart pointer has.
#include <functional>
#include <memory>
#include <utility>
#include <vector>

struct Handle;
Handle *openHandle(int);
void release(Handle *);
void step(int);

struct Session {
  Handle *handle = nullptr;
};

void member(int n) {
  std::vector<std::function<void()>> atEnd;
  for (int i = 0; i < n; ++i) {
    auto session = std::make_unique<Session>();
    session->handle = openHandle(i);
    atEnd.push_back([handle = session->handle] { release(handle); }); // missed bug: acquired by an assignment to a member
  }
  for (auto &action : atEnd)
    action();
}

class Linked {
  struct Link {
    std::function<void()> action;
    std::unique_ptr<Link> next;
  };
  std::unique_ptr<Link> first;

public:
  void add(std::function<void()> action) {
    auto link = std::make_unique<Link>();
    link->action = std::move(action);
    link->next = std::move(first);
    first = std::move(link);
  }
  ~Linked() {
    for (Link *link = first.get(); link; link = link->next.get())
      link->action();
  }
};

void linked(int n) {
  Linked list;
  for (int i = 0; i < n; ++i)
    list.add([i] { step(i); }); // missed bug: a list of links that own each other
}

void run(std::vector<std::function<void()>> &actions) {
  for (auto &action : actions)
    action();
}

class ByHelper {
  std::vector<std::function<void()>> actions;

public:
  void add(std::function<void()> action) { actions.push_back(std::move(action)); }
  ~ByHelper() { run(actions); }
};

void byHelper(int n) {
  ByHelper list;
  for (int i = 0; i < n; ++i)
    list.add([i] { step(i); }); // missed bug: the destructor lets a function run them
}
