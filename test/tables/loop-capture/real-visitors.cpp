// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// Callees that run the callable at once, visible or not; comparators; iterators with a state.
#include <absl/functional/function_ref.h>
#include <algorithm>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <numeric>
#include <optional>
#include <queue>
#include <set>
#include <string>
#include <variant>
#include <vector>
struct Node { int id; std::vector<Node *> kids; };
void use(int, int);
void visit(const Node &n, const std::function<void(const Node &)> &f) { f(n); for (auto *k : n.kids) visit(*k, f); }
template <class F> void forEachKid(const Node &n, F &&f) { for (auto *k : n.kids) f(*k); }
void external(const Node &, const std::function<void(const Node &)> &);
void externalRef(const Node &, absl::FunctionRef<void(const Node &)>);
bool anyOf(const Node &n, bool (*)(const Node &));
struct Db { void query(const std::string &sql, std::function<void(int)> row); void transaction(const std::function<void(Db &)> &); };
class Cache {
public:
  int get(int k, const std::function<int()> &load) { auto it = m_.find(k); if (it != m_.end()) return it->second; return m_[k] = load(); }
private:
  std::map<int, int> m_;
};
class LazyCache {
public:
  void add(int k, std::function<int()> load) { m_.emplace(k, std::move(load)); }
  int get(int k) { return m_.at(k)(); }
private:
  std::map<int, std::function<int()>> m_;
};
void run(std::vector<Node> &roots, Db &db, Cache &cache, LazyCache &lazy, std::vector<int> &order) {
  for (int i = 0; i < 9; ++i) {
    visit(roots[i], [&](const Node &n) { use(i, n.id); }); // quiet: runs now
    forEachKid(roots[i], [&](const Node &n) { use(i, n.id); }); // quiet: runs now
    external(roots[i], [&](const Node &n) { use(i, n.id); }); // quiet: unknown, may run at once
    externalRef(roots[i], [&](const Node &n) { use(i, n.id); }); // quiet: does not own it
    db.query("select", [&](int row) { use(i, row); }); // quiet: unknown, may run at once
    db.transaction([&](Db &d) { d.query("x", [&](int row) { use(i, row); }); }); // quiet: the same
    use(i, cache.get(i, [&] { return i * i; })); // quiet: runs now
    lazy.add(i, [&] { return i * i; }); // want bug: kept
    lazy.add(i + 1, [i] { return i * i; }); // quiet: a copy
    std::sort(order.begin(), order.end(), [&](int a, int b) { return std::abs(a - i) < std::abs(b - i); }); // quiet: runs now
    auto cmp = [&](int a, int b) { return (a ^ i) < (b ^ i); }; // quiet: the set dies in the iteration
    std::set<int, decltype(cmp)> sorted(order.begin(), order.end(), cmp);
    std::priority_queue<int, std::vector<int>, decltype(cmp)> heap(cmp);
    std::unique_ptr<int, std::function<void(int *)>> p(new int, [&](int *q) { use(i, *q); delete q; }); // quiet: dies in the iteration
    static std::once_flag once;
    std::call_once(once, [&] { use(i, 0); }); // quiet: runs now
    std::variant<int, double> v = i;
    std::visit([&](auto x) { use(i, int(x)); }, v); // quiet: runs now
    std::optional<std::function<void()>> maybe;
    maybe.emplace([&] { use(i, 1); }); // quiet: declared in the iteration
    (*maybe)();
  }
}
void deleters(std::vector<std::shared_ptr<int>> &keep, std::vector<int> &pool) {
  for (int i = 0; i < 9; ++i) {
    keep.emplace_back(new int(i), [&](int *p) { use(i, *p); delete p; });
    keep.push_back(std::shared_ptr<int>(new int(i), [&pool](int *p) { pool.push_back(*p); delete p; })); // quiet: pool lives longer
    std::shared_ptr<int> mine(new int(i), [&](int *p) { use(i, *p); delete p; }); // quiet: dies in the iteration
  }
}
