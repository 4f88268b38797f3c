// std: c++17
// RUN: %table defercliff-deferral-in-loop %s %t
// the action releases what the iteration acquired: init-captures, assignments, out parameters, unique_ptr::release, COM, handles in pairs
#include <cstdio>
#include <cstdlib>
#include <deque>
#include <dirent.h>
#include <fcntl.h>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <sys/mman.h>
#include <unistd.h>
#include <utility>
#include <vector>
using Fn = std::function<void()>;
struct Node { int v; };
struct IUnknown { virtual unsigned Release() = 0; virtual int Draw() = 0; };
int CreateThing(int, IUnknown **);
struct GObject;
GObject *g_thing_new(int);
void g_object_unref(void *);
struct Conn { bool ok() const; void close(); int ping(); };
struct Pool { Conn *acquire(); void release(Conn *); };
struct Lib { static void *load(const char *); };
extern "C" { struct archive; archive *archive_open(const char *); void archive_close(archive *); }
void say(int);

void initCaptures(const std::vector<std::string> &paths) {
  std::vector<Fn> undo;
  for (const auto &p : paths) {
    undo.push_back([fd = ::open(p.c_str(), O_RDONLY)] { ::close(fd); }); // want bug: opened in the capture
    undo.emplace_back([n = new Node{1}] { delete n; }); // want bug: allocated in the capture
    undo.emplace_back([p, f = std::fopen(p.c_str(), "w")]() { if (f) std::fclose(f); std::remove(p.c_str()); }); // want bug: opened in the capture
  }
  for (auto &u : undo) u();
}
void assigned(const std::vector<std::string> &paths) {
  std::vector<Fn> undo;
  for (const auto &p : paths) {
    int fd = -1;
    fd = ::open(p.c_str(), O_RDONLY);
    if (fd == -1)
      break;
    undo.push_back([fd] { ::close(fd); }); // want bug: assigned in the iteration
    std::FILE *f;
    if ((f = std::fopen(p.c_str(), "r")) == nullptr)
      continue;
    undo.push_back([f]() noexcept { (void)std::fclose(f); }); // want bug: assigned in a condition
    void *m = nullptr;
    if (::posix_memalign(&m, 16, 64) == 0)
      undo.push_back([m] { std::free(m); }); // want bug: out parameter
  }
  for (auto &u : undo) u();
}
void com(int n) {
  std::deque<Fn> releases;
  for (int i = 0; i < n; ++i) {
    IUnknown *u = nullptr;
    if (CreateThing(i, &u) < 0)
      continue;
    u->Draw();
    releases.push_back([u] { u->Release(); }); // want bug: Release of a COM object
    GObject *o = g_thing_new(i);
    releases.push_back([o] { g_object_unref(o); }); // want bug: unref
  }
  while (!releases.empty()) {
    releases.back()();
    releases.pop_back();
  }
}
void pools(Pool &pool, int n) {
  std::vector<Fn> back;
  for (int i = 0; i < n; ++i) {
    Conn *c = pool.acquire();
    c->ping();
    back.push_back([&pool, c] { pool.release(c); }); // want bug: given back to the pool
  }
  for (auto &b : back) b();
}
void unwrapped(int n) {
  std::vector<Fn> back;
  for (int i = 0; i < n; ++i) {
    auto owned = std::make_unique<Node>();
    Node *raw = owned.release();
    back.push_back([raw] { delete raw; }); // want bug: taken from a unique_ptr made here
    archive *a = archive_open("x");
    back.push_back([a] { archive_close(a); }); // want bug: *_close
  }
  for (auto &b : back) b();
}
void gotoLoop(const char *const *p) {
  std::vector<Fn> undo;
next:
  if (!*p)
    goto end;
  {
    DIR *d = ::opendir(*p++);
    undo.push_back([d] { ::closedir(d); }); // want bug: a loop by goto
  }
  goto next;
end:
  for (auto &u : undo) u();
}
void once(const std::vector<std::string> &paths) {
  std::vector<Fn> undo;
  std::FILE *log = std::fopen("log", "w");
  undo.push_back([log] { std::fclose(log); }); // quiet: no loop
  for (const auto &p : paths) {
    std::FILE *f = std::fopen(p.c_str(), "r");
    if (f) {
      undo.push_back([f] { std::fclose(f); }); // quiet: the first that opens, then the loop is left
      break;
    }
  }
  do {
    int fd = ::open("x", O_RDONLY);
    if (fd < 0)
      break;
    undo.push_back([fd] { ::close(fd); }); // quiet: one trip
  } while (0);
  for (auto &u : undo) u();
}
void ownedCaptures(int n) {
  std::vector<Fn> tasks;
  for (int i = 0; i < n; ++i) {
    auto c = std::make_shared<Conn>();
    tasks.push_back([c] { c->ping(); }); // quiet: a task
    std::string text(8, 'x');
    tasks.push_back([text = std::move(text)] { say(int(text.size())); }); // quiet: a task
    tasks.push_back([i] { Node *p = new Node{i}; say(p->v); delete p; }); // quiet: allocates and deletes itself
    tasks.push_back([i] { // quiet: the init-capture of the inner lambda is the task's own
      auto job = [fd = ::open("x", i)] { ::close(fd); };
      job();
    });
  }
  for (auto &t : tasks) t();
}
