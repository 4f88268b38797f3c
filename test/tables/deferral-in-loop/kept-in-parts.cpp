// std: c++20
// RUN: %table defercliff-deferral-in-loop %s %t
// A resource is kept elsewhere in many forms: in a pair, a struct, an object made from it, a copy, by an operator, by a helper.

#include <cstdio>
#include <functional>
#include <map>
#include <memory>
#include <utility>
#include <vector>

using Actions = std::vector<std::function<void()>>;
void use(int);

struct Entry {
  int number;
  std::FILE *file;
};
struct Conn {
  explicit Conn(std::FILE *file) : file(file) {}
  int read() { return std::fgetc(file); }
  std::FILE *file;
};
struct Registry {
  Registry &operator+=(std::FILE *file) {
    files.push_back(file);
    return *this;
  }
  void operator()(std::FILE *file) { *this += file; }
  void take(std::FILE *file) { conns.push_back(Conn(file)); }
  std::vector<std::FILE *> files;
  std::vector<Conn> conns;
};

void kept(int n, Actions &undo, std::vector<Entry> &entries, std::map<int, std::FILE *> &map, std::vector<Conn *> &conns,
          Registry &registry) {
  std::FILE *slot = nullptr;
  for (int i = 0; i < n; ++i) {
    std::FILE *f = std::fopen("x", "r");
    entries.push_back({i, f});
    undo.push_back([f] { std::fclose(f); }); // quiet: in a list of structs
  }
  for (int i = 0; i < n; ++i) {
    std::FILE *f = std::fopen("x", "r");
    map.insert(std::make_pair(i, f));
    undo.push_back([f] { std::fclose(f); }); // quiet: in a map
  }
  for (int i = 0; i < n; ++i) {
    std::FILE *f = std::fopen("x", "r");
    Entry entry;
    entry.file = f;
    entries.push_back(entry);
    undo.push_back([f] { std::fclose(f); }); // quiet: by way of a struct
  }
  for (int i = 0; i < n; ++i) {
    std::FILE *f = std::fopen("x", "r");
    Entry entry{i, f};
    entries.push_back(entry);
    undo.push_back([f] { std::fclose(f); }); // quiet: the same, in one
  }
  for (int i = 0; i < n; ++i) {
    std::FILE *f = std::fopen("x", "r");
    std::exchange(slot, f);
    undo.push_back([f] { std::fclose(f); }); // quiet: exchanged
  }
  for (int i = 0; i < n; ++i) {
    std::FILE *f = std::fopen("x", "r");
    registry += f;
    undo.push_back([f] { std::fclose(f); }); // quiet: by an operator
  }
  for (int i = 0; i < n; ++i) {
    std::FILE *f = std::fopen("x", "r");
    registry(f);
    undo.push_back([f] { std::fclose(f); }); // quiet: by a call
  }
  for (int i = 0; i < n; ++i) {
    std::FILE *f = std::fopen("x", "r");
    registry.take(f);
    undo.push_back([f] { std::fclose(f); }); // quiet: in an object made from it
  }
  for (int i = 0; i < n; ++i) {
    std::FILE *f = std::fopen("x", "r");
    conns.push_back(new Conn(f));
    undo.push_back([f] { std::fclose(f); }); // quiet: in a new one
  }
  for (int i = 0; i < n; ++i) {
    std::FILE *f = std::fopen("x", "r");
    std::FILE *copy = f;
    registry.files.push_back(copy);
    undo.push_back([f] { std::fclose(f); }); // quiet: a copy
  }
}

void done(int n, Actions &undo) {
  for (int i = 0; i < n; ++i) {
    std::FILE *f = std::fopen("x", "r");
    Conn conn(f);
    use(conn.read());
    undo.push_back([f] { std::fclose(f); }); // want bug: the object is of the iteration
  }
  for (int i = 0; i < n; ++i) {
    std::FILE *f = std::fopen("x", "r");
    Entry entry{i, f};
    use(entry.number);
    undo.push_back([f] { std::fclose(f); }); // want bug: so is the struct
  }
  for (int i = 0; i < n; ++i) {
    std::FILE *f = std::fopen("x", "r");
    std::vector<Entry> mine;
    mine.push_back({i, f});
    undo.push_back([f] { std::fclose(f); }); // want bug: so is the list
  }
}

// What runs a list may be called by another name.
struct Defers {
  void add(std::function<void()> f) { all.push_back(std::move(f)); }
  void run() {
    for (auto &f : all)
      f();
    all.clear();
  }
  ~Defers() { run(); }
  Actions all;
};
Defers defers;
void runNow() { defers.run(); }
struct AtEnd {
  ~AtEnd() { runNow(); }
};
Defers *newDefers();

void global(int n) {
  for (int i = 0; i < n; ++i) {
    defers.add([i] { use(i); }); // quiet: a function runs them
    runNow();
  }
  for (int i = 0; i < n; ++i) {
    AtEnd atEnd;
    defers.add([i] { use(i); }); // quiet: an object of the iteration does
  }
  for (int i = 0; i < n; ++i)
    newDefers()->add([i] { use(i); }); // quiet: each has its own
  for (int i = 0; i < n; ++i)
    defers.add([i] { use(i); }); // want bug: nobody does
}
