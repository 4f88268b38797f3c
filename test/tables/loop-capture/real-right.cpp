// std: c++20
// RUN: %table defercliff-loop-capture %s %t
// REQUIRES: llvm-16-or-later
// Right code that looks wrong: the lifetime is tied in some other way.
#include <boost/signals2.hpp>
#include <boost/thread/future.hpp>
#include <algorithm>
#include <array>
#include <functional>
#include <future>
#include <list>
#include <memory>
#include <mutex>
#include <numeric>
#include <optional>
#include <queue>
#include <span>
#include <string>
#include <thread>
#include <unordered_map>
#include <vector>
void use(int); void use(const std::string &); bool more(); std::string load(int);
using Tasks = std::vector<std::function<void()>>;
void runAll(const Tasks &t) { for (auto &f : t) f(); }
struct Scene { std::vector<int> objects; };
// local lists, run in the iteration, in many forms
void localLists(int n) {
  for (int i = 0; i < n; ++i) {
    Tasks local;
    std::string s = load(i);
    local.push_back([&] { use(s); }); // quiet: run below; the list dies without running anything
    runAll(local);
  }
  for (int i = 0; i < n; ++i) {
    Tasks local;
    std::string s = load(i);
    local.push_back([&] { use(s); }); // quiet: run below
    local.push_back([&] { use(i); }); // quiet: run below
    for (auto &f : local)
      f();
  }
  for (int i = 0; i < n; ++i) {
    std::queue<std::function<void()>> q;
    std::string s = load(i);
    q.push([&] { use(s); if (more()) q.push([&] { use(s); }); }); // quiet: worked off below
    while (!q.empty()) {
      auto f = std::move(q.front());
      q.pop();
      f();
    }
  }
  for (int i = 0; i < n; ++i) {
    std::array<std::function<void()>, 2> steps{};
    std::string s = load(i);
    steps[0] = [&] { use(s); }; // quiet: run below
    steps[1] = [&] { use(i); }; // quiet: run below
    for (auto &f : steps)
      f();
  }
  for (int i = 0; i < n; ++i) {
    std::unordered_map<std::string, std::function<void(int)>> ops;
    int acc = i;
    ops["add"] = [&](int k) { acc += k; }; // quiet: an interpreter of the iteration
    ops["sub"] = [&](int k) { acc -= k; }; // quiet: the same
    ops.at("add")(3);
    use(acc);
  }
}
// a pool of workers that is made outside, but fed and waited for in each step
void steps(int n) {
  std::vector<std::thread> crew;
  std::vector<std::exception_ptr> errors;
  std::mutex m;
  for (int step = 0; step < n; ++step) {
    Scene scene{std::vector<int>(10, step)};
    std::atomic<std::size_t> next{0};
    for (int w = 0; w < 4; ++w)
      crew.emplace_back([&] { for (std::size_t k; (k = next++) < scene.objects.size();) use(scene.objects[k]); }); // quiet: joined below
    while (!crew.empty()) {
      crew.back().join();
      crew.pop_back();
    }
  }
  for (int step = 0; step < n; ++step) {
    Scene scene{std::vector<int>(10, step)};
    std::generate_n(std::back_inserter(crew), 4, [&] { return std::thread([&] { use(scene.objects[0]); }); }); // quiet: joined below
    for (std::size_t k = 0; k < crew.size(); ++k)
      crew[k].join();
    crew.clear();
  }
  for (int step = 0; step < n; ++step) {
    Scene scene{std::vector<int>(10, step)};
    std::array<std::thread, 4> four;
    for (auto &t : four)
      t = std::thread([&] { use(scene.objects[0]); }); // quiet: joined below
    for (auto &t : four)
      t.join();
  }
  for (int step = 0; step < n; ++step) {
    Scene scene{std::vector<int>(10, step)};
    std::thread a([&] { use(scene.objects[0]); }), b([&] { use(scene.objects[1]); }); // quiet: both are joined
    a.join();
    b.join();
  }
  for (int step = 0; step < n; ++step) {
    Scene scene{std::vector<int>(10, step)};
    std::thread *raw = new std::thread([&] { use(scene.objects[0]); }); // quiet: joined
    raw->join();
    delete raw;
  }
  for (int step = 0; step < n; ++step) {
    Scene scene{std::vector<int>(10, step)};
    std::thread t([&] { use(scene.objects[0]); }); // quiet: joined in both branches
    try {
      use(1);
    } catch (...) {
      t.join();
      throw;
    }
    t.join();
  }
}
// futures
void futures(int n) {
  std::vector<std::future<void>> fs(4);
  for (int i = 0; i < n; ++i) {
    std::string s = load(i);
    for (auto &f : fs)
      f = std::async(std::launch::async, [&] { use(s); }); // quiet: all are waited for below
    for (auto &f : fs)
      f.wait();
  }
  for (int i = 0; i < n; ++i) {
    std::string s = load(i);
    std::ranges::generate(fs, [&] { return std::async(std::launch::async, [&] { use(s); }); }); // quiet: waited for below
    std::ranges::for_each(fs, [](auto &f) { f.get(); });
  }
  for (int i = 0; i < n; ++i) {
    std::string s = load(i);
    auto left = std::async(std::launch::async, [&] { use(s); }); // quiet: waited for, also if right throws
    auto right = std::async(std::launch::async, [&] { use(i); }); // quiet: waited for
    right.get();
    left.get();
  }
  for (int i = 0; i < n; ++i) {
    std::string s = load(i);
    const int total = std::accumulate(fs.begin(), fs.end(), 0, [&](int a, std::future<void> &f) { f.wait(); return a + i; }); // quiet: runs now
    use(total);
  }
}
// what the loop's variables refer to
void refs(std::vector<std::unique_ptr<Scene>> &scenes, std::span<Scene> span, std::list<Scene> &list, std::vector<std::thread> &ts) {
  for (auto &p : scenes)
    ts.emplace_back([&scene = *p] { use(scene.objects[0]); }); // quiet: the object owned by the element
  for (const auto &p : scenes) {
    Scene &scene = *p;
    auto &objects = scene.objects;
    ts.emplace_back([&objects] { use(objects[0]); }); // quiet: a part of that object
  }
  for (Scene &s : span)
    ts.emplace_back([&] { use(s.objects[0]); }); // quiet: an element
  for (Scene &s : span.subspan(1))
    ts.emplace_back([&] { use(s.objects[0]); }); // quiet: an element, though the span is a temporary
  for (std::size_t i = 0; i < span.size(); ++i) {
    auto &s = span[i];
    ts.emplace_back([&s] { use(s.objects[0]); }); // quiet: an element
    ts.emplace_back([&s = span[i], i] { use(s.objects[i]); }); // quiet: an element
  }
  for (int i = 0; i < 4; ++i) {
    Scene &fresh = list.emplace_back();
    ts.emplace_back([&fresh] { use(fresh.objects[0]); }); // quiet: a new element of the list
    auto *made = new Scene;
    Scene &heap = *made;
    ts.emplace_back([&heap] { use(heap.objects[0]); delete &heap; }); // quiet: on the heap
    static Scene shared;
    Scene &alias = shared;
    ts.emplace_back([&alias] { use(alias.objects[0]); }); // quiet: static
  }
  for (auto it = list.begin(); it != list.end(); ++it) {
    const auto &[objects] = *it;
    ts.emplace_back([&objects] { use(objects[0]); }); // quiet: a binding to the element
  }
  for (auto &t : ts)
    t.join();
}
