// std: c++20
// RUN: %table defercliff-loop-capture %s %t
// REQUIRES: llvm-16-or-later
// Callables that live and run within the iteration: recursion, memo, visitors, tables, builders, predicates: silent.
#include <algorithm>
#include <any>
#include <array>
#include <cstddef>
#include <functional>
#include <future>
#include <iterator>
#include <map>
#include <memory>
#include <mutex>
#include <numeric>
#include <optional>
#include <queue>
#include <ranges>
#include <set>
#include <string>
#include <string_view>
#include <thread>
#include <tuple>
#include <type_traits>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>

void use(int) noexcept;
int fetch(int) noexcept;

void memo(int n) {
  for (int i = 1; i < n; ++i) {
    std::map<int, long> cache;
    std::function<long(int)> fib = [&](int k) -> long { // quiet: local recursion
      if (k < 2)
        return i;
      if (auto it = cache.find(k); it != cache.end())
        return it->second;
      return cache[k] = fib(k - 1) + fib(k - 2);
    };
    use(int(fib(20)));
    auto self = [&](auto &&me, int k) -> int { return k ? me(me, k - 1) + i : 0; }; // quiet: run now
    use(self(self, 3));
  }
}
void slot_assigned_first(int n) {
  for (int i = 0; i < n; ++i) {
    std::function<int(int)> even, odd;
    even = [&](int k) { return k == 0 ? i : odd(k - 1); };  // quiet: 'even' dies before 'i'
    odd = [&](int k) { return k == 0 ? -i : even(k - 1); }; // quiet: 'odd' dies before 'i'
    use(even(4));
  }
}
template <class... Ts> struct overloaded : Ts... {
  using Ts::operator()...;
};
template <class... Ts> overloaded(Ts...) -> overloaded<Ts...>;
using Value = std::variant<int, double, std::string>;
void visitors(const std::vector<Value> &vs) {
  int row = 0;
  for (Value v : vs) {
    int width = 0;
    std::visit(overloaded{[&](int k) { width = k; }, [&](double) { width = row; }, [&](const std::string &s) { width = int(s.size()); }}, v); // quiet: runs now
    auto vis = overloaded{[&](int k) { width += k; }, [&](auto &&) { ++width; }}; // quiet: local
    std::visit(vis, v);
    ++row;
  }
}
void table_of_lambdas(const std::vector<std::string> &lines) {
  for (const std::string &line : lines) {
    int pos = 0, depth = 0;
    const std::map<char, std::function<void()>> rules = {
        {'(', [&] { ++depth; }}, // quiet: the table dies in the iteration
        {')', [&] { --depth; }}, // quiet: the table dies in the iteration
    };
    std::unordered_map<std::string_view, std::function<void(int)>> cmds;
    cmds["push"] = [&](int v) { depth += v; };           // quiet: the table dies in the iteration
    cmds.emplace("pop", [&](int v) { depth -= v; });     // quiet: the table dies in the iteration
    cmds.insert({"nop", [&pos](int) { ++pos; }});        // quiet: the table dies in the iteration
    cmds.try_emplace("top", [&pos](int v) { pos = v; }); // quiet: the table dies in the iteration
    std::array<std::function<void()>, 2> steps{[&] { ++pos; }, [&] { --pos; }}; // quiet: the table dies in the iteration
    std::pair<const char *, std::function<void()>> named{"x", [&] { ++pos; }}; // quiet: dies in the iteration
    std::tuple<int, std::function<void()>> tup(1, [&] { ++pos; });              // quiet: dies in the iteration
    for (char c : line)
      if (auto it = rules.find(c); it != rules.end())
        it->second();
    steps[0]();
    named.second();
    std::get<1>(tup)();
  }
}
class Query {
  std::function<bool(int)> where_;
  std::function<int(int)> map_;
  std::vector<std::function<void(int)>> taps_;

public:
  Query &where(std::function<bool(int)> f) { where_ = std::move(f); return *this; }
  Query &map(std::function<int(int)> f) { map_ = std::move(f); return *this; }
  template <class F> Query &tap(F &&f) { taps_.push_back(std::forward<F>(f)); return *this; }
  std::vector<int> build(const std::vector<int> &in) const {
    std::vector<int> out;
    for (int v : in)
      if (where_(v))
        out.push_back(map_(v));
    return out;
  }
};
Query from() { return {}; }
struct QueryFactory {
  Query operator()() const { return {}; }
  static Query make() { return Query(); }
};
void builders(const std::vector<int> &in, int n) {
  std::vector<int> all;
  for (int i = 0; i < n; ++i) {
    auto r = Query().where([&](int v) { return v > i; }).map([&](int v) { return v - i; }).tap([&](int) { use(i); }).build(in); // quiet: a temporary builder
    auto s = from().where([&i](int v) { return v > i; }).map([i](int v) { return v - i; }).build(in);                        // quiet: a temporary builder
    auto t = QueryFactory::make().where([&i](int v) { return v > i; }).build(in);                                             // quiet: a temporary builder
    Query q;
    q.where([&](int v) { return v > i; }); // quiet: q dies in the iteration
    q.tap([&](int) { use(i); }).map([&](int v) { return v + i; }); // quiet: q dies in the iteration
    Query &alias = q;
    alias.where([&](int v) { return v == i; }); // quiet: an alias of a local
    auto p = std::make_unique<Query>();
    p->where([&](int v) { return v == i; }); // quiet: the heap object dies in the iteration
    all = q.build(in);
  }
}
void predicates(std::vector<int> v, const std::vector<int> &rank, int n) {
  for (int pivot = 0; pivot < n; ++pivot) {
    auto less = [&](int a, int b) { return std::abs(a - pivot) < std::abs(b - pivot); }; // quiet: used now
    std::sort(v.begin(), v.end(), less);
    std::set<int, decltype(less)> near(less);
    std::priority_queue<int, std::vector<int>, decltype(less)> heap(less, v);
    near.insert(v.begin(), v.end());
    std::set<int, std::function<bool(int, int)>> erased([&](int a, int b) { return rank[a] < rank[b] + pivot; }); // quiet: dies in the iteration
    erased.insert(pivot);
    const auto pred = std::not_fn([&](int x) { return x == pivot; }); // quiet: dies in the iteration
    use(int(std::count_if(v.begin(), v.end(), pred)));
    v.erase(std::remove_if(v.begin(), v.end(), [&](int x) { return x == pivot; }), v.end()); // quiet: runs now
    std::ranges::sort(v, {}, [&](int x) { return x ^ pivot; });                                    // quiet: runs now
    std::erase_if(v, [&](int x) { return x < pivot; });                                            // quiet: runs now
    std::generate_n(std::back_inserter(v), 3, [&] { return pivot; });                              // quiet: runs now
    use(std::accumulate(v.begin(), v.end(), 0, [&](int a, int b) { return a + b * pivot; }));      // quiet: runs now
    use(std::transform_reduce(v.begin(), v.end(), 0, std::plus<>(), [&](int b) { return b * pivot; })); // quiet: runs now
  }
}
void views(const std::vector<int> &v, int n) {
  std::vector<int> out;
  for (int k = 1; k < n; ++k) {
    auto big = v | std::views::filter([&](int x) { return x > k; }) | std::views::transform([&k](int x) { return x * k; }); // quiet: the view dies in the iteration
    for (int x : big)
      out.push_back(x);
    for (int x : v | std::views::transform([&](int y) { return y + k; })) // quiet: range of an inner loop
      out.push_back(x);
    std::ranges::copy(v | std::views::take_while([&](int x) { return x < k; }), std::back_inserter(out)); // quiet: copied at once
    out.erase(std::ranges::remove_if(out, [&](int x) { return x == k; }).begin(), out.end());              // quiet: runs now
    const bool any = std::ranges::any_of(v, [&](int x) { return x == k; });                                // quiet: runs now
    if (any)
      continue;
  }
}
void lazies(int n) {
  for (int i = 0; i < n; ++i) {
    std::packaged_task<int()> task([&] { return i; }); // quiet: run at once
    auto f = task.get_future();
    task();
    use(f.get());
    std::packaged_task<int(int)> other([&](int k) { return i + k; }); // quiet: joined thread
    auto g = other.get_future();
    std::thread t(std::move(other), 3);
    use(g.get());
    t.join();
    auto d = std::async(std::launch::deferred, [&] { return i; }); // quiet: dies in the iteration
    use(d.get());
    std::optional<std::function<int()>> lazy;
    lazy = [&] { return i; }; // quiet: dies in the iteration
    std::any a = std::function<int()>([&] { return i; }); // quiet: dies in the iteration
    std::variant<int, std::function<int()>> v = std::function<int()>([&] { return i; }); // quiet: dies in the iteration
    use((*lazy)());
  }
}
void once_and_cv(std::once_flag &flag, std::mutex &m, std::vector<int> &q, int n) {
  for (int i = 0; i < n; ++i) {
    std::call_once(flag, [&] { use(i); }); // quiet: runs now
    static const int first = [&] { return i; }(); // quiet: called on the spot
    static std::vector<int> table = [&] { std::vector<int> t(5, i); return t; }(); // quiet: called on the spot
    std::scoped_lock lk(m);
    if (auto it = std::find_if(q.begin(), q.end(), [&](int x) { return x == i + first; }); it != q.end()) // quiet: runs now
      q.erase(it);
  }
}
void apply_invoke(const std::vector<std::pair<int, int>> &ps) {
  for (auto [a, b] : ps) {
    std::apply([&, a = a](int x) { use(x + a); }, std::make_tuple(b)); // quiet: runs now
    std::invoke([&b = b] { use(b); });                                  // quiet: runs now
    std::bind([&b = b](int k) { use(b + k); }, std::placeholders::_1)(3); // quiet: run now
    std::bind_front([&](int k, int l) { use(a + k + l); }, 3)(4);       // quiet: run now
    std::thread([&] { use(a); }).join();                                // quiet: joined at once
    std::async(std::launch::async, [&] { use(b); }).wait();             // quiet: waited for
    std::jthread([&] { use(a + b); });                                  // quiet: a temporary joins
    (void)std::async(std::launch::async, [&] { use(b); });              // quiet: the temporary future waits
  }
}
