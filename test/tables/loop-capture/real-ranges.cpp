// std: c++20
// RUN: %table defercliff-loop-capture %s %t
// REQUIRES: llvm-16-or-later
// What a range variable refers to: elements live on, converted and generated ones do not.
#include <functional>
#include <map>
#include <ranges>
#include <string>
#include <string_view>
#include <thread>
#include <tuple>
#include <vector>
void use(int); void use(const std::string &); void use(bool);
struct Session { std::string name; std::string title() const; const std::string &ref() const; };

void converted(const std::map<int, std::string> &byId, const std::vector<const char *> &raw, std::vector<std::function<void()>> &out) {
  for (const std::pair<int, std::string> &p : byId)
    out.push_back([&p] { use(p.second); }); // want bug: the pair is converted: a temporary per iteration
  for (const std::pair<const int, std::string> &p : byId)
    out.push_back([&p] { use(p.second); }); // quiet: the exact value_type, an element
  for (const std::string &s : raw)
    out.push_back([&] { use(s); }); // want bug: a std::string made of a char pointer
  for (const auto &[id, text] : byId)
    out.push_back([&text] { use(text); }); // quiet: bindings to the element
  for (auto [id, text] : byId)
    out.push_back([&text] { use(text); }); // want bug: bindings to a copy
}

void views(std::vector<Session> &sessions, std::vector<bool> &bits, std::vector<std::thread> &threads) {
  for (auto &&t : sessions | std::views::transform(&Session::title))
    threads.emplace_back([&] { use(t); }); // want bug: title() yields prvalues
  for (auto &&t : sessions | std::views::transform([](Session &s) -> std::string & { return s.name; }))
    threads.emplace_back([&] { use(t); }); // quiet: a reference to the element's member
  for (const auto &t : sessions | std::views::transform(&Session::name))
    threads.emplace_back([&] { use(t); }); // quiet: transform by a data member yields an lvalue
  for (auto &&s : sessions | std::views::filter([](const Session &s) { return !s.name.empty(); }))
    threads.emplace_back([&] { use(s.name); }); // quiet: filter hands out the elements
  for (int n : std::views::iota(0, 8))
    threads.emplace_back([&] { use(n); }); // want bug: a value
  for (auto &&b : bits)
    threads.emplace_back([&] { use(static_cast<bool>(b)); }); // want bug: a proxy
  for (auto &&s : sessions | std::views::reverse)
    threads.emplace_back([&name = s.name] { use(name); }); // quiet: part of the element
  for (auto &s : sessions) {
    auto &name = s.name;
    const auto &alias = name;
    threads.emplace_back([&alias] { use(alias); }); // quiet: chain of references to the element
  }
  for (auto &s : sessions) {
    const std::string &title = s.title();
    threads.emplace_back([&title] { use(title); }); // want bug: extended temporary of the iteration
  }
  for (auto &s : sessions) {
    const std::string &title = s.ref();
    threads.emplace_back([&title] { use(title); }); // quiet: refers into the element
  }
  for (auto s : sessions) {
    const std::string &title = s.name;
    threads.emplace_back([&title] { use(title); }); // want bug: a member of the copy
  }
  for (auto *s = sessions.data(); s != sessions.data() + sessions.size(); ++s) {
    auto &session = *s;
    threads.emplace_back([&session] { use(session.name); }); // quiet: the object behind the pointer
    threads.emplace_back([&name = s->name] { use(name); }); // quiet: the same, by init-capture
    threads.emplace_back([&] { use(s->name); }); // want bug: the pointer itself
  }
}
