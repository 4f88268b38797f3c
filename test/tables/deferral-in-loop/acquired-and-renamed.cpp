// std: c++20
// RUN: %table defercliff-deferral-in-loop %s %t
// renamed by a capture, a member of a struct, given back by a method of the pool
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <sys/epoll.h>
#include <unistd.h>
#include <vector>
using Fn = std::function<void()>;
struct Node { int v; };
struct File { std::FILE *h; int n; };
struct Pool { Node *acquire(); void release(Node *); void free(Node *); };
void say(int);
void a(const std::vector<std::string> &paths, Pool &pool) {
  std::vector<Fn> undo;
  for (const auto &p : paths) {
    std::FILE *f = std::fopen(p.c_str(), "r");
    undo.push_back([h = f] { std::fclose(h); }); // want bug: renamed by the capture
    File file{std::fopen(p.c_str(), "r"), 1};
    undo.push_back([file] { std::fclose(file.h); }); // want bug: a member of a struct
    const int fd(::open(p.c_str(), O_RDONLY));
    undo.push_back([=] { ::close(fd); }); // want bug: parentheses
    int ep{::epoll_create1(0)};
    undo.emplace_back([ep] { if (ep >= 0) ::close(ep); }); // want bug: braces
    auto *n = pool.acquire();
    undo.emplace_back([n, &pool] { pool.free(n); }); // want bug: given back by a method of the pool
    auto *m = static_cast<char *>(std::malloc(8));
    undo.emplace_back([m]() -> void { ::free(m); }); // want bug: malloc
    auto mm = new (std::nothrow) Node{2};
    undo.emplace_back([mm] { if (!mm) return; delete mm; }); // want bug: after an early return
    Node *copy = mm;
    undo.emplace_back([copy] { std::unique_ptr<Node> owned(copy); }); // quiet: no release call by name
  }
  for (auto &u : undo) u();
}
