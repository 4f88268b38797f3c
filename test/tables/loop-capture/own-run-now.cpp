// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// Own callees with a visible body that run the callable now (or only keep it for the call), and callees without a body: silent.
#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <type_traits>
#include <utility>
#include <vector>

void use(int);
int fetch(int);
bool ready(int);

struct Tree {
  int v = 0;
  std::vector<Tree> kids;
};

template <class C, class F> void each(C &c, F f) {
  for (auto &e : c)
    f(e);
}

template <class F> auto retry(int times, F &&f) {
  for (int k = 0; k + 1 < times; ++k) {
    try {
      return std::forward<F>(f)();
    } catch (...) {
    }
  }
  return std::forward<F>(f)();
}

template <class M, class F> decltype(auto) with_lock(M &m, F &&f) {
  std::lock_guard<M> l(m);
  return std::forward<F>(f)();
}

template <class F> void timed(const char *, F &&f) { std::invoke(std::forward<F>(f)); }
template <class F> void outer_timed(F &&f) { timed("outer", std::forward<F>(f)); }
template <class F> void if_ready(int i, F f) {
  if (ready(i))
    f();
}

void call_it(const std::function<void()> &f) { f(); }
void call_copy(std::function<void()> f) {
  auto g = std::move(f);
  g();
}
void call_ptr(const std::function<void()> *f) { (*f)(); }

void walk(const Tree &t, const std::function<void(int)> &f) {
  f(t.v);
  for (const Tree &k : t.kids)
    walk(k, f);
}
template <class F> void walk_t(const Tree &t, F &f) {
  f(t.v);
  for (const Tree &k : t.kids)
    walk_t(k, f);
}

// keeps it in a local container, runs it and joins before it returns
template <class F> void in_two_threads(F f) {
  std::vector<std::thread> ts;
  for (int k = 0; k < 2; ++k)
    ts.emplace_back(f, k);
  for (auto &t : ts)
    t.join();
}

// keeps it in a member of a local object
class Walker {
  std::function<void(int)> fn_;

public:
  explicit Walker(std::function<void(int)> f) : fn_(std::move(f)) {}
  void go(int n) {
    for (int k = 0; k < n; ++k)
      fn_(k);
  }
};
void walk_numbers(int n, std::function<void(int)> f) {
  Walker w(std::move(f));
  w.go(n);
}

// a home-grown function_ref
template <class Sig> class FnView;
template <class R, class... A> class FnView<R(A...)> {
  void *obj_;
  R (*call_)(void *, A...);

public:
  template <class F> FnView(F &&f)
      : obj_((void *)std::addressof(f)),
        call_([](void *o, A... a) -> R { return (*static_cast<std::remove_reference_t<F> *>(o))(std::forward<A>(a)...); }) {}
  R operator()(A... a) const { return call_(obj_, std::forward<A>(a)...); }
};
void visit_rows(int n, FnView<void(int)> f) {
  for (int k = 0; k < n; ++k)
    f(k);
}
void visit_columns(FnView<void(int)> f); // no body

// no bodies
void scan_table(const char *table, [[clang::noescape]] const std::function<void(int)> &row);
int measure(const std::function<int()> &f);
void each_pixel(void (*)(int), const std::function<void(int)> &);
struct Database {
  void transaction(const std::function<void()> &f);
  bool update(const std::function<bool()> &f);
};

int everything(std::vector<std::vector<int>> &m, const Tree &root, std::mutex &mu, Database &db) {
  int total = 0;
  for (std::size_t i = 0; i < m.size(); ++i) {
    int base = int(i) * 10;
    each(m[i], [&](int &e) { e += base; });                        // quiet: runs now
    total += retry(3, [&] { return fetch(int(i)); });              // quiet: runs now, perhaps again
    total += with_lock(mu, [&i] { return fetch(int(i)); });        // quiet: runs under the lock
    timed("row", [&] { use(base); });                              // quiet: invoked now
    outer_timed([&base] { use(base); });                           // quiet: forwarded to a function that runs it
    if_ready(base, [&] { use(base); });                            // quiet: now or never
    call_it([&base] { use(base); });                               // quiet: const std::function&, called
    call_copy([&base] { use(base); });                             // quiet: moved to a local, called
    walk(root, [&](int v) { total += v + base; });                 // quiet: recursion
    auto add = [&](int v) { total += v + base; };                  // quiet: a local callable, run now
    walk_t(root, add);
    in_two_threads([&i](int k) { use(int(i) + k); });              // quiet: joined inside the callee
    walk_numbers(3, [&](int k) { use(base + k); });                // quiet: the keeper is local to the callee
    visit_rows(4, [&](int k) { use(base + k); });                  // quiet: view of a callable, runs now
    visit_columns([&](int k) { use(base + k); });                  // quiet: view parameter
    scan_table("t", [&](int k) { use(base + k); });                // quiet: noescape
    total += measure([&] { return base; });                        // quiet: unknown callee
    each_pixel(nullptr, [&](int k) { use(base + k); });            // quiet: unknown callee
    db.transaction([&] { use(base); });                            // quiet: unknown callee
    while (!db.update([&] { return base > 3; }))                   // quiet: unknown callee in a loop condition
      ++total;
    const std::function<void()> once = [&] { use(base); };         // quiet: the function object dies before 'base'
    call_ptr(&once);
    [&] { total += base; }();                                      // quiet: called on the spot
  }
  return total;
}

template <class F> auto negate_fn(F f) {
  return [f](int v) { return !f(v); };
}
int filter(const std::vector<int> &v) {
  int hits = 0;
  for (int limit = 1; limit < 4; ++limit) {
    auto is_big = negate_fn([&limit](int x) { return x < limit; }); // quiet: the wrapper dies in the iteration
    for (int x : v)
      hits += is_big(x);
  }
  return hits;
}

// looks the same, but the bottom of the recursion keeps it
static std::vector<std::function<void()>> g_kept;
void keep_at_depth(int d, std::function<void()> f) {
  if (d == 0) {
    g_kept.push_back(std::move(f));
    return;
  }
  keep_at_depth(d - 1, std::move(f));
}
void deep(int n) {
  for (int i = 0; i < n; ++i)
    keep_at_depth(3, [&i] { use(i); }); // want bug: kept in a global at the bottom
}

// keeps and runs: the keeping counts
struct Replay {
  std::vector<std::function<void()>> log;
  void exec(std::function<void()> f) {
    f();
    log.push_back(std::move(f));
  }
};
void replay(Replay &r, int n) {
  for (int i = 0; i < n; ++i)
    r.exec([&] { use(i); }); // want bug: run now and kept for later
}
