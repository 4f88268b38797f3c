// std: c++20
// RUN: %table defercliff-loop-capture %s %t
// REQUIRES: llvm-16-or-later
// What is captured by reference outlives the action: elements, pointers' targets, statics, outer state: silent.
#include <atomic>
#include <cstddef>
#include <deque>
#include <functional>
#include <future>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <thread>
#include <utility>
#include <vector>

void use(int) noexcept;
int fetch(int) noexcept;
struct Item { int id = 0; std::string name; std::vector<int> parts; std::function<void()> on_click; };
extern std::vector<std::function<void()>> g_tasks;
extern Item g_items[4];
Item &lookup(int);
Item *find(int);
const Item &at(int);

void elements(std::vector<Item> &items, std::map<int, Item> &by_id, std::deque<std::pair<int, Item>> &dq) {
  for (auto &it : items)
    g_tasks.push_back([&it] { use(it.id); }); // quiet: the element
  for (auto &[id, item] : by_id)
    g_tasks.push_back([&item = item, &id = id] { use(item.id + id); }); // quiet: the element
  for (const auto &[id, item] : by_id)
    g_tasks.push_back([&] { use(item.id + id); }); // quiet: bindings to the element
  for (auto &kv : dq) {
    auto &[k, v] = kv;
    auto &name = v.name;
    g_tasks.push_back([&k, &v, &name] { use(k + v.id + int(name.size())); }); // quiet: the element
  }
  for (auto &&it : items)
    g_tasks.push_back([&it] { use(it.id); }); // quiet: the element
  for (Item &it : std::span(items))
    g_tasks.push_back([&it] { use(it.id); }); // quiet: the element
}
void indexed(std::vector<Item> &items, Item *raw, int n) {
  for (int i = 0; i < n; ++i) {
    Item &a = items[i];
    auto &b = items.at(i);
    const Item &c = at(i);
    auto &d = lookup(i);
    Item &e = *find(i);
    Item &f = raw[i];
    auto &&g = items[i];
    decltype(auto) h = lookup(i);
    Item &k = g_items[i % 4];
    Item &l = i % 2 ? a : b;
    auto &m = a.parts;
    Item *p = &items[i];
    std::string &s = p->name;
    g_tasks.push_back([&a] { use(a.id); });  // quiet: the element
    g_tasks.push_back([&b] { use(b.id); });  // quiet: the element
    g_tasks.push_back([&c] { use(c.id); });  // quiet: somebody else's object
    g_tasks.push_back([&d] { use(d.id); });  // quiet: somebody else's object
    g_tasks.push_back([&e] { use(e.id); });  // quiet: somebody else's object
    g_tasks.push_back([&f] { use(f.id); });  // quiet: the element
    g_tasks.push_back([&g] { use(g.id); });  // quiet: the element
    g_tasks.push_back([&h] { use(h.id); });  // quiet: somebody else's object
    g_tasks.push_back([&k] { use(k.id); });  // quiet: a global
    g_tasks.push_back([&l] { use(l.id); });  // quiet: one of two elements
    g_tasks.push_back([&m] { use(m[0]); });  // quiet: member of the element
    g_tasks.push_back([p] { use(p->id); });  // quiet: copied
    g_tasks.push_back([&s] { use(int(s.size())); }); // quiet: member of the element
    g_tasks.push_back([&x = *p] { use(x.id); });      // quiet: the pointer's target
    g_tasks.push_back([&x = items[i]] { use(x.id); }); // quiet: the element
    g_tasks.push_back([&x = p->parts] { use(x[0]); }); // quiet: member of the element
    g_tasks.push_back([ptr = &items[i]] { use(ptr->id); }); // quiet: pointer to the element
    a.on_click = [&a] { use(a.id); };                 // quiet: the element
    static int calls = 0;
    thread_local int mine = 0;
    g_tasks.push_back([&] { ++calls; ++mine; use(calls); }); // quiet: static storage
    static Item shared;
    Item &alias = shared;
    g_tasks.push_back([&alias] { use(alias.id); }); // quiet: static storage
  }
}
std::vector<std::future<int>> outlives(const std::vector<int> &ids) {
  std::vector<int> out(ids.size());
  std::vector<std::thread> ts;
  std::mutex m;
  std::atomic<int> count{0};
  const int limit = 10;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    ts.emplace_back([&out, &ids, i] { out[i] = ids[i]; });                     // quiet: all outlive the threads
    ts.emplace_back([&, i] { std::lock_guard<std::mutex> l(m); ++count; out[i] += limit; }); // quiet: all outlive the threads
    int &slot = out[i];
    const int &src = ids[i];
    ts.emplace_back([&slot, &src] { slot = src; }); // quiet: elements
  }
  for (auto &t : ts)
    t.join();
  std::vector<std::future<int>> fs;
  for (auto it = ids.begin(), e = ids.end(); it != e; ++it) {
    const int &v = *it;
    fs.push_back(std::async([&v] { return fetch(v); }));   // quiet: the element
    fs.push_back(std::async([it] { return fetch(*it); })); // quiet: copied
  }
  return fs;
}
void pointers(std::list<std::unique_ptr<Item>> &owned, std::vector<std::shared_ptr<Item>> &shared) {
  for (auto &u : owned) {
    g_tasks.push_back([&u] { use(u->id); }); // quiet: the element
    Item &it = *u;
    g_tasks.push_back([&it] { use(it.id); }); // quiet: the owned object
    g_tasks.push_back([&it = *u] { use(it.id); }); // quiet: the owned object
  }
  for (auto s : shared) {
    g_tasks.push_back([s] { use(s->id); });            // quiet: copied
    g_tasks.push_back([s = std::move(s)] { use(s->id); }); // quiet: moved
  }
  for (const auto &s : shared)
    g_tasks.push_back([w = std::weak_ptr<Item>(s)] { if (auto p = w.lock()) use(p->id); }); // quiet: copied
  for (Item &it : g_items)
    g_tasks.push_back([&it] { use(it.id); }); // quiet: a global array
}
Item &emplace_new(std::list<Item> &l) { return l.emplace_back(); }
void fresh(std::list<Item> &l, std::map<int, Item> &m, int n) {
  for (int i = 0; i < n; ++i) {
    auto &it = l.emplace_back();
    auto &new_one = emplace_new(l);
    auto &slot = m[i];
    auto &other = m.try_emplace(i).first->second;
    auto &back = l.back();
    l.push_back({});
    g_tasks.push_back([&it, &new_one, &slot, &other, &back] { use(it.id + new_one.id + slot.id + other.id + back.id); }); // quiet: node addresses are stable
    auto &heap = *new Item;
    g_tasks.push_back([&heap] { use(heap.id); delete &heap; }); // quiet: heap object
    auto &ref = *std::make_shared<Item>().get();
    (void)ref;
  }
}
struct Widget {
  std::vector<Item> items;
  std::vector<std::function<void()>> cbs;
  int total = 0;
  void setup() {
    for (auto &it : items)
      cbs.emplace_back([this, &it] { total += it.id; }); // quiet: members
    for (std::size_t i = 0; i < items.size(); ++i)
      cbs.emplace_back([&, i] { total += items[i].id; }); // quiet: this and a copy
    for (auto &it : items)
      it.on_click = [&] { total += it.id; }; // quiet: this and the element
    for (auto &it : items) {
      auto &total_ref = total;
      cbs.emplace_back([&total_ref, &it] { total_ref += it.id; }); // quiet: a member by reference
    }
  }
};
template <class C> void generic(C &c, std::vector<std::function<void()>> &out) {
  for (auto &e : c)
    out.push_back([&e] { use(e.id); }); // quiet: the element
  for (auto &&e : c)
    out.push_back([&e] { use(e.id); }); // quiet: the element
  for (auto it = std::begin(c); it != std::end(c); ++it) {
    auto &&e = *it;
    out.push_back([&e] { use(e.id); }); // quiet: the element
  }
  for (typename C::reference e : c)
    out.push_back([&e] { use(e.id); }); // quiet: the element
}
void generic_use(std::vector<Item> &a, std::list<Item> &b, std::vector<std::function<void()>> &out) {
  generic(a, out);
  generic(b, out);
}
