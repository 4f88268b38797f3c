// std: c++20
// RUN: %table defercliff-loop-capture %s %t
// REQUIRES: llvm-16-or-later
// A function that is given a holder and a lambda for its elements waits as that lambda does with what it is given.
#include <algorithm>
#include <functional>
#include <future>
#include <map>
#include <memory>
#include <numeric>
#include <ranges>
#include <string>
#include <thread>
#include <tuple>
#include <vector>

void use(std::size_t);
std::string make(int);
void log(int);

void joined(int n) {
  for (int i = 0; i < n; ++i) {
    std::string s = make(i);
    std::vector<std::thread> all;
    std::vector<std::thread> &ts = all;
    ts.emplace_back([&] { use(s.size()); }); // quiet: joined below
    std::for_each(ts.begin(), ts.end(), [](std::thread &t) { t.join(); });
  }
}

void joinedIfJoinable(std::vector<std::thread> &ts, int n) {
  for (int i = 0; i < n; ++i) {
    std::string s = make(i);
    ts[0] = std::thread([&] { use(s.size()); }); // quiet: joined, if it can be
    std::ranges::for_each(ts, [](auto &t) {
      if (t.joinable())
        t.join();
    });
  }
}

void joinedInReverse(std::vector<std::thread> &ts, int n) {
  for (int i = 0; i < n; ++i) {
    std::string s = make(i);
    ts.emplace_back([&] { use(s.size()); }); // quiet: joined from the last to the first
    std::for_each(ts.rbegin(), ts.rend(), [](std::thread &t) { t.join(); });
    ts.clear();
  }
}

void joinedThroughView(std::vector<std::thread> &ts, int n) {
  for (int i = 0; i < n; ++i) {
    std::string s = make(i);
    ts.emplace_back([&] { use(s.size()); }); // quiet: joined in the loop over the view
    for (auto &t : ts | std::views::reverse)
      t.join();
  }
}

void joinedThroughPointers(std::vector<std::unique_ptr<std::thread>> &ts, int n) {
  for (int i = 0; i < n; ++i) {
    std::string s = make(i);
    ts.push_back(std::make_unique<std::thread>([&] { use(s.size()); })); // quiet: joined
    std::for_each(ts.begin(), ts.end(), [](auto &t) { t->join(); });
  }
}

void summedUp(std::vector<std::future<int>> &fs, int n) {
  for (int i = 0; i < n; ++i) {
    std::string s = make(i);
    fs.push_back(std::async([&] { return int(s.size()); })); // quiet: each result is taken
    log(std::accumulate(fs.begin(), fs.end(), 0, [](int sum, std::future<int> &f) { return sum + f.get(); }));
    fs.clear();
  }
}

template <class Range, class Function> void each(Range &range, Function function) {
  for (auto &element : range)
    function(element);
}

void joinedByOwnAlgorithm(std::vector<std::thread> &ts, int n) {
  for (int i = 0; i < n; ++i) {
    std::string s = make(i);
    ts.emplace_back([&] { use(s.size()); }); // quiet: joined
    each(ts, [](std::thread &t) { t.join(); });
  }
}

void joinedAsTuple(int n) {
  std::tuple<std::thread, std::thread> two;
  for (int i = 0; i < n; ++i) {
    std::string s = make(i);
    std::get<0>(two) = std::thread([&] { use(s.size()); }); // quiet: both are joined
    std::get<1>(two) = std::thread([&] { use(1 + s.size()); }); // quiet: both are joined
    std::apply([](auto &...t) { (t.join(), ...); }, two);
  }
}

void erasedIf(std::map<int, std::function<void()>> &tasks, int n) {
  for (int i = 0; i < n; ++i) {
    std::string s = make(i);
    tasks[i] = [&] { use(s.size()); }; // quiet: erased again
    std::erase_if(tasks, [&](auto &entry) { return entry.first == i; });
  }
}

void removed(std::vector<std::function<void()>> &tasks, int n) {
  for (int i = 0; i < n; ++i) {
    std::string s = make(i);
    tasks.push_back([&] { use(s.size()); }); // quiet: run and removed
    tasks.erase(std::remove_if(tasks.begin(), tasks.end(),
                               [](auto &task) {
                                 task();
                                 return true;
                               }),
                tasks.end());
  }
}

void extracted(std::map<int, std::function<void()>> &tasks, int n) {
  for (int i = 0; i < n; ++i) {
    std::string s = make(i);
    tasks[i] = [&] { use(s.size()); }; // quiet: taken out again
    auto task = tasks.extract(i);
    task.mapped()();
  }
}

// A lambda that only looks at the elements waits for nothing.


void onlyRun(std::vector<std::function<void()>> &tasks, int n) {
  for (int i = 0; i < n; ++i) {
    std::string s = make(i);
    tasks.push_back([&] { use(s.size()); }); // want bug: it stays there
  }
  std::for_each(tasks.begin(), tasks.end(), [](auto &task) { task(); });
}
