// std: c++20
// RUN: %table defercliff-guard-in-loop %s %t
// templates are analysed in their instantiations and reported once
#include <functional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

void say(int);
void say(const std::string &);
void done();

template <class F> struct Guard {
  F f;
  explicit Guard(F g) : f(std::move(g)) {}
  ~Guard() { f(); }
};
struct AnyGuard {
  std::function<void()> f;
  explicit AnyGuard(std::function<void()> g) : f(std::move(g)) {}
  ~AnyGuard() { f(); }
};

template <class T> void each(const std::vector<T> &v) {
  for (const T &x : v) {
    Guard g([] { done(); }); // want style: two instantiations, one report
    say(x);
  }
}

template <class T> void eachErased(const std::vector<T> &v) {
  for (const T &x : v) {
    AnyGuard g([&x] { say(x); }); // want cost: two instantiations, one report
    say(x);
  }
}

template <class Action> void repeat(int n, Action action) {
  while (n--) {
    Guard<Action> g(action); // want cost: only ever instantiated with a std::function
    say(n);
  }
}

template <bool Loop> void maybe(int n) {
  if constexpr (Loop) {
    for (int i = 0; i < n; ++i) {
      Guard g([] { done(); }); // quiet: never instantiated with true
      say(i);
    }
  } else {
    Guard g([] { done(); }); // quiet: no loop
    say(n);
  }
}

template <class T> struct Table {
  std::vector<T> rows;
  void walk() {
    for (auto it = rows.begin(); it != rows.end(); ++it) {
      AnyGuard g([&it] { say(*it); }); // want cost: member of a class template, two instantiations
      done();
    }
  }
  void never() {
    Guard g([] { done(); }); // quiet: no loop
    walk();
  }
};

template <class... Ts> void fold(const Ts &...ts) {
  (..., [&] { Guard g([] { done(); }); say(ts); }()); // quiet: a pack expansion is no loop
}

auto generic = [](const auto &v) {
  for (const auto &x : v) {
    Guard g([] { done(); }); // want style: generic lambda, two instantiations
    say(x);
  }
};

void use() {
  std::vector<int> a{1, 2};
  std::vector<std::string> b{"a"};
  each(a);
  each(b);
  eachErased(a);
  eachErased(b);
  repeat(3, std::function<void()>([] { done(); }));
  maybe<false>(2);
  Table<int>{a}.walk();
  Table<std::string>{b}.walk();
  Table<int>{a}.never();
  fold(1, 2, std::string("x"));
  generic(a);
  generic(b);
}
