// std: c++17
// RUN: %table defercliff-deferral-in-loop %s %t
// Clean-ups that pile up in holders of every shape: containers of guards, callables that release, defer lists.
#include <any>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <deque>
#include <fcntl.h>
#include <forward_list>
#include <functional>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <stack>
#include <string>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <dirent.h>
#include <dlfcn.h>
#include <unistd.h>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>

using Fn = std::function<void()>;
void say(int);

template <class F> class Guard {
  F f_;
  bool on_ = true;

public:
  explicit Guard(F f) : f_(std::move(f)) {}
  Guard(Guard &&o) : f_(std::move(o.f_)), on_(std::exchange(o.on_, false)) {}
  void dismiss() { on_ = false; }
  ~Guard() { if (on_) f_(); }
};
template <class F> Guard(F) -> Guard<F>;
using AnyGuard = Guard<Fn>;

void maps_of_guards(int n) {
  std::map<int, AnyGuard> byId;
  std::unordered_map<std::string, AnyGuard> byName;
  for (int i = 0; i < n; ++i) {
    byId.emplace(i, Fn([i] { say(i); })); // want bug: a map of guards
    byName.try_emplace(std::to_string(i), Fn([i] { say(i); })); // want bug: a map of guards
  }
}

void optional_guards(int n) {
  std::vector<std::optional<AnyGuard>> v;
  std::vector<std::unique_ptr<AnyGuard>> u;
  std::vector<std::shared_ptr<AnyGuard>> s;
  std::vector<std::pair<int, AnyGuard>> p;
  for (int i = 0; i < n; ++i) {
    v.emplace_back(AnyGuard([i] { say(i); })); // want bug: optional guards
    u.push_back(std::make_unique<AnyGuard>([i] { say(i); })); // want bug: owned guards
    s.push_back(std::make_shared<AnyGuard>([i] { say(i); })); // want bug: shared guards
    p.emplace_back(i, Fn([i] { say(i); })); // want bug: guards in pairs
  }
}

void sockets(const std::vector<int> &ports) {
  std::vector<Fn> cleanup;
  for (int port : ports) {
    int s = ::socket(AF_INET, SOCK_STREAM, port);
    if (s < 0) continue;
    cleanup.emplace_back([s] { ::shutdown(s, SHUT_RDWR); ::close(s); }); // want bug: close of a socket
  }
  for (auto &c : cleanup) c();
}

void maps_memory(const std::vector<int> &fds) {
  std::vector<Fn> cleanup;
  for (int fd : fds) {
    struct stat st;
    fstat(fd, &st);
    void *p = ::mmap(nullptr, st.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
    auto size = st.st_size;
    cleanup.push_back([=] { ::munmap(p, size); }); // want bug: munmap
  }
  for (auto &c : cleanup) c();
}

void temp_files(int n) {
  std::vector<Fn> cleanup;
  for (int i = 0; i < n; ++i) {
    std::string path = "x" + std::to_string(i);
    std::FILE *f = std::fopen(path.c_str(), "w");
    cleanup.push_back([f, path] { std::fclose(f); std::remove(path.c_str()); }); // want bug: temp file closed and removed
  }
  for (auto &c : cleanup) c();
}

void dirs_and_libs(const std::vector<std::string> &names) {
  std::list<Fn> cleanup;
  for (auto &n : names) {
    DIR *d = ::opendir(n.c_str());
    cleanup.push_front([d] { ::closedir(d); }); // want bug: closedir
    void *lib = ::dlopen(n.c_str(), RTLD_NOW);
    cleanup.push_front([lib] { if (lib) ::dlclose(lib); }); // want bug: dlclose under an if
    FILE *p = ::popen(n.c_str(), "r");
    cleanup.insert(cleanup.begin(), [p] { ::pclose(p); }); // want bug: pclose
  }
  for (auto &c : cleanup) c();
}

void locks(std::vector<std::mutex> &ms) {
  std::vector<Fn> unlocks;
  for (auto &m : ms) {
    m.lock();
    unlocks.push_back([&m] { m.unlock(); });
  }
  for (auto &u : unlocks) u();
}

struct sqlite3;
extern "C" int sqlite3_open(const char *, sqlite3 **);
extern "C" int sqlite3_close(sqlite3 *);
void c_api(const std::vector<std::string> &paths) {
  std::vector<Fn> cleanup;
  for (const auto &p : paths) {
    sqlite3 *db = nullptr;
    if (sqlite3_open(p.c_str(), &db) != 0)
      continue;
    cleanup.push_back([db] { sqlite3_close(db); }); // want bug: acquired through an out parameter
  }
  for (auto &c : cleanup) c();
}

void wrapped_in_fn(const std::vector<std::string> &paths) {
  std::vector<Fn> cleanup;
  for (const auto &p : paths) {
    std::FILE *f = std::fopen(p.c_str(), "r");
    Fn closer = [f] { std::fclose(f); };
    cleanup.push_back(std::move(closer)); // want bug: a named closer
    int fd = ::open(p.c_str(), O_RDONLY);
    auto c = [fd] { ::close(fd); };
    cleanup.push_back(c); // want bug: a named lambda
    cleanup.emplace_back() = [fd] { ::close(fd); }; // want bug: assigned to the new element
  }
  for (auto &c : cleanup) c();
}

struct Step {
  std::string name;
  Fn undo;
};
void in_a_struct(const std::vector<std::string> &paths) {
  std::vector<Step> steps;
  std::map<std::string, Fn> byPath;
  std::vector<std::pair<std::string, Fn>> pairs;
  for (const auto &p : paths) {
    int fd = ::open(p.c_str(), O_RDONLY);
    steps.push_back({p, [fd] { ::close(fd); }}); // want bug: braced struct
    steps.push_back(Step{p, [fd] { ::close(fd); }}); // want bug: named struct
    byPath[p] = [fd] { ::close(fd); }; // want bug: map element assigned
    pairs.emplace_back(p, [fd] { ::close(fd); }); // want bug: pair
  }
  for (auto &s : steps) s.undo();
  for (auto &b : byPath) b.second();
  for (auto &b : pairs) b.second();
}

void shared_void(const std::vector<std::string> &paths) {
  std::vector<std::shared_ptr<void>> guards;
  for (const auto &p : paths) {
    int fd = ::open(p.c_str(), O_RDONLY);
    std::shared_ptr<void> g(nullptr, [fd](void *) { ::close(fd); });
    guards.push_back(g); // want bug: a named shared_ptr guard is copied into the list
    guards.push_back(std::move(g)); // want bug: moved
  }
}

template <class T> void in_template(const std::vector<T> &xs) {
  std::vector<AnyGuard> gs;
  for (const T &x : xs)
    gs.emplace_back([&x] { say(int(x)); }); // want bug: in a template, once
}
template void in_template<int>(const std::vector<int> &);
template void in_template<long>(const std::vector<long> &);
