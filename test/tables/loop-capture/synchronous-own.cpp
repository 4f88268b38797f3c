// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// Rule: own callees with a visible body that only run the callable, function_ref parameters and recursion are silent.
#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <type_traits>
#include <utility>
#include <vector>

template <class> class function_ref;
template <class R, class... A> class function_ref<R(A...)> {
  void *obj_;
  R (*call_)(void *, A...);

public:
  template <class F, class = std::enable_if_t<!std::is_same_v<std::decay_t<F>, function_ref>>>
  function_ref(F &&f)
      : obj_(const_cast<void *>(static_cast<const void *>(std::addressof(f)))),
        call_([](void *o, A... a) -> R { return (*static_cast<std::remove_reference_t<F> *>(o))(std::forward<A>(a)...); }) {}
  R operator()(A... a) const { return call_(obj_, std::forward<A>(a)...); }
};

void use(int);

void walk_files(const std::string &dir, function_ref<void(const std::string &)> f);
bool any_row(function_ref<bool(int)> pred);

template <class C, class F> void for_each_of(const C &c, F &&f) {
  for (const auto &e : c) f(e);
}
template <class F> void repeat(int n, F f) {
  while (n-- > 0) f();
}
void twice(const std::function<void()> &f) {
  f();
  f();
}
void guarded(std::function<void()> f) {
  if (f) f();
}
void forwarded_twice(std::function<void()> f) { twice(f); }
template <class F> auto timed(F &&f) -> decltype(f()) { return std::forward<F>(f)(); }
void in_thread(std::function<void()> f) {
  std::thread t(std::move(f));
  t.join();
}
void copy_then_call(std::function<void()> f) {
  std::vector<std::function<void()>> local;
  local.push_back(std::move(f));
  for (auto &l : local) l();
}
void plain_pointer(void (*f)(int), int v) { f(v); }

struct Node {
  int value = 0;
  std::vector<Node> children;
};
template <class F> void visit_tree(const Node &n, F &f) {
  f(n);
  for (const auto &c : n.children) visit_tree(c, f);
}
void visit_erased(const Node &n, const std::function<void(const Node &)> &f) {
  f(n);
  for (const auto &c : n.children) visit_erased(c, f);
}

void references(const std::vector<std::string> &dirs) {
  for (auto dir : dirs) {
    int seen = 0;
    walk_files(dir, [&](const std::string &f) { seen += int(f.size() > dir.size()); }); // quiet: function_ref
    if (any_row([&seen](int r) { return r == seen; })) // quiet: function_ref
      use(seen);
  }
}

void templates(const std::vector<int> &ids) {
  for (int id : ids) {
    for_each_of(ids, [&](int other) { use(id + other); }); // quiet: visible
    repeat(3, [&id] { use(id); }); // quiet: visible
    use(timed([&id] { return id; })); // quiet: visible
  }
}

void erased(const std::vector<int> &ids) {
  for (int id : ids) {
    twice([&id] { use(id); }); // quiet: visible
    guarded([&] { use(id); }); // quiet: by value, but only called
    forwarded_twice([&] { use(id); }); // quiet: passes it to one that only calls
    in_thread([&id] { use(id); }); // quiet: joined in the callee
    copy_then_call([&id] { use(id); }); // quiet: kept in the callee's local only
    plain_pointer([](int v) { use(v); }, id); // quiet: captures nothing
  }
}

void recursion(const std::vector<Node> &roots) {
  for (auto root : roots) {
    int depth = root.value;
    auto count = [&depth](const Node &n) { depth += n.value; }; // quiet: visible recursion
    visit_tree(root, count);
    visit_erased(root, [&](const Node &n) { use(n.value + depth); }); // quiet: visible recursion
    std::function<void(const Node &)> self = [&](const Node &n) { use(depth); for (auto &c : n.children) self(c); }; // quiet: local
    self(root);
  }
}

class Grid {
  std::vector<int> cells_;

public:
  template <class F> void each(F &&f) {
    for (auto &c : cells_) f(c);
  }
  void each_erased(std::function<void(int &)> f) {
    for (auto &c : cells_) f(c);
  }
  template <class F> Grid &apply(F f) {
    each(f);
    return *this;
  }
};

void methods(Grid &g, int n) {
  for (int i = 0; i < n; ++i) {
    g.each([&](int &c) { c += i; }); // quiet: visible
    g.each_erased([&i](int &c) { c += i; }); // quiet: visible
    g.apply([&i](int &c) { c -= i; }).apply([i](int &c) { c += i; }); // quiet: visible
  }
}
