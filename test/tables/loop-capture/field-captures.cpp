// std: c++20
// RUN: %table defercliff-loop-capture %s %t
// REQUIRES: llvm-16-or-later
// Capture forms: init-captures, structured bindings, packs, uncaptured names.
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

void use(int);
void use(const std::string &);
std::vector<std::function<void()>> later;
struct Item { int id; std::string name; };
Item load(int);

void forms(int n) {
  for (int i = 0; i < n; ++i) {
    later.push_back([&k = i] { use(k); }); // want bug: k is i
    later.push_back([k = i] { use(k); }); // quiet: a copy
    later.push_back([r = std::ref(i)] { use(r.get()); }); // want bug: r refers to i
    later.push_back([=, &i] { use(i + n); }); // want bug: i by reference among copies
    later.push_back([&, i] { use(i); }); // quiet: i by copy
    later.push_back([&] { use(sizeof(i)); }); // quiet: unevaluated
    static int calls = 0;
    later.push_back([&] { use(calls); }); // quiet: static
    const int four = 4;
    later.push_back([&] { use(four); }); // quiet: a constant, not captured
  }
}

void parts(int n) {
  for (int i = 0; i < n; ++i) {
    Item item = load(i);
    later.push_back([&name = item.name] { use(name); }); // want bug: a field of the iteration's item
    later.push_back([&name = std::as_const(item.name)] { use(name); }); // want bug: as_const is the same object
    later.push_back([name = std::move(item.name)] { use(name); }); // quiet: moved in
  }
}

void bindings(std::map<std::string, int> counts) {
  for (auto [name, count] : counts)
    later.push_back([&name] { use(name); }); // want bug: bindings of a copy
  for (auto &[name, count] : counts)
    later.push_back([&name, &count] { use(name), use(count); }); // quiet: the node
  for (const auto &[name, count] : counts) {
    auto [first, second] = std::make_pair(name, count);
    later.push_back([&second] { use(second); }); // want bug: pair of the iteration
    auto &[f, s] = *counts.find(name);
    later.push_back([&s] { use(s); }); // quiet: the node
  }
}

void heap(int n) {
  for (int i = 0; i < n; ++i) {
    auto item = std::make_shared<Item>(load(i));
    later.push_back([item, &name = item->name] { use(name); }); // quiet: the closure keeps the item alive
    auto *raw = new Item(load(i));
    later.push_back([&id = raw->id] { use(id); }); // quiet: on the heap
  }
}
