// std: c++20
// RUN: %table defercliff-loop-capture %s %t
// REQUIRES: llvm-16-or-later
// Rule: what a range variable is bound to decides: an element, a copy, or a temporary of the iteration.
#include <functional>
#include <map>
#include <ranges>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using Jobs = std::vector<std::function<void()>>;
void use(int);
void useText(std::string_view);
struct Row { int id; std::string text; };
std::vector<Row> load();

void bools(Jobs &jobs, std::vector<bool> &bits, std::vector<int> &ints) {
  for (auto &&bit : bits)
    jobs.push_back([&bit] { use(bit); }); // want bug: a proxy that dies with the iteration
  for (auto &&value : ints)
    jobs.push_back([&value] { use(value); }); // quiet: the element
  for (const auto &bit : bits)
    jobs.push_back([&] { use(bit); }); // want bug: a bool made for the iteration
}

void views(Jobs &jobs, const std::vector<Row> &rows) {
  for (auto &&i : std::views::iota(0, 10))
    jobs.push_back([&i] { use(i); }); // want bug: iota yields values
  for (const std::string &text : rows | std::views::transform([](const Row &row) { return row.text + "!"; }))
    jobs.push_back([&text] { useText(text); }); // want bug: transform yields values
  for (const std::string &text : rows | std::views::transform(&Row::text))
    jobs.push_back([&text] { useText(text); }); // quiet: yields references to members
  for (auto &&row : rows | std::views::filter([](const Row &row) { return row.id > 0; }))
    jobs.push_back([&row] { use(row.id); }); // quiet: filter yields the elements
  for (auto &&id : rows | std::views::transform([](const Row &row) -> const int & { return row.id; }))
    jobs.push_back([&id] { use(id); }); // quiet: yields references
}

void maps(Jobs &jobs, std::map<std::string, Row> &byName) {
  for (auto &[name, row] : byName)
    jobs.push_back([&] { useText(name); use(row.id); }); // quiet: bindings to the element
  for (const auto &[name, row] : byName)
    jobs.push_back([&] { useText(name); use(row.id); }); // quiet: the same
  for (auto [name, row] : byName)
    jobs.push_back([&] { useText(name); use(row.id); }); // want bug: bindings to a copy
  for (const std::pair<std::string, Row> &entry : byName)
    jobs.push_back([&entry] { use(entry.second.id); }); // want bug: the type converts (no const key), a temporary is bound
  for (const std::pair<const std::string, Row> &entry : byName)
    jobs.push_back([&entry] { use(entry.second.id); }); // quiet: the element
  for (auto &name : byName | std::views::keys)
    jobs.push_back([&name] { useText(name); }); // quiet: keys yields references
}

void braces(Jobs &jobs) {
  for (int value : {1, 2, 3})
    jobs.push_back([&] { use(value); }); // want bug: a copy of each element
  for (const char *name : {"a", "b"})
    jobs.push_back([&name] { useText(name); }); // want bug: the pointer variable dies
}

void conversions(Jobs &jobs, const std::vector<int> &ints, const std::vector<const char *> &names) {
  for (const long &value : ints)
    jobs.push_back([&value] { use(int(value)); }); // want bug: an int converted to a temporary long
  for (const std::string &name : names)
    jobs.push_back([&name] { useText(name); }); // want bug: a string made for the iteration
  for (const int &value : ints)
    jobs.push_back([&value] { use(value); }); // quiet: the element
}

void subRows(Jobs &jobs, std::vector<Row> &rows, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) {
    const Row &row = rows[i];
    const std::string text = rows[i].text;
    std::string_view view = rows[i].text;
    const std::string &joined = rows[i].text + text;
    jobs.push_back([&row] { use(row.id); }); // quiet: an element
    jobs.push_back([&text] { useText(text); }); // want bug: a local of the iteration
    jobs.push_back([&view] { useText(view); }); // want bug: the view itself is a local
    jobs.push_back([&joined] { useText(joined); }); // want bug: a lifetime-extended temporary
    auto &[id, name] = rows[i];
    jobs.push_back([&id = id, &name = name] { use(id); useText(name); }); // quiet: parts of the element
  }
}
