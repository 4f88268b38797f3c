// std: c++20
// RUN: %table defercliff-deferral-in-loop %s %t
// acquired in the condition of an if or a while
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
void cond(const std::vector<std::string> &paths) {
  std::vector<Fn> undo;
  for (const auto &p : paths) {
    if (std::FILE *f = std::fopen(p.c_str(), "r"))
      undo.push_back([f] { std::fclose(f); }); // want bug: opened in the if
    if (int fd = ::open(p.c_str(), O_RDONLY); fd >= 0)
      undo.push_back([fd] { ::close(fd); }); // want bug: opened in an if-init
    int fd2;
    if ((fd2 = ::open(p.c_str(), O_RDONLY)) < 0)
      continue;
    undo.push_back([fd2] { ::close(fd2); }); // want bug: opened in a condition
  }
  std::size_t i = 0;
  while (std::FILE *f = i < paths.size() ? std::fopen(paths[i++].c_str(), "r") : nullptr)
    undo.push_back([f] { std::fclose(f); }); // want bug: opened in the while
  for (auto &u : undo) u();
}
