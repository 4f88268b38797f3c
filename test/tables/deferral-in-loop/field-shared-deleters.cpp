// std: c++17
// RUN: %table defercliff-deferral-in-loop %s %t
// Containers of shared_ptr<void> with a deleter, and of owners, which are data.
#include <cstdio>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <thread>
#include <future>
#include <vector>

struct Texture {
  int id;
};
Texture *upload(const std::string &);
void unload(Texture *);
void bind(int unit, Texture *);
void unbind(int unit);
int work(int);

void render(const std::vector<std::string> &names) {
  std::vector<std::shared_ptr<void>> bound;
  std::vector<std::shared_ptr<Texture>> textures;
  std::vector<std::unique_ptr<Texture, void (*)(Texture *)>> owned;
  std::vector<std::shared_ptr<void>> plain;
  int unit = 0;
  for (const auto &name : names) {
    std::shared_ptr<Texture> texture(upload(name), unload);
    textures.push_back(texture);                                                   // quiet: data that is to stay
    textures.emplace_back(upload(name), [](Texture *t) { unload(t); });            // quiet: a container of owners
    owned.emplace_back(upload(name), &unload);                                     // quiet: a container of owners
    plain.push_back(texture);                                                      // quiet: keeps it alive, no deleter is given here
    bind(unit, texture.get());
    bound.emplace_back(nullptr, [unit](void *) { unbind(unit); });                 // want bug: guards pile up
    bound.push_back(std::shared_ptr<void>(nullptr, [unit](void *) { unbind(unit); })); // want bug: a guard in a temporary
    ++unit;
  }
}

void threads(const std::vector<int> &jobs) {
  std::vector<std::thread> pool;
  std::vector<std::future<void>> results;
  for (int job : jobs) {
    auto *copy = new int(job);
    pool.emplace_back([copy] { work(*copy); delete copy; });                               // quiet: runs at once
    auto *other = new int(job);
    results.push_back(std::async(std::launch::async, [other] { delete other; })); // quiet: runs at once
  }
  for (auto &t : pool)
    t.join();
}

struct Scene {
  std::map<std::string, std::shared_ptr<void>> nodes;
  std::vector<std::shared_ptr<void>> keep;
  void load(const std::vector<std::string> &names) {
    for (const auto &name : names) {
      nodes[name] = std::shared_ptr<void>(upload(name), [](void *p) { unload(static_cast<Texture *>(p)); }); // quiet: an element for each name
      keep.emplace_back(nullptr, [](void *) { std::puts("bye"); }); // want bug: a guard in a member, per iteration
    }
  }
};

void counted(int n) {
  std::vector<std::shared_ptr<void>> v;
  int i = 0;
loop:
  v.emplace_back(nullptr, [i](void *) { unbind(i); }); // want bug: a loop by goto
  if (++i < n)
    goto loop;
}
