// std: c++20
// RUN: %table defercliff-loop-capture %s %t
// REQUIRES: llvm-16-or-later
// Rule: callees of the standard library that run the callable now are silent.
#include <algorithm>
#include <atomic>
#include <functional>
#include <map>
#include <mutex>
#include <numeric>
#include <optional>
#include <queue>
#include <ranges>
#include <set>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>

void use(int);
std::once_flag g_once;

void algorithms(std::vector<std::vector<int>> rows, std::vector<int> &hits) {
  for (std::size_t r = 0; r < rows.size(); ++r) {
    int bias = int(r) + 1;
    auto row = rows[r];
    std::sort(row.begin(), row.end(), [&](int a, int b) { return a * bias < b * bias; }); // quiet: comparator
    std::for_each(row.begin(), row.end(), [&bias](int v) { use(v + bias); }); // quiet: for_each
    auto it = std::find_if(row.begin(), row.end(), [&](int v) { return v == bias; }); // quiet: find_if
    if (it != row.end()) hits.push_back(*it);
    row.erase(std::remove_if(row.begin(), row.end(), [&](int v) { return v < bias; }), row.end()); // quiet: remove_if
    hits.push_back(std::accumulate(row.begin(), row.end(), 0, [&bias](int a, int v) { return a + v * bias; })); // quiet: accumulate, an int is stored
    std::transform(row.begin(), row.end(), std::back_inserter(hits), [&](int v) { return v - bias; }); // quiet: transform
    std::generate_n(std::back_inserter(hits), 3, [&bias] { return bias++; }); // quiet: generate_n
    hits.push_back(int(std::count_if(row.begin(), row.end(), [&](int v) { return v > bias; }))); // quiet: count_if
  }
}

void ranges(const std::vector<int> &limits, std::vector<int> &data) {
  for (int limit : limits) {
    std::ranges::sort(data, [&](int a, int b) { return (a < limit) > (b < limit); }); // quiet: ranges::sort
    std::ranges::for_each(data, [&limit](int v) { use(v + limit); }); // quiet: ranges::for_each
    std::erase_if(data, [&](int v) { return v == limit; }); // quiet: erase_if
    for (int v : data | std::views::filter([&](int x) { return x > limit; })) // quiet: the view dies with the inner loop
      use(v);
  }
}

void callers(const std::vector<std::variant<int, std::string>> &vs, std::optional<int> o) {
  for (auto v : vs) {
    int extra = int(v.index());
    std::visit([&](const auto &x) { if constexpr (std::is_same_v<std::decay_t<decltype(x)>, int>) use(x + extra); }, v); // quiet: visit
    std::apply([&extra](int a, int b) { use(a + b + extra); }, std::make_tuple(1, 2)); // quiet: apply
    std::invoke([&extra](int a) { use(a + extra); }, 3); // quiet: invoke
    std::call_once(g_once, [&] { use(extra); }); // quiet: call_once
    [&] { use(extra); }(); // quiet: immediately invoked
    const int twice = [&] { return 2 * extra; }(); // quiet: immediately invoked
    use(o.value_or([&] { return extra; }())); // quiet: immediately invoked
    use(twice);
  }
}

void comparators_of_local_sets(const std::vector<int> &pivots, const std::vector<int> &data) {
  for (int pivot : pivots) {
    auto near = [&pivot](int a, int b) { return std::abs(a - pivot) < std::abs(b - pivot); }; // quiet: the set dies with the iteration
    std::set<int, decltype(near)> ordered(data.begin(), data.end(), near);
    std::priority_queue<int, std::vector<int>, decltype(near)> heap(near);
    for (int d : ordered) heap.push(d);
    use(heap.empty() ? 0 : heap.top());
  }
}

void atomics_and_maps(std::map<int, int> &m, const std::vector<int> &keys) {
  for (int k : keys) {
    auto found = std::find_if(m.begin(), m.end(), [&](const auto &e) { return e.second == k; }); // quiet: find_if
    if (found != m.end()) found->second = [&k] { return k + 1; }(); // quiet: an int is stored
    std::erase_if(m, [&k](const auto &e) { return e.first < k; }); // quiet: erase_if
  }
}

void outer_counter(std::vector<int> &data) {
  int i = 0;
  while (i < 10) {
    std::for_each(data.begin(), data.end(), [&](int &v) { v += i; }); // quiet: runs before i changes
    ++i;
  }
}
