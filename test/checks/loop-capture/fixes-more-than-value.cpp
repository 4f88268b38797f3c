// RUN: %check defercliff-loop-capture %s %t -- -std=c++17

// What is more than its value is not copied.

#include <absl/cleanup/cleanup.h>
#include <functional>
#include <memory>
#include <tuple>
#include <vector>

void use(unsigned long);
std::vector<std::function<void()>> later;

// ---- The rule of three, broken ----

struct Descriptor {
  explicit Descriptor(int n);
  ~Descriptor() { use(n); }
  int n;
};

struct Holder {
  Descriptor part;
};

struct Emptied {
  ~Emptied() {}
  int n;
};

struct Counted {
  explicit Counted(int n);
  Counted(const Counted &other);
  ~Counted() { use(n); }
  int n;
};

void destructors(int n) {
  for (int i = 0; i < n; ++i) {
    Descriptor own(i);
    later.push_back([&own] { use(own.n); });
    // CHECK-NOTES: :[[@LINE-1]]:23: warning: deferred action captures 'own' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:16: note: 'own' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'later' keeps it
    // CHECK-NOTES: :[[@LINE-33]]:36: note: 'later' is declared here
    // CHECK-NOTES: :[[@LINE-5]]:23: note: no fix is offered: a copy of 'own' would release what it shares with it
    Holder part{Descriptor(i)};
    later.push_back([&part] { use(part.part.n); });
    // CHECK-NOTES: :[[@LINE-1]]:23: warning: deferred action captures 'part' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:12: note: 'part' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'later' keeps it
    // CHECK-NOTES: :[[@LINE-40]]:36: note: 'later' is declared here
    // CHECK-NOTES: :[[@LINE-5]]:23: note: no fix is offered: a copy of 'part' would release what it shares with it
    std::vector<Descriptor> several;
    later.push_back([&several] { use(several.size()); });
    // CHECK-NOTES: :[[@LINE-1]]:23: warning: deferred action captures 'several' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:29: note: 'several' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'later' keeps it
    // CHECK-NOTES: :[[@LINE-47]]:36: note: 'later' is declared here
    // CHECK-NOTES: :[[@LINE-5]]:23: note: no fix is offered: a copy of 'several' would release what it shares with it
    Emptied empty;
    later.push_back([&empty] { use(empty.n); });
    // CHECK-NOTES: :[[@LINE-1]]:23: warning: deferred action captures 'empty' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:13: note: 'empty' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'later' keeps it
    // CHECK-NOTES: :[[@LINE-54]]:36: note: 'later' is declared here
    // CHECK-FIXES:    later.push_back([empty] { use(empty.n); });
    Counted counted(i);
    later.push_back([&counted] { use(counted.n); });
    // CHECK-NOTES: :[[@LINE-1]]:23: warning: deferred action captures 'counted' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:13: note: 'counted' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'later' keeps it
    // CHECK-NOTES: :[[@LINE-61]]:36: note: 'later' is declared here
    // CHECK-FIXES:    later.push_back([counted] { use(counted.n); });
    const std::tuple<Descriptor, int> both(Descriptor(i), i);
    later.push_back([&both] { use(std::get<0>(both).n); });
    // CHECK-NOTES: :[[@LINE-1]]:23: warning: deferred action captures 'both' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:39: note: 'both' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'later' keeps it
    // CHECK-NOTES: :[[@LINE-68]]:36: note: 'later' is declared here
    // CHECK-NOTES: :[[@LINE-5]]:23: note: no fix is offered: a copy of 'both' would release what it shares with it
    const std::tuple<Counted, int> fine(Counted(i), i);
    later.push_back([&fine] { use(std::get<0>(fine).n); });
    // CHECK-NOTES: :[[@LINE-1]]:23: warning: deferred action captures 'fine' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:36: note: 'fine' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'later' keeps it
    // CHECK-NOTES: :[[@LINE-75]]:36: note: 'later' is declared here
    // CHECK-FIXES:    later.push_back([fine] { use(std::get<0>(fine).n); });
  }
}

// ---- Members that const methods change ----

struct Cache {
  int get() const { return ++hits; }
  mutable int hits = 0;
};

void mutableMembers(int n) {
  for (int i = 0; i < n; ++i) {
    Cache cache;
    later.push_back([&cache] { use(cache.get()); });
    // CHECK-NOTES: :[[@LINE-1]]:23: warning: deferred action captures 'cache' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:11: note: 'cache' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'later' keeps it
    // CHECK-NOTES: :[[@LINE-94]]:36: note: 'later' is declared here
    // CHECK-NOTES: :[[@LINE-5]]:23: note: no fix is offered: a copy of 'cache' would have its own mutable members
  }
}

// ---- Objects that are told by their address ----

struct Key {
  int n;
};
void unregister(const Key &key);

void identity(const std::vector<Key> &keys) {
  for (Key key : keys) {
    absl::Cleanup forget = [&key] { unregister(key); };
    // CHECK-NOTES: :[[@LINE-1]]:30: warning: action of a scope guard captures loop variable 'key' by reference; nothing changes it [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-2]]:30: note: no fix is offered: a copy of 'key' is another object, and may cost more
  }
}

// ---- Types and comments ----

void types(int n) {
  for (int i = 0; i < n; ++i) {
    later.push_back([&i] { use(i + sizeof(decltype((i)))); });
    // CHECK-NOTES: :[[@LINE-1]]:23: warning: deferred action captures 'i' by reference, but it is gone when the action runs after the loop [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:12: note: 'i' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'later' keeps it
    // CHECK-NOTES: :[[@LINE-122]]:36: note: 'later' is declared here
    // CHECK-NOTES: :[[@LINE-5]]:23: note: no fix is offered: the action has a decltype of 'i'
    later.push_back([=, /* the number */ &i] { use(i); });
    // CHECK-NOTES: :[[@LINE-1]]:43: warning: deferred action captures 'i' by reference, but it is gone when the action runs after the loop [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-9]]:12: note: 'i' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'later' keeps it
    // CHECK-NOTES: :[[@LINE-128]]:36: note: 'later' is declared here
    // CHECK-NOTES: :[[@LINE-5]]:43: note: no fix is offered: the capture list is not written plainly
    later.push_back([&i /* the number */] { use(i); });
    // CHECK-NOTES: :[[@LINE-1]]:23: warning: deferred action captures 'i' by reference, but it is gone when the action runs after the loop [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-15]]:12: note: 'i' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'later' keeps it
    // CHECK-NOTES: :[[@LINE-134]]:36: note: 'later' is declared here
    // CHECK-FIXES:    later.push_back([i /* the number */] { use(i); });
  }
}

// ---- Other instantiations ----

template <class F> void run(F f) {
  for (int i = 0; i < 3; ++i) {
    absl::Cleanup cleanup = [&i, f] { f(i); };
    // CHECK-NOTES: :[[@LINE-1]]:31: warning: action of a scope guard captures loop variable 'i' by reference; nothing changes it, so a copy does as well [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-2]]:31: note: no fix is offered: in another instantiation of the template, the action may change 'i', which a copy would keep to itself
    use(i);
  }
}

void instantiations() {
  run([](int x) { use(x); });
  run([](int &x) { ++x; });
}

// ---- Where it is ----

void enter(const int *);
void leave(const int *);

void addresses(const std::vector<int> &numbers, const int *all) {
  for (const int n : numbers) {
    enter(&n);
    auto byOperator = absl::MakeCleanup([&n] { leave(&n); });
    // CHECK-NOTES: :[[@LINE-1]]:43: warning: action of a scope guard captures loop variable 'n' by reference; nothing changes it [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-2]]:43: note: no fix is offered: the action asks where 'n' is, and a copy is elsewhere
    auto byFunction = absl::MakeCleanup([&n] { leave(std::addressof(n)); });
    // CHECK-NOTES: :[[@LINE-1]]:43: warning: action of a scope guard captures loop variable 'n' by reference; nothing changes it [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-2]]:43: note: no fix is offered: the action asks where 'n' is, and a copy is elsewhere
    auto ofElement = absl::MakeCleanup([&n, all] { leave(&all[n]); });
    // CHECK-NOTES: :[[@LINE-1]]:42: warning: action of a scope guard captures loop variable 'n' by reference; nothing changes it, so a copy does as well [defercliff-loop-capture]
    // CHECK-FIXES:    auto ofElement = absl::MakeCleanup([n, all] { leave(&all[n]); });
  }
}
