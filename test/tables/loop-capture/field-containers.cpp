// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// Containers of callables of every sort, inside and outside the loop.
#include <array>
#include <deque>
#include <functional>
#include <list>
#include <map>
#include <queue>
#include <stack>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

void use(int);
using Action = std::function<void()>;
struct Timed {
  int when;
  Action action;
  bool operator<(const Timed &other) const { return when < other.when; }
};

void sequences(int n) {
  std::deque<Action> front;
  std::list<std::pair<int, Action>> pairs;
  std::stack<Action> undo;
  std::priority_queue<Timed> timeline;
  for (int i = 0; i < n; ++i) {
    front.push_front([&i] { use(i); }); // want bug: deque outlives i
    pairs.emplace_back(i, [&i] { use(i); }); // want bug: list of pairs outlives i
    undo.push([&i] { use(i); }); // want bug: stack outlives i
    timeline.push(Timed{i, [&i] { use(i); }}); // want bug: queue outlives i
    timeline.push({i, [i] { use(i); }}); // quiet: copied
  }
  while (!undo.empty()) {
    undo.top()();
    undo.pop();
  }
  for (auto &f : front)
    f();
  for (auto &[when, action] : pairs)
    action();
  while (!timeline.empty())
    timeline.pop();
}

void maps(const std::vector<std::string> &names) {
  std::unordered_map<std::string, Action> commands;
  std::map<int, std::vector<Action>> byPriority;
  for (std::size_t k = 0; k < names.size(); ++k) {
    commands[names[k]] = [&] { use(int(k)); }; // want bug: the map outlives k
    byPriority[3].push_back([&] { use(int(k)); }); // want bug: the inner vector outlives k
    commands.insert({names[k], [&names] { use(int(names.size())); }}); // quiet: names outlives everything here
  }
  for (auto &command : commands)
    command.second();
}

void ofTheIteration(int n) {
  for (int i = 0; i < n; ++i) {
    std::vector<Action> steps;
    int local = i;
    steps.push_back([&local] { use(local); }); // quiet: the vector is of the iteration
    steps.emplace_back([&i] { use(i); }); // quiet: of the iteration
    for (auto &step : steps)
      step();
  }
}

void cleared(int n) {
  std::vector<Action> steps;
  steps.reserve(8);
  for (int i = 0; i < n; ++i) {
    for (int k = 0; k < 8; ++k)
      steps.push_back([&i, k] { use(i + k); }); // quiet: cleared before i moves on
    for (auto &step : steps)
      step();
    steps.clear();
  }
}

void innerOuter(int n) {
  for (int i = 0; i < n; ++i) {
    std::vector<Action> steps;
    for (int k = 0; k < 3; ++k)
      steps.push_back([&k] { use(k); }); // want bug: k ends before the steps run
    for (auto &step : steps)
      step();
  }
}

void fixedArray() {
  std::array<Action, 4> handlers;
  Action raw[4];
  for (unsigned i = 0; i < 4; ++i) {
    handlers[i] = [&i] { use(int(i)); }; // want bug: called below
    raw[i] = [i] { use(int(i)); }; // quiet: copied
  }
  for (auto &handler : handlers)
    handler();
  raw[0]();
}
