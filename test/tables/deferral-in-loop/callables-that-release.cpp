// std: c++17
// RUN: %table defercliff-deferral-in-loop %s %t
// a container of callables is reported when the action releases something acquired in this iteration; other task lists are silent
#include <cstdio>
#include <cstdlib>
#include <deque>
#include <fcntl.h>
#include <functional>
#include <map>
#include <memory>
#include <queue>
#include <stack>
#include <string>
#include <unistd.h>
#include <vector>

struct Texture {
  void release();
  int width() const;
};
Texture *createTexture(int);
struct Handle {
  int id;
  void close();
};
Handle openHandle(const std::string &);
struct Node { int v; };
void process(int);
void print(const std::string &);

void files(const std::vector<std::string> &paths) {
  std::vector<std::function<void()>> cleanups;
  for (const auto &p : paths) {
    std::FILE *f = std::fopen(p.c_str(), "r");
    if (!f)
      continue;
    cleanups.push_back([f] { std::fclose(f); }); // want bug: fclose of a file opened in this iteration
  }
  for (auto &c : cleanups)
    c();
}

void descriptors(const std::vector<std::string> &paths) {
  std::stack<std::function<void()>> later;
  for (std::size_t i = 0; i < paths.size(); ++i) {
    int fd = ::open(paths[i].c_str(), O_RDONLY);
    later.push([fd] { ::close(fd); }); // want bug: close of a descriptor
  }
  while (!later.empty()) {
    later.top()();
    later.pop();
  }
}

void deletes(int n) {
  std::deque<std::function<void()>> undo;
  while (n--) {
    Node *p = new Node{n};
    process(p->v);
    undo.push_front([p]() { delete p; }); // want bug: delete
  }
  for (auto &u : undo)
    u();
}

void arrays(int n) {
  std::vector<std::function<void()>> undo;
  for (int i = 1; i < n; ++i) {
    auto *data = new char[i];
    undo.emplace_back([data] { delete[] data; }); // want bug: delete[]
  }
  for (auto &u : undo)
    u();
}

void frees(int n) {
  std::queue<std::function<void()>> q;
  for (int i = 1; i < n; ++i) {
    void *mem = std::malloc(i);
    q.emplace([mem] { std::free(mem); }); // want bug: free
  }
  for (; !q.empty(); q.pop())
    q.front()();
}

void methods(const std::vector<std::string> &names) {
  std::vector<std::function<void()>> onEnd;
  std::map<std::string, std::function<void()>> byName;
  for (const auto &name : names) {
    Texture *t = createTexture(static_cast<int>(name.size()));
    onEnd.push_back([t] { t->release(); }); // want bug: a release method
    Handle h = openHandle(name);
    onEnd.push_back([h]() mutable { h.close(); }); // want bug: a close method on a copy
    Handle second = openHandle(name + "2");
    byName.emplace(name, [second]() mutable { second.close(); }); // want bug: a map of callables
  }
  for (auto &f : onEnd)
    f();
  for (auto &[name, f] : byName)
    f();
}

void plainTasks(const std::vector<std::string> &names) {
  std::vector<std::function<void()>> tasks;
  for (const auto &name : names) {
    tasks.push_back([name] { print(name); }); // quiet: a plain task
    auto size = name.size();
    tasks.emplace_back([size] { process(static_cast<int>(size)); }); // quiet: a plain task
    auto shared = std::make_shared<Node>();
    tasks.push_back([shared] { process(shared->v); }); // quiet: a plain task that keeps its data
    Texture *t = createTexture(1);
    tasks.push_back([t] { process(t->width()); }); // quiet: uses, does not release
  }
  for (auto &t : tasks)
    t();
}

void notAcquiredHere(const std::vector<Node *> &old, int n) {
  std::vector<std::function<void()>> tasks;
  for (int i = 0; i < n; ++i) {
    tasks.push_back([i] {
      std::FILE *f = std::fopen(std::to_string(i).c_str(), "w"); // the task's own file
      if (f)
        std::fclose(f);
    });
    Node *p = new Node{i};
    process(p->v);
    delete p;
    tasks.push_back([] { process(0); }); // quiet: the iteration released it itself
  }
  for (auto &t : tasks)
    t();
}

void comparators(int n) {
  std::vector<std::function<bool(int)>> filters;
  for (int i = 0; i < n; ++i)
    filters.push_back([i](int v) { return v > i; }); // quiet: predicates
  for (auto &f : filters)
    process(f(n));
}
