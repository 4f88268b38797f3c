// std: c++17
// RUN: %table defercliff-deferral-in-loop %s %t
// What the iteration acquires: init-captures, out-parameters, methods; and what it only looks up.
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <map>
#include <string>
#include <vector>

struct sqlite;
struct statement;
extern "C" int sql_prepare(sqlite *db, const char *text, statement **out);
extern "C" void sql_free(statement *);
struct Handle {
  int fd;
};
bool openHandle(const char *name, Handle *out);
void close(Handle);
struct Buffer {
  void unlock();
};
struct Device {
  Buffer *map(int i);
  Buffer *find(int i) const;
  void unmap(Buffer *);
  void release(Buffer *);
};
void log(statement *);
void log(Buffer *);

void prepare(sqlite *db, const std::vector<std::string> &queries) {
  std::vector<std::function<void()>> finalizers;
  for (const auto &query : queries) {
    statement *s = nullptr;
    if (sql_prepare(db, query.c_str(), &s) != 0)
      continue;
    finalizers.push_back([s] { sql_free(s); }); // want bug: given by its address
    log(s);
  }
  for (auto &f : finalizers)
    f();
}

void initCapture(const std::vector<std::string> &names) {
  std::vector<std::function<void()>> closers;
  for (const auto &name : names) {
    closers.push_back([f = std::fopen(name.c_str(), "r")] { // want bug: acquired by the capture
      if (f)
        std::fclose(f);
    });
    closers.emplace_back([p = new Handle{3}]() mutable { delete p; }); // want bug: new in a capture
  }
  for (auto &close : closers)
    close();
}

void handles(const std::vector<std::string> &names) {
  std::vector<std::function<void()>> closers;
  for (const auto &name : names) {
    Handle h;
    if (openHandle(name.c_str(), &h))
      closers.push_back([h] { close(h); }); // want bug: a handle by value
  }
}

void buffers(Device &device, int n) {
  std::vector<std::function<void()>> later;
  for (int i = 0; i < n; ++i) {
    Buffer *mapped = device.map(i);
    later.push_back([&device, mapped] { device.release(mapped); }); // want bug: released with it
    Buffer *known = device.find(i);
    later.push_back([&device, known] { device.release(known); }); // quiet: find looks it up
    Buffer *other = device.map(i);
    later.push_back([other] { log(other); }); // quiet: releases nothing
  }
}

void existing(std::vector<Handle *> &handles, std::map<int, Buffer *> &buffers) {
  std::vector<std::function<void()>> later;
  for (Handle *handle : handles)
    later.push_back([handle] { delete handle; }); // quiet: was there before the loop
  for (auto &[id, buffer] : buffers)
    later.push_back([buffer = buffer] { buffer->unlock(); }); // quiet: was there before the loop
}

Handle *keep = nullptr;
void kept(std::vector<Handle *> &out, int n) {
  std::vector<std::function<void()>> onError;
  for (int i = 0; i < n; ++i) {
    Handle *handle = new Handle{i};
    out.push_back(handle);
    onError.push_back([handle] { delete handle; }); // quiet: the caller keeps it
    Handle *last = new Handle{i};
    keep = last;
    onError.push_back([last] { delete last; }); // quiet: assigned to a global
  }
  onError.clear();
}
