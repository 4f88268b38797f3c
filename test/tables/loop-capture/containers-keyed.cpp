// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// Rule: maps, multimaps and pairs whose value is a callable keep actions like any other container.
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

void use(int);
void use(const std::string &);
using Handler = std::function<void()>;

void subscript(const std::vector<std::string> &names) {
  std::map<std::string, Handler> handlers;
  for (std::string n : names) {
    handlers[n] = [&] { use(n); }; // want bug: handlers outlives n
    handlers[n + "!"] = [n] { use(n); }; // quiet: copied
  }
  for (auto &h : handlers) h.second();
}

void emplace_family(const std::vector<int> &ids) {
  std::unordered_map<int, Handler> m;
  std::multimap<int, Handler> mm;
  for (int id : ids) {
    m.emplace(id, [&id] { use(id); }); // want bug: emplace
    m.try_emplace(id + 1, [&id] { use(id); }); // want bug: try_emplace
    m.insert_or_assign(id + 2, [&id] { use(id); }); // want bug: insert_or_assign
    m.insert({id + 3, [&id] { use(id); }}); // want bug: insert of a braced pair
    m.insert(std::make_pair(id + 4, [&id] { use(id); })); // want bug: insert of make_pair
    mm.emplace(id, [id] { use(id); }); // quiet: copied
    mm.insert(std::pair<const int, Handler>(id, [&] { use(id); })); // want bug: multimap
  }
  for (auto &h : m) h.second();
  for (auto &h : mm) h.second();
}

void vector_of_pairs(const std::vector<int> &ids) {
  std::vector<std::pair<int, Handler>> todo;
  for (auto id : ids) {
    todo.push_back({id, [&id] { use(id); }}); // want bug: second of the pair
    todo.emplace_back(id, [&id] { use(id); }); // want bug: emplace_back of both parts
    todo.emplace_back(id, [id] { use(id); }); // quiet: copied
  }
  for (auto &t : todo) t.second();
}

void vector_of_tuples(int n) {
  std::vector<std::tuple<int, std::string, Handler>> rows;
  for (int r = 0; r < n; ++r)
    rows.emplace_back(r, "row", [&] { use(r); }); // want bug: third of the tuple
  for (auto &row : rows) std::get<2>(row)();
}

void nested_containers(const std::vector<int> &ids) {
  std::map<int, std::vector<Handler>> by_key;
  for (int id : ids) {
    by_key[id % 7].push_back([&] { use(id); }); // want bug: inner vector belongs to by_key
    by_key[id % 7].push_back([=] { use(id); }); // quiet: copied
  }
  for (auto &kv : by_key)
    for (auto &h : kv.second) h();
}

void owned_functions(const std::vector<int> &ids) {
  std::vector<std::unique_ptr<Handler>> own;
  std::vector<std::optional<Handler>> maybe;
  for (int id : ids) {
    own.push_back(std::make_unique<Handler>([&id] { use(id); })); // want bug: unique_ptr to a callable
    maybe.push_back([&id] { use(id); }); // want bug: optional callable
  }
  for (auto &h : own) (*h)();
  for (auto &h : maybe) (*h)();
}

void element_reference(std::map<std::string, int> &counts) {
  std::vector<Handler> hs;
  for (auto &entry : counts)
    hs.push_back([&entry] { use(entry.second); }); // quiet: entry is the element itself
  for (const auto entry : counts)
    hs.push_back([&entry] { use(entry.second); }); // want bug: entry is a copy
  for (auto &h : hs) h();
}

void lookup_only(const std::vector<int> &ids) {
  std::map<int, int> counts;
  for (int id : ids)
    counts[id] = [&] { return id * 2; }(); // quiet: the value is an int
  use(int(counts.size()));
}
