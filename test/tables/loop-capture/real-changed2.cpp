// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// Values that change: guards, retry counters, cursors, accumulators; which are right, and which are not.
#include <absl/cleanup/cleanup.h>
#include <algorithm>
#include <chrono>
#include <functional>
#include <future>
#include <gsl/util>
#include <map>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>
void use(int); void use(const std::string &); void log(const char *, long); bool ok(int); int pull(); long now();
struct Node { Node *next; int id; };
void freeNode(Node *);
struct Arena { std::size_t mark() const; void rewind(std::size_t); };

void guards(std::vector<int> v, Arena &arena, int n) {
  for (int i = 0; i < n; ++i) {
    long start = now();
    auto timing = gsl::finally([&] { log("took", now() - start); }); // quiet: a local of the body, which does not change
    use(i);
  }
  for (int i = 0; i < n; ++i) {
    const std::size_t mark = arena.mark();
    absl::Cleanup rewind = [&] { arena.rewind(mark); }; // quiet: a local of the body
    use(i);
  }
  int level = 0;
  for (int x : v) {
    ++level;
    absl::Cleanup pop = [&level] { --level; }; // quiet: that is what it is for
    use(x);
  }
  for (int i = 0; i < n; ++i) {
    bool committed = false;
    int written = 0;
    absl::Cleanup report = [&] { if (!committed) log("lost", written); }; // quiet: the outcome of the iteration
    written = pull();
    if (written < 0)
      continue;
    committed = true;
  }
  int last = -1;
  for (int i = 0; i < n; ++i) {
    absl::Cleanup remember = [&] { last = i; }; // want style: i is the loop variable, and nothing changes it
    if (i == last + 2)
      continue;
    use(i);
  }
  std::size_t pos = 0;
  while (pos < v.size()) {
    absl::Cleanup advance = [&] { ++pos; }; // quiet: the guard moves it
    if (v[pos] == 0)
      continue;
    use(v[pos]);
  }
  std::size_t begin = 0, end = 0;
  while (begin < v.size()) {
    absl::Cleanup step = [&] { begin = end + 1; }; // quiet: the guard moves begin to the end that was found
    end = begin;
    while (end < v.size() && v[end] != 0)
      ++end;
  }
  for (int attempt = 0; attempt < n; ++attempt) {
    absl::Cleanup c = [&] { log("attempt", attempt); }; // want bug: attempt is moved on to skip some
    if (!ok(attempt))
      attempt += 2;
  }
  for (Node *p = nullptr; (p = p ? p->next : nullptr) != nullptr;) {
    auto c = gsl::finally([&] { use(p->id); }); // want style: changed only in the head, after the guard
    use(1);
  }
  for (std::string s : {"a", "b"}) {
    absl::Cleanup c = [&] { use(s); }; // want style: a copy is not as cheap: no fix
    use(1);
  }
}
void threads(std::vector<int> v, int n) {
  std::vector<std::thread> ts;
  std::size_t chunk = v.size() / 4, from = 0;
  for (int t = 0; t < 4; ++t) {
    std::size_t to = std::min(v.size(), from + chunk);
    ts.emplace_back([&v, from, to] { for (auto k = from; k < to; ++k) use(v[k]); }); // quiet: copies, and v outlives them
    from = to;
  }
  from = 0;
  for (int t = 0; t < 4; ++t) {
    ts.emplace_back([&] { use(v[from]); }); // want bug: from is moved on
    from += chunk;
  }
  int port = 8000;
  for (int t = 0; t < n; ++t)
    ts.emplace_back([&, mine = port++] { use(mine); }); // quiet: a copy of the value
  for (int t = 0; t < n; ++t)
    ts.emplace_back([&port, mine = ++port] { use(port + mine); }); // want bug: reads port, which the next iteration changes
  auto it = v.begin();
  while (it != v.end()) {
    ts.emplace_back([&it] { use(*it); }); // want bug: the iterator moves
    std::advance(it, 2);
  }
  int sum = 0;
  for (int x : v) {
    sum += x;
    if (sum > 10) {
      ts.emplace_back([&sum] { use(sum); }); // quiet: the loop is left, nothing changes sum any more
      break;
    }
  }
  std::unique_ptr<int> p;
  for (int x : v) {
    p = std::make_unique<int>(x);
    ts.emplace_back([&p] { use(*p); }); // want bug: p is assigned by the next iteration
  }
  for (auto &t : ts)
    t.join();
}
void sequential(std::vector<int> v) {
  std::vector<std::function<void()>> report;
  int failures = 0, total = 0;
  for (int x : v) {
    if (!ok(x))
      ++failures;
    total += x;
  }
  report.push_back([&] { use(failures); }); // quiet: not in a loop
  std::map<int, std::function<int()>> getters;
  for (int x : v)
    getters[x] = [&failures, x] { return failures + x; }; // quiet: the loop changes nothing
  int current = 0;
  std::function<void()> show = [&current] { use(current); }; // quiet: made outside of the loop: meant to see the value
  for (int x : v) {
    current = x;
    show();
  }
  std::vector<std::function<void()>> ops;
  ops.reserve(3);
  for (int k = 0; k < 3; ++k)
    ops.push_back([&current, k] { use(current + k); }); // quiet: the loop that makes them does not change current
  for (int x : v) {
    current = x;
    for (auto &op : ops)
      op();
  }
}
