// std: c++20
// RUN: %table defercliff-loop-capture %s %t
// REQUIRES: llvm-16-or-later
// Structured bindings: copies die with the iteration, references to real elements do not.
#include <functional>
#include <map>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

using Tasks = std::vector<std::function<void()>>;
void use(int);
void show(const std::string &);
std::pair<int, std::string> parse(const std::string &);

struct Point {
  int x, y;
};

void maps(Tasks &tasks, std::map<std::string, int> &m, const std::map<std::string, int> &cm) {
  for (auto [key, value] : m)
    tasks.push_back([&value] { use(value); }); // want bug: part of a copied pair
  for (const auto [key, value] : m)
    tasks.push_back([&] { show(key); }); // want bug: part of a copied pair
  for (auto &[key, value] : m)
    tasks.push_back([&value] { ++value; }); // quiet: the element
  for (const auto &[key, value] : cm)
    tasks.push_back([&] { show(key), use(value); }); // quiet: the element
  for (auto &&[key, value] : m)
    tasks.push_back([&] { use(value); }); // quiet: bound to the element
  for (const auto &[key, value] : cm)
    tasks.push_back([key, value] { show(key), use(value); }); // quiet: copies
  for (auto [key, value] : m)
    tasks.push_back([=] { show(key), use(value); }); // quiet: copies
  for (auto [key, value] : m)
    tasks.push_back([v = value] { use(v); }); // quiet: copied
  for (auto [key, value] : m)
    tasks.push_back([&v = value] { use(v); }); // want bug: reference to the copy
}

void points(Tasks &tasks, std::vector<Point> &pts) {
  for (auto [x, y] : pts)
    tasks.push_back([&] { use(x + y); }); // want bug: copy of an aggregate
  for (auto &[x, y] : pts)
    tasks.push_back([&] { use(x + y); }); // quiet: the element
  for (auto &p : pts) {
    auto [x, y] = p;
    auto &[rx, ry] = p;
    tasks.push_back([&x] { use(x); });   // want bug: copied in the body
    tasks.push_back([&rx] { use(rx); }); // quiet: member of the element
  }
  for (auto p : pts) {
    auto &[x, y] = p;
    tasks.push_back([&x] { use(x); }); // want bug: member of a copy that dies
  }
}

void results(Tasks &tasks, const std::vector<std::string> &lines) {
  for (const auto &line : lines) {
    const auto &[number, rest] = parse(line);
    tasks.push_back([&] { use(number); });                 // want bug: lifetime-extended temporary
    tasks.push_back([number, &line] { use(number), show(line); }); // quiet: copy and element
    auto &&[n2, r2] = parse(line);
    tasks.push_back([&r2] { show(r2); }); // want bug: lifetime-extended temporary
  }
}

// a zip that yields a tuple of references by value: the names are the real elements
class Zip {
  std::vector<int> &a_;
  std::vector<std::string> &b_;

public:
  Zip(std::vector<int> &a, std::vector<std::string> &b) : a_(a), b_(b) {}
  struct It {
    int *a;
    std::string *b;
    std::tuple<int &, std::string &> operator*() const { return {*a, *b}; }
    It &operator++() { return ++a, ++b, *this; }
    bool operator!=(const It &o) const { return a != o.a; }
  };
  It begin() { return {a_.data(), b_.data()}; }
  It end() { return {a_.data() + a_.size(), b_.data() + b_.size()}; }
};

void zipped(Tasks &tasks, std::vector<int> &ids, std::vector<std::string> &names) {
  for (auto [id, name] : Zip(ids, names))
    tasks.push_back([&id] { use(id); }); // quiet: 'id' is a reference to the element
  for (auto &&[id, name] : Zip(ids, names))
    tasks.push_back([&name] { show(name); }); // quiet: 'name' is a reference to the element
  for (auto &&both : Zip(ids, names))
    tasks.push_back([&both] { use(std::get<0>(both)); }); // want bug: the tuple itself is a temporary
}
