// std: c++20
// RUN: %table defercliff-loop-capture %s %t
// REQUIRES: llvm-16-or-later
// Reference variables: the element, or a temporary or local of the iteration.
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <ranges>
#include <span>
#include <string>
#include <tuple>
#include <utility>
#include <vector>
using Tasks = std::vector<std::function<void()>>;
struct Person {
  std::string name;
  std::string &nick();
  std::string full() const;
};
void use(bool);
void use(const std::string &);
void use(int);
int twice(int);
bool even(const int &);
std::vector<std::string> filesIn(const std::string &);
Person fetch(int);

void references(Tasks &tasks, std::vector<Person> &people, std::vector<bool> &flags, std::vector<std::pair<int, std::string>> &pairs,
                std::vector<std::optional<std::string>> &maybe, std::vector<std::shared_ptr<Person>> &shared) {
  for (std::size_t i = 0; i < people.size(); ++i) {
    auto &alias = people[i];
    tasks.push_back([&] { use(alias.name); }); // quiet: the element
    auto copy = people[i];
    tasks.push_back([&] { use(copy.name); }); // want bug: a copy
    const auto &full = people[i].full();
    tasks.push_back([&] { use(full); }); // want bug: a temporary of the iteration
    const auto &name = people[i].name;
    tasks.push_back([&] { use(name); }); // quiet: a part of the element
    auto &&flag = flags[i];
    tasks.push_back([&] { use(flag); }); // want bug: a proxy
    auto &&person = people[i];
    tasks.push_back([&] { use(person.name); }); // quiet: the element
    auto &[number, label] = pairs[i];
    tasks.push_back([&] { use(number); use(label); }); // quiet: the element's parts
    auto [number2, label2] = pairs[i];
    tasks.push_back([&] { use(number2); use(label2); }); // want bug: a copy
    const std::string &either = maybe[i].value_or("none");
    tasks.push_back([&] { use(either); }); // want bug: value_or gives a temporary
    const std::string &held = maybe[i].value();
    tasks.push_back([&] { use(held); }); // quiet: in the optional
    Person local = fetch(1);
    auto &part = local.name;
    tasks.push_back([&] { use(part); }); // want bug: a part of 'local'
    Person *pointer = &people[i];
    auto &behind = pointer->name;
    tasks.push_back([&] { use(behind); }); // quiet: behind the pointer
    std::shared_ptr<Person> hold = shared[i];
    auto &inShared = hold->name;
    tasks.push_back([&inShared] { use(inShared); }); // quiet: the shared object is also in 'shared'
    std::vector<std::string> parts = filesIn(people[i].name);
    const auto &front = parts.front();
    tasks.push_back([&] { use(front); }); // want bug: an element of a vector of the iteration
  }
}
void views(Tasks &tasks, std::vector<int> &numbers, std::map<std::string, int> &ages) {
  for (auto &&x : numbers | std::views::transform(twice))
    tasks.push_back([&] { use(x); }); // want bug: a prvalue
  for (auto &&x : numbers | std::views::filter(even))
    tasks.push_back([&] { use(x); }); // quiet: the element
  for (auto &&x : numbers | std::views::reverse | std::views::take(3))
    tasks.push_back([&] { use(x); }); // quiet: the element
  for (auto x : std::views::iota(0, 5))
    tasks.push_back([&] { use(x); }); // want bug: a value
  for (const auto &key : ages | std::views::keys)
    tasks.push_back([&] { use(key); }); // quiet: a key of the map
  for (auto &x : std::span(numbers))
    tasks.push_back([&] { use(x); }); // quiet: the element
  for (int x : std::span(numbers))
    tasks.push_back([&] { use(x); }); // want bug: a copy
}
void nestedTemporary(Tasks &tasks, const std::vector<std::string> &folders) {
  for (const auto &folder : folders)
    for (const auto &file : filesIn(folder))
      tasks.push_back([&] { use(file); }); // want bug: the list of files dies with the iteration
}
void keyConversion(Tasks &tasks, std::map<std::string, int> &ages) {
  for (const std::pair<std::string, int> &entry : ages)
    tasks.push_back([&] { use(entry.first); }); // want bug: pair<string> is no pair<const string>: a temporary
  for (const std::pair<const std::string, int> &entry : ages)
    tasks.push_back([&] { use(entry.first); }); // quiet: the element
}
void constBool(Tasks &tasks, const std::vector<bool> &flags) {
  for (const auto &flag : flags)
    tasks.push_back([&] { use(flag); }); // want bug: a const vector<bool> gives values
}
void widened(Tasks &tasks, const std::vector<int> &numbers) {
  for (const long &x : numbers)
    tasks.push_back([&] { use(int(x)); }); // want bug: converted into a temporary
}
void structuredTie(Tasks &tasks, std::vector<std::tuple<int, std::string>> &rows) {
  for (const auto &[id, label] : rows)
    tasks.push_back([&] { use(id); use(label); }); // quiet: the element's parts
  for (auto &&[id, label] : std::vector<std::tuple<int, std::string>>(rows))
    tasks.push_back([id = id] { use(id); }); // quiet: a copy
}
