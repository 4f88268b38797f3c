// std: c++17
// RUN: %table defercliff-deferral-in-loop %s %t
// Where the insertion stands: conditions, switches, nested loops, helpers, structured bindings, aliases.
#include <cstdio>
#include <functional>
#include <string>
#include <tuple>
#include <unistd.h>
#include <utility>
#include <vector>
#include <fcntl.h>

using Cleanup = std::function<void()>;
struct Context {
  std::vector<Cleanup> cleanups;
  std::vector<Cleanup> *shared = nullptr;
};
std::pair<int, bool> openPair(const std::string &);
int openFile(const std::string &);
void *lookup(const std::string &);
void freeAll(std::vector<Cleanup> &);
struct Lock {
  bool try_lock();
  void unlock();
};

int conditional(Context &context, const std::vector<std::string> &names) {
  int opened = 0;
  for (const auto &name : names) {
    switch (name.empty() ? 'x' : name[0]) {
    case 'a': {
      int fd = openFile(name);
      context.cleanups.push_back([fd] { ::close(fd); }); // want bug: in one case, of a field of a parameter
      break;
    }
    case 'b': {
      int fd = openFile(name);
      context.cleanups.push_back([fd] { ::close(fd); }); // quiet: this case returns
      return fd;
    }
    default:
      continue;
    }
    ++opened;
  }
  return opened;
}

void bindings(Context &context, const std::vector<std::string> &names) {
  for (const auto &name : names) {
    auto [fd, fresh] = openPair(name);
    if (fresh)
      context.cleanups.emplace_back([fd = fd] { ::close(fd); });
  }
}

void aliases(Context &context, const std::vector<std::string> &names) {
  auto &list = context.cleanups;
  std::vector<Cleanup> *pointer = &context.cleanups;
  for (const auto &name : names) {
    int fd = ::open(name.c_str(), O_RDONLY);
    list.push_back([fd] { ::close(fd); }); // want bug: by a reference
    int second = ::dup(fd);
    pointer->push_back([second] { ::close(second); }); // want bug: by a pointer
    int third = ::dup(fd);
    context.shared->push_back([third] { ::close(third); }); // want bug: a list behind a field
  }
}

void nested(const std::vector<std::vector<std::string>> &directories) {
  std::vector<Cleanup> all;
  for (const auto &directory : directories) {
    for (const auto &name : directory) {
      int fd = ::open(name.c_str(), O_RDONLY);
      all.push_back([fd] { ::close(fd); }); // want bug: (corrected) the inner loop piles up a whole directory
    }
    freeAll(all);
  }
}

void named(const std::vector<std::string> &names) {
  std::vector<Cleanup> all;
  for (const auto &name : names) {
    int fd = ::open(name.c_str(), O_RDONLY);
    auto closer = [fd] { ::close(fd); };
    all.push_back(closer); // want bug: the action has a name
    int other = ::open(name.c_str(), O_RDONLY);
    Cleanup erased = [other] { ::close(other); };
    all.push_back(std::move(erased)); // want bug: the action is a std::function already
    int kept = ::open(name.c_str(), O_RDONLY);
    auto unused = [kept] { ::close(kept); };
    unused(); // quiet: called at once
  }
}

void methods(std::vector<Lock> &locks, Context &context) {
  for (Lock &lock : locks) {
    if (!lock.try_lock())
      continue;
    context.shared = &context.cleanups; // quiet: no insertion
    context.cleanups.assign(1, [&lock] { lock.unlock(); }); // quiet: replaces what was there
  }
}

void insertions(const std::vector<std::string> &names) {
  std::vector<Cleanup> all;
  for (const auto &name : names) {
    int fd = ::open(name.c_str(), O_RDONLY);
    all.insert(all.begin(), [fd] { ::close(fd); }); // want bug: inserted at the front
  }
  std::vector<std::pair<std::string, Cleanup>> pairs;
  std::vector<std::tuple<int, Cleanup>> tuples;
  for (const auto &name : names) {
    int fd = ::open(name.c_str(), O_RDONLY);
    pairs.emplace_back(name, [fd] { ::close(fd); }); // want bug: in a pair
  }
}
