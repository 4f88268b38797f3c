// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// Rule: a by-reference capture of a loop variable stored in an outer sequence of callables dangles; copies, elements and outer objects do not.
#include <array>
#include <deque>
#include <forward_list>
#include <functional>
#include <list>
#include <string>
#include <utility>
#include <vector>

void use(int);
void use(const std::string &);
std::string name_of(int);

using Task = std::function<void()>;

void push_back_plain(int n) {
  std::vector<Task> tasks;
  for (int i = 0; i < n; ++i)
    tasks.push_back([&] { use(i); }); // want bug: 'tasks' outlives 'i'
  for (auto &t : tasks)
    t();
}

void push_back_named(const std::vector<int> &ids) {
  std::vector<std::function<void()>> jobs;
  for (int id : ids) {
    jobs.emplace_back([&id] { use(id); }); // want bug: id is a copy per iteration
    jobs.emplace_back([id] { use(id); }); // quiet: copied
    jobs.emplace_back([=] { use(id); }); // quiet: copied by default
    jobs.emplace_back([&, id] { use(id); }); // quiet: copied explicitly
    jobs.emplace_back([v = id] { use(v); }); // quiet: init-capture by copy
    jobs.emplace_back([&v = id] { use(v); }); // want bug: init-capture by reference
  }
  for (auto &j : jobs)
    j();
}

void insert_forms(int n) {
  std::vector<Task> v;
  std::deque<Task> d;
  std::list<Task> l;
  std::forward_list<Task> f;
  for (int k = 0; k != n; ++k) {
    std::string label = name_of(k);
    v.insert(v.begin(), [&label] { use(label); }); // want bug: insert
    v.emplace(v.end(), [&label] { use(label); }); // want bug: emplace
    d.push_front([&] { use(label); }); // want bug: push_front
    d.emplace_front([label] { use(label); }); // quiet: copied
    l.emplace_back([&] { use(label); }); // want bug: list
    f.push_front([&] { use(label); }); // want bug: forward_list
  }
  for (auto &t : v) t();
  for (auto &t : d) t();
  for (auto &t : l) t();
  for (auto &t : f) t();
}

void fixed_arrays() {
  std::array<Task, 4> table, copies;
  Task raw[4];
  for (std::size_t i = 0; i < 4; ++i) {
    int square = int(i * i);
    table[i] = [&square] { use(square); }; // want bug: std::array slot
    copies.at(i) = [square] { use(square); }; // quiet: copied
    raw[i] = [&] { use(square); }; // want bug: slot of a C array
  }
  for (auto &t : table) t();
  for (auto &t : raw) t();
}

void through_a_variable(const std::vector<int> &ids) {
  std::vector<Task> later;
  for (auto id : ids) {
    auto first = [&id] { use(id); }; // want bug: copied into 'later' below
    later.push_back(first);
    auto second = [&id] { use(id); }; // quiet: only called here
    second();
    Task third = [&id] { use(id); }; // want bug: moved into 'later'
    later.push_back(std::move(third));
  }
  for (auto &t : later) t();
}

void outer_objects_only(const std::vector<int> &ids) {
  int total = 0;
  std::vector<Task> tasks;
  for (int id : ids) {
    tasks.push_back([&total, id] { total += id; }); // quiet: total outlives tasks' use, only the tasks change it
    tasks.push_back([&, id] { total -= id; }); // quiet: same with a default
  }
  for (auto &t : tasks) t();
  use(total);
}

void not_really_captured(int n) {
  std::vector<Task> tasks;
  for (int i = 0; i < n; ++i) {
    constexpr int base = 10;
    static int hits = 0;
    tasks.push_back([&] { use(base); }); // quiet: a constant is not captured
    tasks.push_back([&] { use(++hits); }); // quiet: static storage
    tasks.push_back([&] { use(int(sizeof(i))); }); // quiet: unevaluated
  }
  for (auto &t : tasks) t();
}

void not_callables(int n) {
  std::vector<int> values;
  for (int i = 0; i < n; ++i)
    values.push_back([&] { return i * 2; }()); // quiet: the element is an int
  use(values.empty() ? 0 : values.back());
}
