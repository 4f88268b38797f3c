// std: c++20
// RUN: %table defercliff-loop-capture %s %t
// Outer state that is shared on purpose (atomics, mutexes, containers, out-parameters, stop flags): silent.
#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <future>
#include <map>
#include <mutex>
#include <optional>
#include <queue>
#include <string>
#include <thread>
#include <utility>
#include <vector>

void work(int) noexcept;
bool more() noexcept;
int fetch(int) noexcept;

void stop_flag(int n) {
  std::atomic<bool> stop{false};
  std::vector<std::thread> ts;
  for (int i = 0; i < n; ++i) {
    ts.emplace_back([&stop, i] { while (!stop) work(i); }); // quiet: an atomic stop flag is meant to be seen
    if (!more())
      stop = true;
  }
  stop = true;
  for (auto &t : ts)
    t.join();
}
void in_flight(int n) {
  std::atomic<int> pending{0};
  std::vector<std::jthread> ts;
  for (int i = 0; i < n; ++i) {
    ++pending;
    ts.emplace_back([&pending, i] { work(i); --pending; }); // quiet: an atomic count of tasks in flight
  }
}
void in_flight_fetch_add(int n) {
  std::atomic<int> pending{0};
  std::vector<std::jthread> ts;
  for (int i = 0; i < n; ++i) {
    pending.fetch_add(1);
    ts.emplace_back([&, i] { work(i); pending.fetch_sub(1); }); // quiet: an atomic count of tasks in flight
  }
}
void throttled(int n) {
  std::mutex m;
  std::condition_variable cv;
  int running = 0;
  std::vector<std::jthread> ts;
  for (int i = 0; i < n; ++i) {
    std::unique_lock<std::mutex> lk(m);
    cv.wait(lk, [&] { return running < 4; }); // quiet: the predicate runs now
    ++running;
    ts.emplace_back([&, i] { work(i); std::lock_guard<std::mutex> g(m); --running; cv.notify_one(); }); // quiet: a shared count under a mutex, the action changes it
  }
}
void results(const std::vector<int> &ids) {
  std::map<int, std::future<int>> fs;
  std::vector<int> out;
  std::mutex m;
  std::vector<std::jthread> ts;
  for (int id : ids) {
    fs[id] = std::async([id] { return fetch(id); }); // quiet: copied
    ts.emplace_back([&out, &m, id] { std::lock_guard<std::mutex> g(m); out.push_back(id); }); // quiet: filled by the action
  }
}
void producer(int n) {
  std::mutex m;
  std::condition_variable cv;
  std::deque<int> q;
  bool done = false;
  std::jthread consumer([&] { std::unique_lock<std::mutex> lk(m); cv.wait(lk, [&] { return done || !q.empty(); }); }); // quiet: not in a loop
  for (int i = 0; i < n; ++i) {
    std::lock_guard<std::mutex> g(m);
    q.push_back(i);
    cv.notify_one();
  }
  std::lock_guard<std::mutex> g(m);
  done = true;
  cv.notify_one();
}
void self_removing(int n) {
  std::vector<std::function<void()>> pending;
  for (int i = 0; i < n; ++i)
    pending.push_back([&pending, i] { work(int(pending.size()) + i); }); // quiet: the list itself outlives its elements' run
  for (auto &f : pending)
    f();
}
struct Graph {
  std::map<int, std::function<int()>> nodes;
};
void lazy_graph(Graph &g, int n) {
  for (int i = 1; i < n; ++i)
    g.nodes[i] = [&g, i] { return g.nodes[i - 1]() + 1; }; // quiet: the graph outlives its nodes
}
void fix_point(const std::vector<int> &v) {
  bool changed = true;
  while (changed) {
    changed = false;
    std::for_each(v.begin(), v.end(), [&](int x) { if (x > 3) changed = true; }); // quiet: runs now
    auto mark = [&changed] { changed = true; };                                     // quiet: a local closure
    if (more())
      mark();
  }
}
void stored_once(const std::vector<int> &v) {
  std::optional<std::function<void()>> first;
  for (const int &x : v) {
    if (first)
      continue;
    first = [&x] { work(x); }; // quiet: the element
  }
  if (first)
    (*first)();
}
void visitor_before_loop(const std::vector<int> &v) {
  int line = 0;
  std::function<void()> report = [&] { work(line); }; // quiet: made once, before the loop
  for (int x : v) {
    line = x;
    report();
  }
}
void reporters(const std::vector<int> &v) {
  for (int round = 0; round < 3; ++round) {
    int line = 0;
    std::function<void()> report = [&] { work(line + round); }; // quiet: means to see the current line; dies in the iteration
    for (int x : v) {
      line = x;
      report();
    }
  }
}
void stop_source(int n) {
  std::stop_source src;
  std::vector<std::jthread> ts;
  for (int i = 0; i < n; ++i)
    ts.emplace_back([&src, i] { if (!src.stop_requested()) work(i); }); // quiet: outlives the threads
  for (int i = 0; i < n; ++i) {
    std::stop_callback cb(src.get_token(), [i] { work(i); }); // quiet: copied
    work(i);
  }
}
