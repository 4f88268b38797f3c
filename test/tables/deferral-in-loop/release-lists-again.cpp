// std: c++17
// RUN: %table defercliff-deferral-in-loop %s %t
// Lists of callables that release what the iteration acquired.
#include <cstdio>
#include <cstdlib>
#include <deque>
#include <dlfcn.h>
#include <fcntl.h>
#include <functional>
#include <map>
#include <memory>
#include <sys/mman.h>
#include <stack>
#include <string>
#include <unistd.h>
#include <vector>
using Fn = std::function<void()>;
struct Conn {
  int id = 0;
  void close();
};
struct Pool {
  Conn *acquire();
  void release(Conn *);
};
struct Entry {
  const char *what;
  Fn undo;
};
void send(Conn *);
void log(int);
bool full(std::size_t);

void files(const std::vector<std::string> &paths) {
  std::vector<Fn> cleanups;
  for (const auto &p : paths) {
    FILE *f = std::fopen(p.c_str(), "r");
    cleanups.push_back([f] { std::fclose(f); }); // want bug: all stay open
  }
  for (auto &c : cleanups)
    c();
}
void descriptors(std::deque<Fn> &cleanups, const std::vector<std::string> &paths) {
  for (const auto &p : paths) {
    int fd = ::open(p.c_str(), O_RDONLY);
    if (fd < 0)
      continue;
    cleanups.emplace_front([fd] { ::close(fd); }); // want bug: all stay open
  }
}
void memory(int n) {
  std::stack<Fn> undo;
  for (int i = 0; i < n; ++i) {
    auto *block = new int[100];
    undo.push([block] { delete[] block; }); // want bug: all stay allocated
    void *raw = std::malloc(10);
    undo.emplace([=] { std::free(raw); }); // want bug: all stay allocated
    void *page = mmap(nullptr, 4096, PROT_READ, MAP_PRIVATE, 3, 0);
    undo.push([page] { munmap(page, 4096); }); // want bug: all stay mapped
  }
  while (!undo.empty()) {
    undo.top()();
    undo.pop();
  }
}
void connections(Pool &pool, int n) {
  std::vector<Fn> after;
  for (int i = 0; i < n; ++i) {
    Conn *c = pool.acquire();
    after.push_back([&pool, c] { pool.release(c); }); // want bug: all stay taken
    send(c);
  }
  for (auto &f : after)
    f();
}
void structs(std::vector<Entry> &entries, const std::vector<std::string> &libs) {
  for (const auto &l : libs) {
    void *lib = dlopen(l.c_str(), RTLD_NOW);
    entries.push_back({"library", [lib] { dlclose(lib); }}); // want bug: in a struct
  }
}
void tasks(Pool &pool, std::vector<Fn> &todo, int n) {
  for (int i = 0; i < n; ++i) {
    todo.push_back([i] { log(i); }); // quiet: a plain task
    Conn *c = pool.acquire();
    todo.push_back([c] { send(c); }); // quiet: releases nothing
  }
}
void notAcquiredHere(std::vector<Fn> &after, const std::vector<FILE *> &files) {
  for (FILE *f : files)
    after.push_back([f] { std::fclose(f); }); // quiet: got elsewhere, open anyway
}
void perIteration(const std::vector<std::string> &paths) {
  for (const auto &p : paths) {
    std::vector<Fn> cleanups;
    FILE *f = std::fopen(p.c_str(), "r");
    cleanups.push_back([f] { std::fclose(f); }); // quiet: a list of the iteration
    for (auto &c : cleanups)
      c();
  }
}
void drainedInside(const std::vector<std::string> &paths) {
  std::vector<Fn> cleanups;
  for (const auto &p : paths) {
    FILE *f = std::fopen(p.c_str(), "r");
    cleanups.push_back([f] { std::fclose(f); }); // quiet: run and cleared
    for (auto &c : cleanups)
      c();
    cleanups.clear();
  }
}
void drainedWhenFull(const std::vector<std::string> &paths) {
  std::vector<Fn> cleanups;
  for (const auto &p : paths) {
    FILE *f = std::fopen(p.c_str(), "r");
    cleanups.push_back([f] { std::fclose(f); }); // quiet: a batch
    if (full(cleanups.size())) {
      for (auto &c : cleanups)
        c();
      cleanups.clear();
    }
  }
}
void resourceKept(std::vector<FILE *> &open, std::vector<Fn> &cleanups, const std::vector<std::string> &paths) {
  for (const auto &p : paths) {
    FILE *f = std::fopen(p.c_str(), "r");
    open.push_back(f);
    cleanups.push_back([f] { std::fclose(f); }); // quiet: the caller uses 'open'
  }
}
void firstOnly(const std::vector<std::string> &paths, std::vector<Fn> &cleanups) {
  for (const auto &p : paths) {
    FILE *f = std::fopen(p.c_str(), "r");
    if (f) {
      cleanups.push_back([f] { std::fclose(f); }); // quiet: happens once
      break;
    }
  }
}
