// std: c++17
// RUN: %table defercliff-guard-in-loop %s %t
// owners (locks, smart pointers, streams, scoped_lockable types) in a loop are silent by default
#include <cstdio>
#include <fstream>
#include <memory>
#include <mutex>
#include <shared_mutex>
#include <string>
#include <vector>

struct __attribute__((capability("mutex"))) Mutex {
  void lock() __attribute__((acquire_capability()));
  void unlock() __attribute__((release_capability()));
};
class __attribute__((scoped_lockable)) MutexLock {
  Mutex *m_;

public:
  explicit MutexLock(Mutex *m) __attribute__((acquire_capability(m))) : m_(m) { m_->lock(); }
  ~MutexLock() __attribute__((release_capability())) { m_->unlock(); }
};
class UniqueFd {
  int fd_;

public:
  explicit UniqueFd(int fd) : fd_(fd) {}
  UniqueFd(const UniqueFd &) = delete;
  ~UniqueFd();
  int get() const { return fd_; }
};

struct Shared {
  std::mutex m, m2;
  std::shared_mutex sm;
  Mutex own;
  int total = 0;
};
int openFile(const std::string &);

void locks(Shared &s, const std::vector<int> &v) {
  for (int x : v) {
    std::lock_guard<std::mutex> a(s.m); // quiet: an owner
    std::lock_guard b(s.m2); // quiet: an owner
    std::shared_lock c(s.sm); // quiet: an owner
    MutexLock d(&s.own); // quiet: scoped_lockable
    s.total += x;
  }
}

void more(Shared &s, int n) {
  while (n--) {
    std::unique_lock<std::mutex> l(s.m); // quiet: an owner
    l.unlock();
    std::scoped_lock both(s.m, s.m2); // quiet: an owner
    s.total += n;
  }
}

std::size_t files(const std::vector<std::string> &paths) {
  std::size_t lines = 0;
  for (const auto &p : paths) {
    std::ifstream in(p); // quiet: a stream
    std::string line;
    while (std::getline(in, line))
      ++lines;
    UniqueFd fd(openFile(p)); // quiet: home-grown owner
    auto copy = std::make_unique<std::string>(p); // quiet: default deleter
    std::unique_ptr<std::FILE, int (*)(std::FILE *)> f(std::fopen(p.c_str(), "r"), &std::fclose); // quiet: an owner
    lines += copy->size() + fd.get();
  }
  return lines;
}

void others(int n) {
  for (int i = 0; i < n; ++i) {
    std::string s(i, 'x'); // quiet: a value
    std::vector<std::unique_ptr<int>> v; // quiet: a container
    v.push_back(std::make_unique<int>(i));
  }
}
