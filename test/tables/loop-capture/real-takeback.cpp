// std: c++20
// RUN: %table defercliff-loop-capture %s %t
// Handlers that are taken back in the same iteration, in the ways that projects take them back.
#include <algorithm>
#include <any>
#include <functional>
#include <gsl/util>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>
void use(int); void spin(); bool ready();
class Connection {
public:
  Connection() = default;
  explicit Connection(std::function<void()> off) : off_(std::move(off)) {}
  void disconnect() { if (auto f = std::exchange(off_, nullptr)) f(); }
private:
  std::function<void()> off_;
};
template <class... A> class Signal {
public:
  Connection connect(std::function<void(A...)> f) { int id = next_++; slots_.emplace(id, std::move(f)); return Connection([this, id] { slots_.erase(id); }); }
  void operator()(A... a) { for (auto &s : slots_) s.second(a...); }
  void disconnectAll() { slots_.clear(); }
private:
  std::map<int, std::function<void(A...)>> slots_; int next_ = 0;
};
using Token = std::shared_ptr<void>;
class Observable {
public:
  Token observe(std::function<void(int)> f) { auto p = std::make_shared<std::function<void(int)>>(std::move(f)); all_.push_back(p); return p; }
  void notify(int v) { for (auto &w : all_) if (auto p = w.lock()) (*p)(v); }
private:
  std::vector<std::weak_ptr<std::function<void(int)>>> all_;
};
class Timers {
public:
  using Handle = std::list<std::function<void()>>::iterator;
  Handle every(int ms, std::function<void()> f) { return list_.insert(list_.end(), std::move(f)); }
  void stop(Handle h) { list_.erase(h); }
private:
  std::list<std::function<void()>> list_;
};
class Hub { // bodies elsewhere
public:
  int addObserver(std::string name, std::function<void(int)> f);
  void removeObserver(int id);
  void removeObserver(const std::string &name);
  void pump();
};
void own(Signal<int> &changed, Observable &values, Timers &timers, int n) {
  for (int i = 0; i < n; ++i) {
    auto c = changed.connect([&](int v) { use(v + i); }); // quiet: c.disconnect()
    spin();
    c.disconnect();
  }
  for (int i = 0; i < n; ++i) {
    auto c = changed.connect([&](int v) { use(v + i); }); // quiet: the guard disconnects
    auto off = gsl::finally([&] { c.disconnect(); });
    if (ready())
      continue;
    spin();
  }
  for (int i = 0; i < n; ++i) {
    auto c = changed.connect([&](int v) { use(v + i); }); // want bug: a continue skips the disconnect
    if (ready())
      continue;
    c.disconnect();
  }
  for (int i = 0; i < n; ++i) {
    changed.connect([&](int v) { use(v + i); }); // quiet: all are disconnected
    changed.disconnectAll();
  }
  for (int i = 0; i < n; ++i) {
    changed.connect([&](int v) { use(v + i); }); // want bug: nobody takes it back
    spin();
  }
  for (int i = 0; i < n; ++i) {
    auto token = values.observe([&](int v) { use(v + i); }); // quiet: the action dies with its token
    values.notify(i);
  }
  std::vector<Token> tokens;
  for (int i = 0; i < n; ++i)
    tokens.push_back(values.observe([&](int v) { use(v + i); })); // want bug: tokens keeps it
  values.notify(7);
  for (int i = 0; i < n; ++i) {
    auto h = timers.every(10, [&] { use(i); }); // quiet: stopped
    spin();
    timers.stop(h);
  }
  for (int i = 0; i < n; ++i) {
    auto h = timers.every(10, [&] { use(i); }); // want bug: h is never given back
    spin();
  }
}
void plain(std::vector<std::function<void()>> &hooks, std::map<std::string, std::function<void()>> &named, int n) {
  for (int i = 0; i < n; ++i) {
    hooks.push_back([&] { use(i); }); // quiet: popped
    spin();
    hooks.pop_back();
  }
  for (int i = 0; i < n; ++i) {
    const std::string key = std::to_string(i);
    named[key] = [&] { use(i); }; // quiet: erased
    spin();
    named.erase(key);
  }
  for (int i = 0; i < n; ++i) {
    auto [it, added] = named.emplace(std::to_string(i), [&] { use(i); }); // quiet: erased by its iterator
    spin();
    named.erase(it);
  }
  for (int i = 0; i < n; ++i) {
    const std::size_t before = hooks.size();
    hooks.emplace_back([&] { use(i); }); // quiet: cut back
    spin();
    hooks.resize(before);
  }
  for (int i = 0; i < n; ++i) {
    auto before = hooks.size();
    hooks.emplace_back([&] { use(i); }); // quiet: erased
    spin();
    hooks.erase(hooks.begin() + before, hooks.end());
  }
  for (int i = 0; i < n; ++i) {
    auto saved = std::move(hooks);
    hooks = {[&] { use(i); }}; // quiet: the old list is put back
    spin();
    hooks = std::move(saved);
  }
  for (int i = 0; i < n; ++i) {
    auto saved = hooks;
    hooks.push_back([&] { use(i); }); // quiet: the old list is put back
    spin();
    hooks.swap(saved);
  }
  std::function<void()> onIdle;
  for (int i = 0; i < n; ++i) {
    auto old = std::exchange(onIdle, [&] { use(i); }); // quiet: put back below
    spin();
    onIdle = std::move(old);
  }
  std::optional<std::function<void()>> slot;
  for (int i = 0; i < n; ++i) {
    slot = [&] { use(i); }; // quiet: reset
    (*slot)();
    slot.reset();
  }
  if (onIdle) onIdle();
  if (slot) (*slot)();
}
