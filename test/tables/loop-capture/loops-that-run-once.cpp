// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// Rule: what is not a cycle in the control-flow graph is not a loop; outer variables that do not change any more after the capture are fine.
#include <functional>
#include <string>
#include <utility>
#include <vector>

void use(int);
bool odd(int);
int read();
using Fn = std::function<void()>;

void do_while_zero(int n) {
  std::vector<Fn> later;
  int x = read();
  do {
    if (n < 0)
      break;
    later.push_back([&x] { use(x); }); // quiet: x is outside and nothing repeats
    later.push_back([&n] { use(n); }); // quiet: a parameter, nothing repeats
  } while (0);
  for (auto &f : later) f();
}

void do_while_false_inside(int n) {
  do {
    int x = read();
    std::vector<Fn> now;
    now.push_back([&] { use(x + n); }); // quiet: runs in the block
    for (auto &f : now) f();
  } while (false);
}

void set_before_capture() {
  Fn found = [] {};
  int pos = 0;
  while (true) {
    pos = read();
    found = [&pos] { use(pos); }; // quiet: the loop always ends here
    break;
  }
  found();
}

void retry_then_capture() {
  Fn found = [] {};
  int attempt = 0;
  for (;;) {
    ++attempt;
    if (!odd(read()))
      continue;
    found = [&attempt] { use(attempt); }; // quiet: attempt changes no more
    break;
  }
  found();
}

void outer_counter_then_break(int n) {
  std::vector<Fn> later;
  int i = 0;
  for (; i < n; ++i) {
    if (odd(i)) {
      later.push_back([&i] { use(i); }); // quiet: break leaves i as it is
      break;
    }
  }
  for (auto &f : later) f();
}

void outer_counter_no_break(int n) {
  std::vector<Fn> later;
  int i = 0;
  for (; i < n; ++i) {
    if (odd(i))
      later.push_back([&i] { use(i); }); // want bug: goes on and changes i
  }
  for (auto &f : later) f();
}

void changed_before_only(std::vector<int> &v) {
  std::vector<Fn> later;
  int limit = 0;
  for (int x : v)
    if (x > limit) limit = x;
  for (int x : v)
    later.push_back([&limit, x] { use(limit - x); }); // quiet: limit changed in another loop, earlier
  for (auto &f : later) f();
}

void loop_variable_then_break(const std::vector<int> &ids) {
  std::vector<Fn> later;
  for (int id : ids) {
    if (odd(id)) {
      later.push_back([&id] { use(id); }); // want bug: id dies at the break
      break;
    }
  }
  for (auto &f : later) f();
}

void element_then_break(std::vector<int> &ids) {
  Fn hit = [] {};
  for (auto &id : ids) {
    if (odd(id)) {
      hit = [&id] { use(id); }; // quiet: the element
      break;
    }
  }
  hit();
}

void both_arms_leave(const std::vector<int> &ids, Fn &out) {
  int chosen = 0;
  for (int id : ids) {
    if (!odd(id))
      continue;
    chosen = id;
    Fn f = [&chosen] { use(chosen); }; // quiet: dies with the block
    if (id > 3) {
      f();
      return;
    }
    f();
    break;
  }
  out = [chosen] { use(chosen); };
}

#define ONCE_WITH(decl) for (decl, *once_ = &once_guard; once_; once_ = nullptr)
static int once_guard;

void one_trip_macro() {
  std::vector<Fn> later;
  int x = read();
  ONCE_WITH(int *p = &x) {
    later.push_back([&x] { use(x); }); // quiet: x is outside and does not change
    use(*p);
  }
  for (auto &f : later) f();
}
