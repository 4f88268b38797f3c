// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// Rule: a reference is what it refers to.
#include <functional>
#include <list>
#include <memory>
#include <string>
#include <utility>
#include <vector>

using Jobs = std::vector<std::function<void()>>;
struct Item { int id; std::string name; Item *next; std::vector<int> parts; };
Item &global();
Item make();
const Item &pick(const Item &a, const Item &b);
void use(int);

void elements(Jobs &jobs, std::vector<Item> &items, Item *list) {
  for (std::size_t i = 0; i < items.size(); ++i) {
    Item &item = items[i];
    auto &name = item.name;
    const auto &id = items.at(i).id;
    jobs.push_back([&item] { use(item.id); }); // quiet: an element
    jobs.push_back([&name] { use(int(name.size())); }); // quiet: a member of an element
    jobs.push_back([&id] { use(id); }); // quiet: a member of an element
    int &first = items[i].parts.front();
    jobs.push_back([&first] { use(first); }); // quiet: an element of an element
  }
  for (Item *item = list; item; item = item->next) {
    Item &current = *item;
    jobs.push_back([&current] { use(current.id); }); // quiet: what the pointer points to
    jobs.push_back([&item] { use(item->id); }); // want bug: the pointer variable itself
    jobs.push_back([item] { use(item->id); }); // quiet: copied
  }
}

void locals(Jobs &jobs, int count) {
  for (int i = 0; i < count; ++i) {
    Item item = make();
    auto &name = item.name;
    const int &part = item.parts[0];
    Item *pointer = &item;
    jobs.push_back([&name] { use(int(name.size())); }); // want bug: a member of a local
    jobs.push_back([&part] { use(part); });
    auto &through = *pointer;
    jobs.push_back([&through] { use(through.id); }); // quiet: through a local pointer
    Item &&temporary = make();
    jobs.push_back([&temporary] { use(temporary.id); }); // want bug: a temporary that the reference keeps alive
    Item &outside = global();
    jobs.push_back([&outside] { use(outside.id); }); // quiet: lives elsewhere
    static Item cache;
    jobs.push_back([&] { use(cache.id); }); // quiet: static, not captured
  }
}

void conditional(Jobs &jobs, std::vector<Item> &items, Item &fallback) {
  for (std::size_t i = 0; i < items.size(); ++i) {
    Item &item = i % 2 ? items[i] : fallback;
    jobs.push_back([&item] { use(item.id); }); // quiet: both live outside
    const Item &picked = pick(items[i], fallback);
    jobs.push_back([&picked] { use(picked.id); }); // quiet: a function's reference
    auto local = items[i];
    auto &moved = i ? local : fallback;
    jobs.push_back([&moved] { use(moved.id); });
  }
}

void smart(Jobs &jobs, const std::vector<std::shared_ptr<Item>> &shared, int count) {
  for (const auto &pointer : shared) {
    Item &item = *pointer;
    jobs.push_back([&item] { use(item.id); }); // quiet: what an element points to
  }
  for (int i = 0; i < count; ++i) {
    auto owned = std::make_unique<Item>();
    Item &item = *owned;
    jobs.push_back([&item, keep = std::shared_ptr<Item>(std::move(owned))] { use(item.id); }); // quiet: the action owns what it refers to
  }
}

void stored(Jobs &jobs, std::list<Item> &items, int count) {
  for (int i = 0; i < count; ++i) {
    items.push_back(make());
    Item &back = items.back();
    jobs.push_back([&back] { use(back.id); }); // quiet: an element of an outer list
    Item &added = items.emplace_back();
    jobs.push_back([&added] { use(added.id); }); // quiet: the same
    auto &[id, name, next, parts] = items.front();
    (void)name; (void)next; (void)parts;
    jobs.push_back([&id = id] { use(id); }); // quiet: a part of an element
  }
}
