// std: c++17
// RUN: %table defercliff-deferral-in-loop %s %t
// A list of callables: releases of the iteration against plain tasks, resources of outside, other ends.
#include <cstdio>
#include <cstdlib>
#include <deque>
#include <dlfcn.h>
#include <fcntl.h>
#include <functional>
#include <string>
#include <sys/mman.h>
#include <unistd.h>
#include <vector>

struct Plugin {
  int id;
  void start();
};
void note(const std::string &);

void loadPlugins(const std::vector<std::string> &paths) {
  std::vector<std::function<void()>> cleanups;
  std::vector<std::function<void()>> tasks;
  std::FILE *log = std::fopen("log", "w");
  for (const auto &path : paths) {
    void *handle = dlopen(path.c_str(), RTLD_NOW);
    if (!handle)
      continue;
    cleanups.push_back([handle] { dlclose(handle); }); // want bug: all plug-ins stay open
    tasks.push_back([path] { note(path); });           // quiet: a task
    tasks.push_back([log] { std::fclose(log); });      // quiet: acquired before the loop
    auto *plugin = new Plugin{1};
    plugin->start();
    cleanups.emplace_back([plugin] { delete plugin; }); // want bug: all of them are deleted at the end
    tasks.emplace_back([plugin] { plugin->start(); });  // quiet: uses it only
  }
  for (auto it = cleanups.rbegin(); it != cleanups.rend(); ++it)
    (*it)();
  for (auto &task : tasks)
    task();
}

void maps(const std::vector<std::string> &paths) {
  std::deque<std::function<void()>> atEnd;
  int fd = -1;
  for (std::size_t i = 0; i < paths.size(); ++i) {
    fd = ::open(paths[i].c_str(), O_RDONLY);
    if (fd < 0)
      break;
    void *address = ::mmap(nullptr, 4096, PROT_READ, MAP_PRIVATE, fd, 0);
    atEnd.push_front([address, fd] { // want bug: descriptors and pages pile up
      ::munmap(address, 4096);
      ::close(fd);
    });
    char *copy = nullptr;
    if ((copy = static_cast<char *>(std::malloc(4096))) != nullptr) {
      atEnd.push_back([copy] { std::free(copy); }); // want bug: acquired in a condition
      note(copy);
    }
  }
  while (!atEnd.empty()) {
    atEnd.front()();
    atEnd.pop_front();
  }
}

void perDirectory(const std::vector<std::vector<std::string>> &directories) {
  for (const auto &directory : directories) {
    std::vector<std::function<void()>> closers;
    for (const auto &name : directory) {
      std::FILE *f = std::fopen(name.c_str(), "r");
      closers.push_back([f] { std::fclose(f); }); // want bug: outside of the inner loop
    }
    std::FILE *index = std::fopen("index", "r");
    closers.push_back([index] { std::fclose(index); }); // quiet: the list is of the same iteration
    for (auto &close : closers)
      close();
  }
}

bool firstOnly(const std::vector<std::string> &paths, std::vector<std::function<void()>> &cleanups) {
  for (const auto &path : paths) {
    std::FILE *f = std::fopen(path.c_str(), "r");
    if (!f)
      continue;
    cleanups.push_back([f] { std::fclose(f); }); // quiet: returns, so it is one
    return true;
  }
  return false;
}

void reader(std::vector<std::function<void()>> &cleanups) {
  for (;;) {
    std::FILE *f = std::fopen("next", "r");
    if (!f)
      return;
    cleanups.push_back([file = f] { std::fclose(file); }); // want bug: a list of the caller
  }
}
