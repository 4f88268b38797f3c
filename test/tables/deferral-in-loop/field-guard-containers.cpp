// std: c++17
// RUN: %table defercliff-deferral-in-loop %s %t
// Containers of guards: none acts before the container dies.
#include <absl/cleanup/cleanup.h>
#include <cstdio>
#include <forward_list>
#include <functional>
#include <gsl/util>
#include <list>
#include <memory>
#include <optional>
#include <stack>
#include <string>
#include <utility>
#include <vector>

class Guard {
public:
  explicit Guard(std::function<void()> f) : f_(std::move(f)) {}
  Guard(Guard &&other) noexcept : f_(std::exchange(other.f_, nullptr)) {}
  ~Guard() {
    if (f_)
      f_();
  }
  void dismiss() { f_ = nullptr; }

private:
  std::function<void()> f_;
};
struct Table {
  std::string name;
  void lock();
  void unlock();
};
struct Step {
  std::string name;
  Guard undo;
};
bool migrate(Table &);

bool lockAll(std::vector<Table> &tables) {
  std::vector<Guard> held;
  for (Table &table : tables) {
    table.lock();
    held.emplace_back([&table] { table.unlock(); }); // want bug: all tables stay locked
    if (!migrate(table))
      return false;
  }
  return true;
}

void lists(std::vector<Table> &tables) {
  std::list<std::unique_ptr<Guard>> pointers;
  std::vector<std::optional<Guard>> maybe;
  std::forward_list<std::pair<int, Guard>> pairs;
  std::vector<Step> steps;
  std::stack<Guard> stack;
  for (Table &table : tables) {
    pointers.push_back(std::make_unique<Guard>([&table] { table.unlock(); })); // want bug: a pointer to a guard
    maybe.emplace_back(Guard([&table] { table.unlock(); }));                   // want bug: an optional guard
    pairs.emplace_front(1, Guard([&table] { table.unlock(); }));               // want bug: a pair with a guard
    steps.push_back({table.name, Guard([&table] { table.unlock(); })});        // want bug: a struct with a guard
    stack.push(Guard([&table] { table.unlock(); }));                           // want bug: a stack of guards
  }
}

template <typename F>
using Cleanups = std::vector<gsl::final_action<F>>;

void inlineOnes(std::vector<Table> &tables) {
  auto unlocker = [](Table *t) { return [t] { t->unlock(); }; };
  Cleanups<decltype(unlocker(nullptr))> held;
  held.reserve(tables.size());
  for (Table &table : tables) {
    table.lock();
    held.push_back(gsl::finally(unlocker(&table))); // want bug: a vector of final_action
  }
}

void innerScope(std::vector<Table> &tables) {
  for (Table &table : tables) {
    std::vector<Guard> held;
    held.emplace_back([&table] { table.unlock(); }); // quiet: dies with the iteration
    migrate(table);
  }
  std::vector<Guard> two;
  two.emplace_back([] { std::puts("end"); }); // quiet: no loop
}

bool transaction(std::vector<Table> &tables) {
  std::vector<Guard> undo;
  for (Table &table : tables) {
    undo.emplace_back([&table] { table.unlock(); }); // quiet: dismissed when all went well, an undo list
    if (!migrate(table))
      return false;
  }
  for (Guard &guard : undo)
    guard.dismiss();
  return true;
}

void flushed(std::vector<Table> &tables) {
  std::vector<Guard> batch;
  for (Table &table : tables) {
    batch.emplace_back([&table] { table.unlock(); }); // quiet: cleared when it is full
    if (batch.size() == 16)
      batch.clear();
  }
}

void oneSlot(std::vector<Table> &tables) {
  std::optional<Guard> current;
  for (Table &table : tables) {
    current.emplace([&table] { table.unlock(); }); // quiet: a slot, the one before it acts now
    migrate(table);
  }
}
