// RUN: %check defercliff-erased-guard %s %t -std=c++17-or-later

// A partial specialisation has members of its own, which say nothing of the
// template's. A callable that is defined below its guard cannot be a member.

#include <functional>
#include <type_traits>
#include <utility>

void done();

template <class F> class Guard {
public:
  explicit Guard(F f) : action(std::move(f)) {}
  ~Guard() { action(); }

private:
  F action;
};
template <class R> class Guard<R (*)()> {
public:
  explicit Guard(R (*f)()) : action(f) {}
  ~Guard() { action(); }

private:
  int a = 0, b = 0, c = 0;
  std::function<void()> action;
};
void partial() {
  Guard<void (*)()> first(&done);
  Guard second([] { done(); });
}

template <class F> class Keeping {
// CHECK-NOTES: :[[@LINE-1]]:26: warning: guard class 'Keeping' type-erases its action with 'std::function' in 'action', but is a template over its callable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+8]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+12]]:19: note: it is given one type of callable in this file, here
// CHECK-NOTES: :[[@LINE-4]]:26: note: no fix is offered: the class of an action is defined below its guard
public:
  explicit Keeping(F &&f) : action(f) {}
  ~Keeping() { action(); }

private:
  std::function<void()> action;
};
struct Stop;
struct Server {
  explicit Server(Stop &stop);
  Keeping<Stop &> guard;
};
struct Stop {
  void operator()();
};
Server::Server(Stop &stop) : guard(stop) {}
