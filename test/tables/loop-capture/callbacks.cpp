// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// Rule: std::function variables: recursive lambdas, dispatch tables of the iteration and callbacks that are called in it are fine.
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

struct Node { std::vector<Node *> children; int value; };
void use(int);
bool more();
using Handlers = std::map<std::string, std::function<void()>>;

int depthFirst(const std::vector<Node *> &roots) {
  int total = 0;
  for (Node *root : roots) {
    int seen = 0;
    std::function<void(Node *)> visit = [&](Node *node) { // quiet: a recursive lambda of the iteration
      ++seen;
      for (Node *child : node->children)
        visit(child);
    };
    visit(root);
    total += seen;
  }
  return total;
}

void depthFirstOutside(const std::vector<Node *> &roots) {
  std::function<void(Node *)> visit;
  for (Node *root : roots) {
    int seen = 0;
    visit = [&](Node *node) { // quiet: assigned anew before each call
      ++seen;
      for (Node *child : node->children)
        visit(child);
    };
    visit(root);
    use(seen);
  }
}

void calledAfter(int count) {
  std::function<void()> last;
  for (int i = 0; i < count; ++i)
    last = [&i] { use(i); }; // want bug: called after the loop
  if (last)
    last();
}

void calledBeforeNext(int count) {
  std::function<void()> previous;
  for (int i = 0; i < count; ++i) {
    int value = i * i;
    if (previous)
      previous();
    previous = [&value] { use(value); }; // want bug: called in the next iteration
  }
}

void dispatchPerIteration(const std::vector<std::string> &commands) {
  for (const std::string &command : commands) {
    int result = 0;
    Handlers handlers = {
        {"start", [&] { result = 1; }}, // quiet: the table lives in the iteration
        {"stop", [&] { result = 2; }}, // quiet: the table lives in the iteration
    };
    handlers["status"] = [&result] { result = 3; }; // quiet: the table is of the iteration
    if (auto it = handlers.find(command); it != handlers.end())
      it->second();
    use(result);
  }
}

void dispatchFilled(Handlers &handlers, const std::vector<std::string> &commands) {
  for (std::size_t i = 0; i < commands.size(); ++i) {
    handlers[commands[i]] = [&] { use(int(i)); }; // want bug: the map keeps it
    handlers.emplace(commands[i] + "2", [&i] { use(int(i)); }); // want bug: the map keeps it
    handlers.insert({commands[i] + "3", [&i] { use(int(i)); }}); // want bug: the map keeps it
    handlers.try_emplace(commands[i] + "4", [i] { use(int(i)); }); // quiet: copied
    handlers.insert_or_assign(commands[i] + "5", [&] { use(int(i)); }); // want bug: the map keeps it
  }
}

void comparators(const std::vector<std::vector<int>> &tables) {
  for (const auto &table : tables) {
    int pivot = table.front();
    auto less = [&pivot](int a, int b) { return (a < pivot) < (b < pivot); }; // quiet: kept by a set of the iteration
    std::set<int, decltype(less)> ordered(less);
    ordered.insert(table.begin(), table.end());
    use(int(ordered.size()));
  }
}

void stepsRun(int count) {
  std::vector<std::function<void()>> steps;
  for (int i = 0; i < count; ++i) {
    int value = i * 2;
    steps.clear();
    steps.push_back([&] { use(value); }); // quiet: run in the iteration, cleared at the start of the next, never called later
    steps.push_back([&] { use(value + i); }); // quiet: the same
    for (auto &step : steps)
      step();
  }
}

void stepsRunCleared(int count) {
  std::vector<std::function<void()>> steps;
  for (int i = 0; i < count; ++i) {
    int value = i * 2;
    steps.push_back([&] { use(value); }); // quiet: cleared at the end
    for (auto &step : steps)
      step();
    steps.clear();
  }
}

void optionalCallback(int count) {
  for (int i = 0; i < count; ++i) {
    int value = i;
    std::optional<std::function<void()>> callback;
    if (more())
      callback = [&value] { use(value); }; // quiet: dies with the iteration
    if (callback)
      (*callback)();
  }
}

std::optional<std::function<int(int)>> findAdder(const std::vector<int> &values) {
  for (int value : values)
    if (value > 10)
      return [&value](int other) { return value + other; }; // want bug: returned out of the loop
  return std::nullopt;
}

std::function<int(int)> findAdderCopy(const std::vector<int> &values) {
  for (int value : values)
    if (value > 10)
      return [value](int other) { return value + other; }; // quiet: copied
  return {};
}
