// std: c++17
// RUN: %table defercliff-deferral-in-loop %s %t
// Lists of callables that release what the iteration acquired, and lists of tasks.
#include <absl/cleanup/cleanup.h>
#include <cstdio>
#include <cstdlib>
#include <dlfcn.h>
#include <fcntl.h>
#include <functional>
#include <map>
#include <memory>
#include <stack>
#include <string>
#include <unistd.h>
#include <vector>
void read(FILE *); void read(int); void use(const std::string &); void report(int);
struct Conn { void send(int); void close(); };
struct Pool { Conn *acquire(); void release(Conn *); Conn *peek() const; };
using Actions = std::vector<std::function<void()>>;

void files(const std::vector<std::string> &paths) {
  Actions cleanups;
  for (auto &p : paths) {
    FILE *f = fopen(p.c_str(), "r");
    if (!f) continue;
    cleanups.push_back([f] { fclose(f); }); // want bug: all stay open
    read(f);
  }
  for (auto &c : cleanups) c();
}
void descriptors(const std::vector<std::string> &paths) {
  std::stack<std::function<void()>> undo;
  for (auto &p : paths) {
    int fd = open(p.c_str(), O_RDONLY);
    undo.push([=] { if (fd >= 0) ::close(fd); }); // want bug: all descriptors stay open
    read(fd);
  }
  while (!undo.empty()) { undo.top()(); undo.pop(); }
}
void perFile(const std::vector<std::string> &paths) {
  for (auto &p : paths) {
    Actions cleanups;
    FILE *f = fopen(p.c_str(), "r");
    cleanups.push_back([f] { fclose(f); }); // quiet: the holder is declared in the iteration
    read(f);
    for (auto &c : cleanups) c();
  }
}
void pool(Pool &pool, int n) {
  Actions later;
  for (int i = 0; i < n; ++i) {
    Conn *c = pool.acquire();
    later.emplace_back([&pool, c] { pool.release(c); }); // want bug: nothing goes back to the pool
    later.emplace_back([i] { report(i); }); // quiet: a task
    Conn *seen = pool.peek();
    later.emplace_back([seen] { seen->send(0); }); // quiet: no release
  }
  for (auto &a : later) a();
}
void drained(Pool &pool, int n) {
  Actions later;
  for (int i = 0; i < n; ++i) {
    Conn *c = pool.acquire();
    later.emplace_back([&pool, c] { pool.release(c); }); // quiet: run and cleared
    c->send(i);
    for (auto &a : later) a();
    later.clear();
  }
}
void batched(Pool &pool, int n) {
  Actions later;
  auto flush = [&] { for (auto &a : later) a(); later.clear(); };
  for (int i = 0; i < n; ++i) {
    Conn *c = pool.acquire();
    later.emplace_back([&pool, c] { pool.release(c); }); // quiet: flushed when full
    if (later.size() >= 32) flush();
  }
  flush();
}
void heap(int n) {
  Actions later;
  for (int i = 0; i < n; ++i) {
    auto *buffer = new char[4096];
    later.push_back([buffer] { delete[] buffer; }); // want bug: all buffers stay
    void *raw = std::malloc(64);
    later.push_back([raw] { std::free(raw); }); // want bug: all blocks stay
    auto owned = std::make_unique<int>(i);
    auto *bare = owned.release();
    later.push_back([bare] { report(*bare); }); // quiet: reads only
  }
  for (auto &a : later) a();
}
void notAcquiredHere(std::vector<FILE *> &files, std::map<int, Conn *> &conns) {
  Actions later;
  for (FILE *f : files)
    later.push_back([f] { fclose(f); }); // quiet: they were open before
  for (auto &[id, c] : conns)
    later.push_back([c = c] { c->close(); }); // quiet: they were open before
  for (int i = 0; i < 3; ++i) {
    FILE *f = files.at(i);
    later.push_back([f] { fclose(f); }); // quiet: looked up
    auto it = conns.find(i);
    later.push_back([it] { it->second->close(); }); // quiet: looked up
  }
  for (auto &a : later) a();
}
std::vector<void *> plugins(const std::vector<std::string> &paths, Actions &atExit) {
  std::vector<void *> handles;
  for (auto &p : paths) {
    void *h = dlopen(p.c_str(), RTLD_NOW);
    if (!h) continue;
    atExit.push_back([h] { dlclose(h); }); // quiet: handles has it, too: it must stay open
    handles.push_back(h);
  }
  return handles;
}
void once(const std::vector<std::string> &paths, Actions &atExit) {
  for (auto &p : paths) {
    FILE *f = fopen(p.c_str(), "r");
    if (!f) continue;
    atExit.push_back([f] { fclose(f); }); // quiet: the loop is left
    read(f);
    break;
  }
}
void slots(const std::vector<std::string> &paths) {
  std::function<void()> close; std::map<std::string, std::function<void()>> byName; std::function<void()> ring[4];
  int i = 0;
  for (auto &p : paths) {
    FILE *f = fopen(p.c_str(), "r");
    if (close) close();
    close = [f] { fclose(f); }; // quiet: a slot that is run before it is replaced
    ring[i++ % 4] = [f] { read(f); }; // quiet: a slot, no release
  }
  if (close) close();
}
