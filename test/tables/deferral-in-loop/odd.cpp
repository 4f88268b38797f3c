// std: c++20
// RUN: %table defercliff-deferral-in-loop %s %t
// Rule: other loops, other releases, coroutines, macros.
#include <cerrno>
#include <cstdio>
#include <functional>
#include <list>
#include <map>
#include <memory>
#include <stack>
#include <string>
#include <string_view>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>
#include <vector>

struct Stmt { void close(); int step(); };
struct Db { Stmt *prepare(std::string_view); };
void use(int);
std::FILE *open_log(int);

void accepting(int listener) {
  std::vector<std::function<void()>> closers;
  int fd;
  while ((fd = ::accept(listener, nullptr, nullptr)) >= 0) {
    closers.push_back([fd] { ::close(fd); }); // want bug: acquired in the condition
    use(fd);
  }
}

void retryGoto(int count) {
  std::stack<std::function<void()>> closers;
  int i = 0;
again:
  std::FILE *log = open_log(i);
  closers.push([log] { std::fclose(log); }); // want bug: a goto loop
  if (++i < count)
    goto again;
}

void doLoop(Db &db) {
  std::list<std::function<void()>> closers;
  int left = 3;
  do {
    Stmt *stmt = db.prepare("select");
    closers.push_front([stmt] { stmt->close(); }); // want bug: a do loop
    stmt->step();
  } while (--left);
}

void doOnce(Db &db) {
  std::list<std::function<void()>> closers;
  do {
    Stmt *stmt = db.prepare("select");
    closers.push_front([stmt] { stmt->close(); }); // quiet: once
    stmt->step();
  } while (0);
  for (auto &closer : closers)
    closer();
}

void initCapture(int count) {
  std::vector<std::function<void()>> closers;
  for (int i = 0; i < count; ++i) {
    closers.push_back([log = open_log(i)] { std::fclose(log); }); // want bug: acquired by the init-capture
    closers.push_back([name = std::to_string(i)] { std::puts(name.c_str()); }); // quiet: releases nothing
  }
}

void named(int count) {
  std::vector<std::function<void()>> closers;
  for (int i = 0; i < count; ++i) {
    std::FILE *log = open_log(i);
    auto closer = [log] { std::fclose(log); };
    closers.push_back(closer); // want bug: a lambda with a name
    std::function<void()> erased = [log] { std::fflush(log); };
    closers.push_back(erased); // quiet: releases nothing
  }
}

struct Cache { void put(int, std::FILE *); std::map<int, std::FILE *> files; };
void cached(Cache &cache, int count) {
  std::vector<std::function<void()>> closers;
  for (int i = 0; i < count; ++i) {
    std::FILE *log = open_log(i);
    cache.put(i, log);
    closers.push_back([log] { std::fclose(log); }); // quiet: given to a method that may store it
  }
}

std::vector<std::function<void()>> result(int count) {
  std::vector<std::function<void()>> closers;
  for (int i = 0; i < count; ++i) {
    std::FILE *log = open_log(i);
    closers.push_back([log] { std::fclose(log); }); // quiet: the function returns the list
  }
  return closers;
}

void helper(std::FILE *file) { if (file) std::fclose(file); }
void throughHelper(int count) {
  std::vector<std::function<void()>> closers;
  for (int i = 0; i < count; ++i) {
    std::FILE *log = open_log(i);
    closers.push_back([log] { helper(log); }); // quiet: a release in a helper
    closers.push_back(std::bind(&std::fclose, log)); // quiet: std::bind
  }
}

void pipes(int count) {
  std::vector<std::function<void()>> closers;
  for (int i = 0; i < count; ++i) {
    int fds[2];
    if (::pipe(fds) != 0)
      break;
    closers.push_back([fds] { ::close(fds[0]); ::close(fds[1]); }); // quiet: pipe(fds) is not seen
  }
}

void mapped(int count) {
  std::map<int, std::function<void()>> closers;
  for (int i = 0; i < count; ++i) {
    std::FILE *log = open_log(i);
    closers[i] = [log] { std::fclose(log); }; // want bug: another key in each iteration
    closers[0] = [i] { use(i); }; // quiet: releases nothing, the same key
  }
}

void inner(Db &db, int count) {
  for (int i = 0; i < count; ++i) {
    std::vector<std::function<void()>> closers;
    for (int j = 0; j < count; ++j) {
      Stmt *stmt = db.prepare("select");
      closers.push_back([stmt] { stmt->close(); }); // want bug: piles up in the inner loop
      stmt->step();
    }
    for (auto &closer : closers)
      closer();
  }
}
