// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// REQUIRES: llvm-16-or-later
// A reference bound to a real element is the element; one bound to a temporary or a local of the iteration dies with it.
#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using Tasks = std::vector<std::function<void()>>;
void use(long);
void show(std::string_view);
std::string make_name(int);
std::pair<int, std::string> make_pair_of(int);
const std::string &lookup(int);

struct Base {
  int id = 0;
  virtual ~Base() = default;
};
struct Derived : Base {};
struct Item {
  std::string name;
  int n;
};

// a range whose iterator makes its value
struct Squares {
  int n;
  struct It {
    int i;
    int operator*() const { return i * i; }
    It &operator++() { return ++i, *this; }
    bool operator!=(const It &o) const { return i != o.i; }
  };
  It begin() const { return {0}; }
  It end() const { return {n}; }
};

void same_type(Tasks &t, std::vector<int> &v, const std::vector<Derived> &ds, const std::map<std::string, int> &m) {
  for (auto &x : v)
    t.push_back([&x] { use(x); }); // quiet: the element
  for (const auto &x : v)
    t.push_back([&] { use(x); }); // quiet: the element, const
  for (const int &x : v)
    t.push_back([&x] { use(x); }); // quiet: the element, const
  for (auto &&x : v)
    t.push_back([&x] { use(x); }); // quiet: the element
  for (const Base &b : ds)
    t.push_back([&b] { use(b.id); }); // quiet: the base part of the element, no temporary
  for (const std::pair<const std::string, int> &p : m)
    t.push_back([&p] { show(p.first); }); // quiet: the exact value_type
  for (const auto x : v)
    t.push_back([&x] { use(x); }); // want bug: a const copy
}

void converted(Tasks &t, const std::vector<int> &v, const std::map<std::string, int> &m, const std::vector<const char *> &cs,
               const std::vector<std::shared_ptr<Item>> &ps, const std::vector<std::string> &ss) {
  for (const long &x : v)
    t.push_back([&x] { use(x); }); // want bug: int to long makes a temporary
  for (const std::pair<std::string, int> &p : m)
    t.push_back([&p] { show(p.first); }); // want bug: the key is not const here, a temporary pair
  for (const std::string &s : cs)
    t.push_back([&s] { show(s); }); // want bug: a temporary string
  for (const std::shared_ptr<const Item> &p : ps)
    t.push_back([&p] { show(p->name); }); // want bug: a converted shared_ptr
  for (const std::string_view &s : ss)
    t.push_back([&s] { show(s); }); // want bug: a temporary view
  for (const std::string &s : cs)
    t.push_back([s] { show(s); }); // quiet: copied
}

void proxies(Tasks &t, std::vector<bool> &flags, const std::vector<bool> &cflags) {
  for (auto &&b : flags)
    t.push_back([&b] { use(b); }); // want bug: the proxy is a temporary
  for (const auto &b : cflags)
    t.push_back([&b] { use(b); }); // want bug: a bool by value
  for (auto b : flags)
    t.push_back([&b] { use(b); }); // want bug: a copied proxy
  for (auto b : flags)
    t.push_back([b] { use(b); }); // quiet: copied proxy refers to the vector
  for (auto &&q : Squares{5})
    t.push_back([&q] { use(q); }); // want bug: prvalue bound for one iteration
  for (const int &q : Squares{5})
    t.push_back([&q] { use(q); }); // want bug: prvalue bound for one iteration
}

void local_references(Tasks &t, std::vector<Item> &items, std::map<int, std::string> &m, std::vector<std::string> &out) {
  for (std::size_t i = 0; i < items.size(); ++i) {
    auto &e = items[i];
    t.push_back([&e] { show(e.name); }); // quiet: the element
    const auto &n = items.at(i).name;
    t.push_back([&] { show(n); }); // quiet: member of the element
    auto &mapped = m[int(i)];
    t.push_back([&mapped] { show(mapped); }); // quiet: the element
    const std::string &known = lookup(int(i));
    t.push_back([&known] { show(known); }); // quiet: returned by reference
    const std::string &made = make_name(int(i));
    t.push_back([&made] { show(made); }); // want bug: lifetime-extended temporary
    auto &&also = make_name(int(i));
    t.push_back([&also] { show(also); }); // want bug: lifetime-extended temporary
    const std::string &part = make_pair_of(int(i)).second;
    t.push_back([&part] { show(part); }); // want bug: member of a lifetime-extended temporary
    const long &next = i + 1;
    t.push_back([&next] { use(next); }); // want bug: temporary
    Item copy = items[i];
    auto &alias = copy;
    t.push_back([&alias] { show(alias.name); }); // want bug: another name of a local
    auto &inside = copy.name;
    t.push_back([&inside] { show(inside); }); // want bug: member of a local
    auto &twice = alias;
    t.push_back([&twice] { show(twice.name); }); // want bug: reference to a reference to a local
    const auto &either = i % 2 ? items[0] : items[i];
    t.push_back([&either] { show(either.name); }); // quiet: one of two elements
  }
  for (auto it = items.begin(); it != items.end(); ++it) {
    auto &r = *it;
    t.push_back([&r] { show(r.name); }); // quiet: the element
    const auto &[name, n] = *it;
    t.push_back([&name] { show(name); }); // quiet: member of the element
  }
}
