// std: c++20
// RUN: %table defercliff-deferral-in-loop %s %t
// Forms of acquiring and releasing: out parameters, structs, members, shared owners, conditions, templates.
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <memory>
#include <string>
#include <sys/mman.h>
#include <unistd.h>
#include <utility>
#include <vector>
#include <queue>
struct Handle; int db_open(const char *, Handle **); void db_close(Handle *); Handle *db_handle(int); const char *db_name(Handle *);
struct Texture { unsigned id = 0; void destroy(); void bind() const; };
struct Device { Texture create(int); Texture *find(int); void destroy(Texture &); void unref(int); int ref(int); };
struct Lock { void lock(); void unlock(); bool try_lock(); };
Lock &lockOf(int);
void use(Handle *); void use(const Texture &); void use(int);
using Undo = std::vector<std::function<void()>>;
void forms(Device &dev, std::vector<Texture> &textures, int n) {
  Undo undo;
  for (int i = 0; i < n; ++i) {
    Handle *h = nullptr;
    if (db_open("x", &h) != 0)
      continue;
    undo.push_back([h] { db_close(h); }); // want bug: opened by an out parameter
    Texture t = dev.create(i);
    undo.push_back([&dev, t]() mutable { dev.destroy(t); }); // want bug: created in the iteration
    Texture *known = dev.find(i);
    undo.push_back([&dev, known] { dev.destroy(*known); }); // quiet: looked up
    int id = dev.ref(i);
    undo.push_back([&dev, id] { dev.unref(id); }); // want bug: a reference taken in the iteration
    void *map = mmap(nullptr, 4096, PROT_READ, MAP_PRIVATE, -1, 0);
    if (map != MAP_FAILED)
      undo.push_back([map] { munmap(map, 4096); }); // want bug: all stay mapped
    Lock &l = lockOf(i);
    l.lock();
    undo.push_back([&l] { l.unlock(); }); // quiet: documented: a function that returns a reference acquires nothing
    undo.push_back([text = std::to_string(i)] { std::puts(text.c_str()); }); // quiet: no release
    undo.push_back([p = std::make_shared<int>(i)] { use(*p); }); // quiet: no release of its own
    undo.push_back([p = std::fopen("x", "r")] { std::fclose(p); }); // want bug: opened by the init-capture
    auto *line = static_cast<char *>(std::malloc(10));
    undo.push_back([line] { std::puts(line); std::free(line); }); // want bug: through a cast
    std::string path = std::tmpnam(nullptr);
    undo.push_back([path] { ::unlink(path.c_str()); }); // quiet: a string of the standard library, not acquired; a name only
    textures[i].bind();
    undo.push_back([&textures, i] { textures[i].destroy(); }); // quiet: an element that was there before
  }
  for (auto &u : undo) u();
}
template <class Open, class Close> void each(int n, Open open, Close close, Undo &undo) {
  for (int i = 0; i < n; ++i) {
    auto r = open(i);
    undo.push_back([r, close] { close(r); });
    use(r);
  }
}
void inst(Undo &u) { each(3, [](int i) { return db_handle(i); }, [](Handle *h) { db_close(h); }, u); }
struct Job { std::function<void()> done; int prio; bool operator<(const Job &o) const { return prio < o.prio; } };
void jobs(int n, std::priority_queue<Job> &out) {
  std::vector<Job> list;
  for (int i = 0; i < n; ++i) {
    FILE *f = std::fopen("x", "r");
    list.push_back({[f] { std::fclose(f); }, i}); // want bug: in a struct
  }
  for (auto &j : list) j.done();
  std::priority_queue<Job> heap;
  for (int i = 0; i < n; ++i) {
    heap.push(Job{[i] { use(i); }, i}); // quiet: a task
    while (heap.size() > 4) heap.pop();
  }
}
void retry(int n) {
  Undo undo;
  for (int attempt = 0; attempt < n; ++attempt) {
    Handle *h = db_handle(attempt);
    undo.emplace_back([h] { db_close(h); }); // quiet: the loop is always left after it, or the list is dropped
    if (h) {
      use(h);
      break;
    }
    undo.clear();
  }
  for (auto &u : undo) u();
}
void partly(int n) {
  Undo undo;
  for (int i = 0; i < n; ++i) {
    Handle *h = db_handle(i);
    undo.emplace_back([h] { db_close(h); }); // quiet: the last one is taken out
    use(h);
    undo.back()();
    undo.pop_back();
  }
}
void nestedLoop(int n) {
  for (int i = 0; i < n; ++i) {
    Undo undo;
    for (int j = 0; j < n; ++j) {
      Handle *h = db_handle(j);
      undo.emplace_back([h] { db_close(h); }); // want bug: piles up in the inner loop
    }
    for (auto &u : undo) u();
  }
}
void ranges(int n) {
  Undo undo;
  Handle *all = db_handle(0);
  for (int i = 0; i < n; ++i)
    undo.emplace_back([all, i] { use(i); }); // quiet: no release
  undo.emplace_back([all] { db_close(all); }); // quiet: not in a loop
  for (auto &u : undo) u();
}
