// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// Rule: a closure returned from within a loop must not capture the loop's variables by reference.
#include <algorithm>
#include <functional>
#include <future>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <tuple>
#include <utility>
#include <vector>

bool odd(int);
int next_line(std::string &);
std::optional<int> poll();
using Fn = std::function<int()>;

Fn as_function(const std::vector<int> &ids) {
  for (int id : ids)
    if (odd(id))
      return [&id] { return id; }; // want bug: returned
  return [] { return 0; };
}

Fn as_copy(const std::vector<int> &ids) {
  for (int id : ids)
    if (odd(id))
      return [id] { return id; }; // quiet: copied
  return [] { return 0; };
}

auto as_auto(int from) {
  for (int i = from;; ++i)
    if (odd(i))
      return [&i] { return i; }; // want bug: deduced closure type
}

Fn wrapped(const std::vector<int> &ids) {
  for (int id : ids) {
    int twice = 2 * id;
    if (odd(id))
      return Fn([&] { return twice; }); // want bug: wrapped by hand
    if (id == 8)
      return Fn{[=] { return twice; }}; // quiet: copied
  }
  return nullptr;
}

Fn through_a_variable(const std::vector<int> &ids) {
  for (int id : ids) {
    auto getter = [&id] { return id; }; // want bug: returned below
    if (odd(id))
      return getter;
  }
  return {};
}

Fn moved_function(const std::vector<int> &ids) {
  for (int id : ids) {
    Fn f = [&id] { return id; }; // want bug: returned below
    if (odd(f()))
      return f;
  }
  return {};
}

class Table {
  std::vector<std::string> rows_;
  std::map<int, std::string> index_;

public:
  Fn length_of(char c) {
    for (auto &row : rows_)
      if (!row.empty() && row[0] == c)
        return [&row] { return int(row.size()); }; // quiet: row is an element of a member
    for (auto it = index_.begin(); it != index_.end(); ++it) {
      auto &text = it->second;
      if (text[0] == c)
        return [&text] { return int(text.size()); }; // quiet: text is an element
      if (text.empty())
        return [&it] { return it->first; }; // want bug: it is the loop's iterator
    }
    for (auto row : rows_)
      if (row.size() > 9)
        return [&row] { return int(row.size()); }; // want bug: row is a copy
    return [this] { return int(rows_.size()); }; // quiet: only this
  }
};

std::optional<Fn> optional_closure(const std::vector<int> &ids) {
  for (int id : ids)
    if (odd(id))
      return [&id] { return id; }; // want bug: in an optional
  return std::nullopt;
}

struct Action {
  std::string name;
  Fn run;
};

Action in_a_struct(const std::vector<int> &ids) {
  for (int id : ids) {
    if (odd(id))
      return Action{"odd", [&id] { return id; }}; // want bug: in an aggregate
    if (id > 50)
      return {"big", [id] { return id; }}; // quiet: copied
  }
  return {};
}

std::pair<int, Fn> in_a_pair(const std::vector<int> &ids) {
  for (int id : ids)
    if (odd(id))
      return {id, [&id] { return id; }}; // want bug: in a pair
  return {};
}

std::future<int> as_future(const std::vector<int> &ids) {
  for (int id : ids)
    if (odd(id))
      return std::async(std::launch::async, [&id] { return id; }); // want bug: the caller waits too late
  return {};
}

std::thread as_thread(const std::vector<int> &ids) {
  for (int id : ids)
    if (odd(id))
      return std::thread([&id] { odd(id); }); // want bug: the caller joins too late
  return {};
}

int value_not_closure(const std::vector<int> &ids) {
  for (int id : ids) {
    if (id == 1)
      return [&id] { return id; }(); // quiet: called now
    if (std::any_of(ids.begin(), ids.end(), [&](int o) { return o > id; })) // quiet: called now
      return std::async(std::launch::async, [&id] { return id; }).get(); // quiet: get waits
  }
  return 0;
}

Fn from_while() {
  while (auto v = poll())
    if (odd(*v))
      return [&v] { return *v; }; // want bug: v is declared in the condition
  return {};
}

Fn from_lambda(const std::vector<int> &ids) {
  auto pick = [&ids]() -> Fn {
    for (int id : ids)
      if (odd(id))
        return [&id] { return id; }; // want bug: returned from the lambda
    return {};
  };
  return pick();
}
