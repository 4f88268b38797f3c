// std: c++17
// RUN: %table defercliff-guard-in-loop %s %t
// Rule: erased guards in a loop are 'cost', inline ones 'style'; one that is built once is none.
#include <absl/cleanup/cleanup.h>
#include <cstdio>
#include <dirent.h>
#include <fstream>
#include <functional>
#include <gsl/util>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

class OnExit {
public:
  explicit OnExit(std::function<void()> action) : action_(std::move(action)) {}
  OnExit(const OnExit &) = delete;
  OnExit &operator=(const OnExit &) = delete;
  ~OnExit() { if (action_) action_(); }
  void dismiss() { action_ = nullptr; }
private:
  std::function<void()> action_;
};
bool read(std::FILE *);
void log(const std::string &);

void walk(const std::vector<std::string> &paths, int &count) {
  DIR *dir = opendir(".");
  OnExit closeDir([dir] { closedir(dir); }); // quiet: before the loop
  while (dirent *entry = readdir(dir)) {
    std::FILE *file = std::fopen(entry->d_name, "r");
    if (!file)
      continue;
    OnExit close([file] { std::fclose(file); }); // want cost: a std::function per iteration
    std::string name = entry->d_name;
    OnExit done([&count, &name, file] { log(name); ++count; }); // want cost: three captures do not fit
    read(file);
  }
  for (const auto &path : paths) {
    std::FILE *file = std::fopen(path.c_str(), "r");
    absl::Cleanup close = [file] { std::fclose(file); }; // want style: inline
    auto second = gsl::finally([] { log("done"); }); // want style: inline, could be hoisted
    std::unique_ptr<std::FILE, std::function<void(std::FILE *)>> owner(std::fopen("x", "r"), [](std::FILE *f) { if (f) std::fclose(f); }); // want cost: an erased deleter
    std::shared_ptr<void> always(nullptr, [&](void *) { ++count; }); // want cost: a control block each time
    std::unique_ptr<std::FILE, int (*)(std::FILE *)> plain(std::fopen("y", "r"), &std::fclose); // quiet: an owner, by option only
    std::shared_ptr<std::FILE> shared(std::fopen("z", "r"), &std::fclose); // quiet: owns a resource, no scope guard
    std::ifstream stream(path); // quiet: an owner
    read(file);
  }
}

void locks(std::mutex &mutex, const std::vector<std::string> &paths) {
  for (const auto &path : paths) {
    std::lock_guard<std::mutex> lock(mutex); // quiet: owners by option only
    log(path);
  }
}

bool first(const std::vector<std::string> &paths) {
  for (const auto &path : paths) {
    if (path.empty())
      continue;
    OnExit close([&path] { log(path); }); // quiet: the code after it always leaves the loop
    return read(nullptr);
  }
  return false;
}

bool firstGood(const std::vector<std::string> &paths) {
  for (const auto &path : paths) {
    std::FILE *file = std::fopen(path.c_str(), "r");
    OnExit close([file] { std::fclose(file); }); // want cost: is built again if the file is bad
    if (read(file))
      return true;
  }
  return false;
}

void infinite(std::mutex &mutex) {
  for (;;) {
    std::unique_lock<std::mutex> lock(mutex);
    OnExit notify([&] { log("round"); }); // want cost: an endless loop
    if (!read(nullptr))
      break;
  }
}

void heads(int count) {
  for (OnExit once([&] { log("once"); }); count > 0; --count) // quiet: in the head, built once
    log("x");
  do {
    OnExit once([&] { log("once"); }); // quiet: do-while(0)
    log("y");
  } while (false);
  for (int i = 0; i < 1; ++i) {
    OnExit once([&] { log("once"); }); // quiet: one trip
    log("z");
  }
}
