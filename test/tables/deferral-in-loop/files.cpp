// std: c++17
// RUN: %table defercliff-deferral-in-loop %s %t
// Rule: a list of callables that release what each iteration acquires.
#include <cstdio>
#include <dlfcn.h>
#include <fcntl.h>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <sys/mman.h>
#include <unistd.h>
#include <vector>

struct Connection { int send(const char *); void close(); };
struct Pool { Connection *acquire(); void release(Connection *); Connection *find(int) const; };
struct Handle { int value; };
int device_open(int);
void device_close(int);
bool device_init(Handle *);
void device_destroy(Handle);
void read(std::FILE *);
void use(int);

void files(const std::vector<std::string> &paths) {
  std::vector<std::function<void()>> cleanups;
  for (const auto &path : paths) {
    std::FILE *file = std::fopen(path.c_str(), "r");
    if (!file)
      continue;
    cleanups.push_back([file] { std::fclose(file); }); // want bug: all files stay open
    read(file);
  }
  for (auto it = cleanups.rbegin(); it != cleanups.rend(); ++it)
    (*it)();
}

void descriptors(const std::vector<std::string> &paths, std::vector<std::function<void()>> &later) {
  for (const auto &path : paths) {
    int fd = ::open(path.c_str(), O_RDONLY);
    if (fd < 0)
      break;
    later.emplace_back([fd]() { ::close(fd); }); // want bug: a list of the caller
    void *page = ::mmap(nullptr, 4096, PROT_READ, MAP_PRIVATE, fd, 0);
    later.emplace_back([=] { ::munmap(page, 4096); }); // want bug: mapped in the iteration
  }
}

void pooled(Pool &pool, int count) {
  std::vector<std::function<void()>> cleanups;
  for (int i = 0; i < count; ++i) {
    Connection *connection = pool.acquire();
    cleanups.push_back([&pool, connection] { pool.release(connection); }); // want bug: all connections stay taken
    connection->send("x");
    Connection *known = pool.find(i);
    cleanups.push_back([known] { known->close(); }); // quiet: looked up, not acquired
  }
  for (auto &cleanup : cleanups)
    cleanup();
}

void devices(int count) {
  std::vector<std::function<void()>> cleanups;
  for (int i = 0; i < count; ++i) {
    int device = device_open(i);
    cleanups.push_back([device] { use(device); device_close(device); }); // want bug: *_close releases
    Handle handle;
    if (!device_init(&handle))
      continue;
    cleanups.push_back([handle] { device_destroy(handle); }); // want bug: acquired through its address
    int *scratch = new int[64];
    cleanups.push_back([scratch] { delete[] scratch; }); // want bug: an array of the iteration
    cleanups.push_back([i] { use(i); }); // quiet: a task
    cleanups.push_back([i] { device_close(i); }); // quiet: the number was not acquired in the iteration
  }
}

void perIteration(const std::vector<std::string> &paths) {
  for (const auto &path : paths) {
    std::vector<std::function<void()>> cleanups;
    std::FILE *file = std::fopen(path.c_str(), "r");
    cleanups.push_back([file] { std::fclose(file); }); // quiet: the list is of the iteration
    for (auto &cleanup : cleanups)
      cleanup();
  }
}

void batches(const std::vector<std::string> &paths) {
  std::vector<std::function<void()>> cleanups;
  for (const auto &path : paths) {
    std::FILE *file = std::fopen(path.c_str(), "r");
    cleanups.push_back([file] { std::fclose(file); }); // quiet: flushed when it is full
    if (cleanups.size() > 64) {
      for (auto &cleanup : cleanups)
        cleanup();
      cleanups.clear();
    }
  }
}

struct Plugins {
  std::vector<std::function<void()>> unload_;
  std::map<std::string, void *> loaded_;
  void loadAll(const std::vector<std::string> &paths) {
    for (const auto &path : paths) {
      void *library = ::dlopen(path.c_str(), RTLD_NOW);
      loaded_[path] = library;
      unload_.push_back([library] { ::dlclose(library); }); // quiet: also put into a container: it is to stay open
    }
  }
  void probeAll(const std::vector<std::string> &paths) {
    for (const auto &path : paths) {
      void *library = ::dlopen(path.c_str(), RTLD_NOW);
      use(::dlsym(library, "probe") != nullptr);
      unload_.push_back([library] { ::dlclose(library); }); // want bug: stays loaded until the object runs its list
    }
  }
};
