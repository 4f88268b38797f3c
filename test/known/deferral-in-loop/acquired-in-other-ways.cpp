// std: c++17
// RUN: %table defercliff-deferral-in-loop %s %t
// The resource of the iteration is acquired or released in less direct ways; the holder is also shown to helpers.
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <functional>
#include <memory>
#include <string>
#include <unistd.h>
#include <utility>
#include <vector>

using Fn = std::function<void()>;
void say(int);
void tick();

class Holder {
  std::vector<Fn> a_;

public:
  void add(Fn f) { a_.push_back(std::move(f)); }
  std::size_t size() const { return a_.size(); }
  ~Holder() noexcept { for (auto &f : a_) f(); }
};
static void add_one(Holder &h, int i) { h.add([i] { say(i); }); }
static int count(const Holder &h) { return int(h.size()); }
void peek(const Holder &);
struct Job { int x; void operator()() const { say(x); } };

void helper_adds_too(const std::vector<int> &v) {
  Holder h;
  for (int x : v) {
    h.add([x] { say(x); }); // missed bug: the helper (visible) only adds
    add_one(h, 0);
  }
}
void helper_looks(const std::vector<int> &v) {
  Holder h;
  for (int x : v) {
    h.add([x] { say(x); }); // missed bug: a const reference cannot run or clear it
    peek(h);
  }
  Holder g;
  for (int x : v) {
    g.add([x] { say(x); }); // missed bug: count() only counts
    say(count(g));
  }
}
void not_lambdas(const std::vector<int> &v, Fn hook) {
  Holder h;
  for (int x : v) {
    h.add(std::bind(say, x)); // want bug: a bind
    h.add(tick); // want bug: a function
    h.add(&tick); // want bug: a function pointer
    h.add(Job{x}); // want bug: a function object
    h.add(hook); // want bug: a std::function
  }
}
void init_capture(int n) {
  std::vector<Fn> c;
  for (int i = 0; i < n; ++i) {
    int *p = new int(i);
    c.push_back([q = p] { delete q; }); // want bug: deleted through the init-capture
    c.push_back([r = ::open("x", O_RDONLY)] { ::close(r); }); // want bug: opened in the init-capture
    auto owned = std::make_unique<std::string>("x");
    std::string *raw = owned.release();
    c.push_back([raw] { delete raw; }); // want bug: made in this iteration, released from its owner
  }
  for (auto &f : c) f();
}
void out_parameters(int n) {
  std::vector<Fn> c;
  for (int i = 0; i < n; ++i) {
    int fds[2];
    if (::pipe(fds) != 0)
      continue;
    int r = fds[0];
    c.push_back([r] { ::close(r); }); // missed bug: opened by pipe()
    c.push_back([w = fds[1]] { ::close(w); }); // missed bug: opened by pipe()
    char *line = nullptr;
    std::size_t cap = 0;
    if (::getline(&line, &cap, stdin) < 0)
      break;
    c.push_back([line] { std::free(line); }); // want bug: allocated by getline()
  }
  for (auto &f : c) f();
}
void assigned_outside_declared(int n) {
  std::vector<Fn> c;
  std::FILE *f;
  for (int i = 0; i < n; ++i) {
    f = std::fopen("x", "r");
    c.push_back([f] { std::fclose(f); }); // want bug: opened in this iteration, the variable is declared outside
  }
  while ((f = std::fopen("y", "r")) != nullptr)
    c.push_back([f] { std::fclose(f); }); // want bug: opened in the condition
  for (auto &g : c) g();
}
static void close_file(std::FILE *f) { if (f) std::fclose(f); }
void bound(int n) {
  std::vector<Fn> c;
  for (int i = 0; i < n; ++i) {
    std::FILE *f = std::fopen("x", "r");
    c.push_back(std::bind(&std::fclose, f)); // missed bug: a bind of fclose
    auto *mem = static_cast<char *>(std::calloc(4, 1));
    c.push_back(std::bind(std::free, mem)); // missed bug: a bind of free
    std::FILE *g = std::fopen("y", "r");
    c.push_back([g] { close_file(g); }); // missed bug: the visible helper closes it
  }
  for (auto &f : c) f();
}
template <class F> class Guard {
  F f_;
  bool on_ = true;

public:
  explicit Guard(F f) : f_(std::move(f)) {}
  Guard(Guard &&o) : f_(std::move(o.f_)), on_(std::exchange(o.on_, false)) {}
  ~Guard() { if (on_) f_(); }
};
struct Entry {
  int id;
  Guard<Fn> undo;
};
void struct_with_guard(int n) {
  std::vector<Entry> es;
  for (int i = 0; i < n; ++i)
    es.push_back(Entry{i, Guard<Fn>([i] { say(i); })}); // want bug: elements that own a guard
}
std::pair<int, bool> open_pair(int n);
void binding(int n) {
  std::vector<Fn> c;
  for (int i = 0; i < n; ++i) {
    auto [fd, ok] = open_pair(i);
    c.push_back([fd = fd] { ::close(fd); }); // missed bug: acquired by a structured binding
  }
}
