// std: c++17
// RUN: %table defercliff-deferral-in-loop %s %t
// acquired with braces, casts, conditionals and in branches, released by the action
#include <cstdio>
#include <fcntl.h>
#include <functional>
#include <unistd.h>
#include <vector>
#include <string>
#include <utility>
#include <map>
using Fn = std::function<void()>;
struct Node { int v; };
void braces(const std::vector<std::string> &paths) {
  std::vector<Fn> undo;
  for (const auto &p : paths) {
    int fd{::open(p.c_str(), O_RDONLY)};
    undo.push_back([fd] { ::close(fd); }); // want bug: braces
    std::FILE *f{std::fopen(p.c_str(), "r")};
    undo.push_back([f] { std::fclose(f); }); // want bug: braces
    auto *n{new Node{1}};
    undo.push_back([n] { delete n; }); // want bug: braces
    int fd2 = static_cast<int>(::open(p.c_str(), O_RDONLY));
    undo.push_back([fd2] { ::close(fd2); }); // want bug: a cast
    std::FILE *g = p.empty() ? stdin : std::fopen(p.c_str(), "r");
    undo.push_back([g] { if (g != stdin) std::fclose(g); }); // want bug: a conditional
    Node *q = nullptr;
    if (!p.empty())
      q = new Node{2};
    undo.push_back([q] { delete q; }); // want bug: assigned in a branch
    int fd3;
    do
      fd3 = ::open(p.c_str(), O_RDONLY);
    while (fd3 < 0);
    undo.push_back([fd3] { ::close(fd3); }); // want bug: assigned in a loop of its own
    undo.push_back([&, fd4 = ::dup(fd3)]() mutable { ::close(fd4); fd4 = -1; }); // want bug: init-capture
  }
  for (auto &u : undo) u();
}
