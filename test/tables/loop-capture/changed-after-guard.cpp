// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// A guard whose action sees a loop variable that is changed after the guard was made = bug; flags the guard is meant to see are quiet.
#include <cstddef>
#include <functional>
#include <iterator>
#include <map>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace gsl {
template <class F> class final_action {
public:
  explicit final_action(const F &ff) noexcept : f{ff} {}
  explicit final_action(F &&ff) noexcept : f{std::move(ff)} {}
  ~final_action() noexcept {
    if (invoke)
      f();
  }
  final_action(final_action &&other) noexcept : f(std::move(other.f)), invoke(std::exchange(other.invoke, false)) {}
  final_action(const final_action &) = delete;
  void operator=(const final_action &) = delete;
  void operator=(final_action &&) = delete;

private:
  F f;
  bool invoke = true;
};
template <class F> auto finally(F &&f) noexcept { return final_action<std::decay_t<F>>{std::forward<F>(f)}; }
} // namespace gsl

class Defer {
  std::function<void()> fn_;

public:
  explicit Defer(std::function<void()> f) : fn_(std::move(f)) {}
  Defer(const Defer &) = delete;
  Defer &operator=(const Defer &) = delete;
  ~Defer() { fn_(); }
};

struct Node {
  int v;
  Node *next;
};
void work(int);
void log_done(int);
void release(Node *);
bool try_work(int);
std::string next_name();

void skips(int n) {
  for (int i = 0; i < n; ++i) {
    auto g = gsl::finally([&] { log_done(i); }); // want bug: 'i' may jump before the guard runs
    if (!try_work(i))
      i += 2;
  }
}

void erased_skips(int n) {
  for (int i = 0; i < n; i++) {
    Defer d([&i] { log_done(i); }); // want bug: 'i' changes below
    work(i);
    ++i;
  }
}

void free_list(Node *head) {
  Node *n = head;
  while (n) {
    auto g = gsl::finally([&] { release(n); }); // want bug: releases the next one
    work(n->v);
    n = n->next;
  }
}

void free_list_right(Node *head) {
  Node *n = head;
  while (n) {
    auto g = gsl::finally([n] { release(n); }); // quiet: copied before it moves on
    work(n->v);
    n = n->next;
  }
}

void erase_some(std::map<int, int> &m) {
  for (auto it = m.begin(); it != m.end();) {
    auto g = gsl::finally([&it] { log_done(it->first); }); // want bug: the iterator moves before the guard runs
    work(it->second);
    it = it->second < 0 ? m.erase(it) : std::next(it);
  }
}

void by_value_element(std::vector<std::string> names) {
  for (std::string name : names) {
    Defer d([&] { log_done(int(name.size())); }); // want bug: assigned after the guard was made
    name = next_name();
  }
}

void the_guard_steps(int n) {
  int i = 0;
  while (i < n) {
    auto step = gsl::finally([&] { ++i; }); // quiet: the action makes the step, on every path
    if (i % 2)
      continue;
    work(i);
  }
}

void flags(const std::vector<int> &v) {
  for (int x : v) {
    bool ok = false;
    auto g = gsl::finally([&ok, x] { if (!ok) log_done(x); }); // quiet: the guard is meant to see the flag
    ok = try_work(x);
  }
}

void counters(const std::vector<int> &v) {
  int finished = 0, failed = 0;
  for (int x : v) {
    auto g = gsl::finally([&finished] { ++finished; }); // quiet: the action counts
    Defer d([&failed, x] { if (!try_work(x)) failed++; }); // quiet: the action counts
    work(x);
  }
  log_done(finished + failed);
}
