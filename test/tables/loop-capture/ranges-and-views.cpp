// std: c++20
// RUN: %table defercliff-loop-capture %s %t
// REQUIRES: llvm-16-or-later
// auto&& and const auto& over views: elements when the view passes references through, temporaries when it makes values.
#include <functional>
#include <map>
#include <ranges>
#include <string>
#include <utility>
#include <vector>

using Tasks = std::vector<std::function<void()>>;
void use(int);
void show(const std::string &);
struct User {
  std::string name;
  int age;
};

void by_value(Tasks &t, std::vector<int> &v, std::vector<User> &us) {
  for (auto &&x : v | std::views::transform([](int i) { return i * 2; }))
    t.push_back([&x] { use(x); }); // want bug: transform yields prvalues
  for (const auto &x : v | std::views::transform([](int i) { return i * 2; }))
    t.push_back([&] { use(x); }); // want bug: transform yields prvalues
  for (const auto &n : us | std::views::transform([](const User &u) { return u.name; }))
    t.push_back([&n] { show(n); }); // want bug: a copied member
  for (auto &&k : std::views::iota(0, 9))
    t.push_back([&k] { use(k); }); // want bug: iota makes its values
  for (auto k : std::views::iota(0, 9))
    t.push_back([&k] { use(k); }); // want bug: a variable of the iteration
  for (int k : std::views::iota(0, 9))
    t.push_back([k] { use(k); }); // quiet: copied
  for (auto &&x : v | std::views::filter([](int i) { return i > 3; }) | std::views::transform([](int i) { return -i; }))
    t.push_back([&x] { use(x); }); // want bug: the last step yields prvalues
}

void by_reference(Tasks &t, std::vector<int> &v, std::vector<User> &us, std::map<std::string, int> &m) {
  for (auto &x : v | std::views::filter([](int i) { return i > 3; }))
    t.push_back([&x] { use(x); }); // quiet: the element
  for (auto &&x : v | std::views::reverse | std::views::take(3))
    t.push_back([&x] { use(x); }); // quiet: the element
  for (const auto &n : us | std::views::transform(&User::name))
    t.push_back([&n] { show(n); }); // quiet: a member pointer yields references
  for (auto &&u : us | std::views::transform([](User &u) -> User & { return u; }))
    t.push_back([&u] { use(u.age); }); // quiet: returns a reference
  for (const auto &key : m | std::views::keys)
    t.push_back([&key] { show(key); }); // quiet: the key itself
  for (auto &value : m | std::views::values)
    t.push_back([&value] { use(value); }); // quiet: the mapped value
  for (const auto &[name, age] : us | std::views::drop(1))
    t.push_back([&name] { show(name); }); // quiet: member of the element
}
