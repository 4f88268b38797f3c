// std: c++20
// RUN: %table defercliff-guard-in-loop %s %t
// Erased guards that stand in a loop and are built once; and those that are built again though it looks otherwise.
#include <coroutine>
#include <cstdlib>
#include <exception>
#include <functional>
#include <stdexcept>
#include <utility>
#include <vector>
void use(int); int pull(); bool more(); [[noreturn]] void fatal(const char *);
struct Guard { explicit Guard(std::function<void()> f) : f_(std::move(f)) {} ~Guard() { if (f_) f_(); } std::function<void()> f_; };
struct Task { struct promise_type { Task get_return_object() { return {}; } std::suspend_never initial_suspend() { return {}; } std::suspend_never final_suspend() noexcept { return {}; } void return_void() {} void unhandled_exception() {} }; };
#define WITH(x) for (bool once_ = true; once_;) for (x; once_; once_ = false)
#define CHECK(c) do { if (!(c)) { Guard g([] { use(0); }); fatal(#c); } } while (0)
int once(std::vector<int> v) {
  for (int x : v) {
    if (x == 1) {
      Guard g([&] { use(x); }); // quiet: ends the program
      fatal("one");
    }
    if (x == 2) {
      Guard g([&] { use(x); }); // quiet: throws out of the function
      throw std::runtime_error("two");
    }
    CHECK(x != 3); // quiet: ends the program
    if (x == 4) {
      Guard g([&] { use(x); }); // quiet: leaves on both paths
      if (more())
        return 4;
      else
        break;
    }
    if (x == 5) {
      Guard g([&] { use(x); }); // want cost: one of the paths goes on
      if (more())
        return 4;
    }
  }
  while (false) {
    Guard g([] { use(1); }); // quiet: never
    use(2);
  }
  while (true) {
    Guard g([] { use(1); }); // quiet: left at the end
    use(2);
    break;
  }
  for (;;) {
    Guard g([] { use(1); }); // want cost: tried again
    if (pull())
      break;
  }
  WITH(int k = pull()) {
    use(k);
    use(k);
  }
  do {
    Guard g([] { use(1); }); // quiet: one trip, with an exit
    if (more())
      break;
    use(2);
  } while (0);
  for (bool done = false; !done;) {
    Guard g([] { use(1); }); // want cost: until it is done
    done = more();
  }
  return 0;
}
int attempts(int n) {
  for (int i = 0; i < n; ++i) {
    try {
      Guard g([] { use(1); }); // want cost: an exception leads to the next attempt
      return pull();
    } catch (const std::exception &) {
      if (i + 1 == n)
        throw;
    }
  }
  for (int i = 0; i < n; ++i) {
    try {
      return pull();
    } catch (...) {
      Guard g([] { use(1); }); // quiet: rethrown
      use(2);
      throw;
    }
  }
  for (int i = 0; i < n; ++i) {
    try {
      return pull();
    } catch (...) {
      Guard g([] { use(1); }); // want cost: goes on to the next attempt
      use(2);
    }
  }
  try {
    for (;;) {
      Guard g([] { use(1); }); // want cost: every round
      if (!pull())
        throw 1;
    }
  } catch (int) {
  }
  return 0;
}
Task loop(int n) {
  Guard whole([] { use(0); }); // quiet: not in a loop
  for (int i = 0; i < n; ++i) {
    Guard g([i] { use(i); }); // want cost: in a coroutine
    co_await std::suspend_never{};
  }
  for (int i = 0; i < n; ++i) {
    if (i == 3) {
      Guard g([i] { use(i); }); // quiet: co_return
      co_return;
    }
  }
}
template <class... T> void pack(T... xs) {
  auto one = [](auto x) {
    Guard g([x] { use(int(x)); }); // quiet: a fold is no loop
    use(2);
  };
  (one(xs), ...);
}
template <bool B> int instance(int n) {
  while (n--) {
    Guard g([n] { use(n); }); // want cost: in one of the instantiations it goes on
    if constexpr (B)
      return n;
  }
  return 0;
}
void inst() { pack(1, 2L); instance<true>(3); instance<false>(3); }
int stateMachine(int s) {
start:
  switch (s) {
  case 0: {
    Guard g([] { use(0); }); // want cost: jumps back
    s = pull();
    goto start;
  }
  case 1: {
    Guard g([] { use(1); }); // quiet: goes to the end
    goto end;
  }
  default:
    return 0;
  }
end:
  return 1;
}
int lambdas(std::vector<int> v) {
  for (int x : v)
    [&] {
      Guard g([&] { use(x); }); // quiet: a body of its own
      use(1);
    }();
  auto f = [](int n) {
    while (n--) {
      Guard g([n] { use(n); }); // want cost: the lambda's own loop
      use(1);
    }
  };
  f(3);
  struct Local { void m(int n) { for (; n; --n) { Guard g([n] { use(n); }); use(1); } } }; // want cost: a local class
  Local().m(3);
  for (Guard a([] { use(1); }), b([] { use(2); }); more();) // quiet: in the head
    use(1);
  for (auto w = std::vector<int>{1}; int y : w) { // quiet: no guard
    if (Guard g([] { use(1); }); y) // want cost: built for each element
      use(y);
  }
  while (Guard *p = nullptr) // quiet: a pointer
    break;
  return 0;
}
