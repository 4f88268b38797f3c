// std: c++17
// RUN: %table defercliff-guard-in-loop %s %t
// A build tool whose guard keeps a std::function; the many ways to declare one.
#include <absl/cleanup/cleanup.h>
#include <cstdio>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace build {
class OnExit {
public:
  OnExit(std::function<void()> f) : f_(std::move(f)) {}
  OnExit(const OnExit &) = delete;
  OnExit &operator=(const OnExit &) = delete;
  ~OnExit() {
    if (f_)
      f_();
  }
  void dismiss() { f_ = nullptr; }

private:
  std::function<void()> f_;
};
struct Target {
  std::string name, out;
  int jobs;
  bool run() const;
};
void removeFile(const char *);
void log(const std::string &, int);

void all(const std::vector<Target> &targets, std::map<std::string, int> &stats) {
  OnExit summary([&stats] { log("all", static_cast<int>(stats.size())); }); // quiet: once
  int index = 0;
  for (const Target &target : targets) {
    OnExit a([&target] { removeFile(target.out.c_str()); });                                       // want cost: fits, erased
    OnExit b = OnExit([&stats, &target, index] { stats[target.name] = index; });                   // want cost: three captures allocate
    const OnExit c{[&] { log(target.name, target.jobs); }};                                        // want cost: erased
    auto d = OnExit([name = target.name] { log(name, 1); });                                       // want cost: a string allocates
    [[maybe_unused]] OnExit e{std::bind(removeFile, target.out.c_str())};                          // want cost: a bind
    OnExit f(+[] { log("done", 0); });                                                             // want cost: a std::function over a pointer is erased
    ++index;
    if (target.run())
      a.dismiss();
  }
}

bool first(const std::vector<Target> &targets) {
  for (const Target &target : targets)
    if (target.run()) {
      OnExit log1([&target] { log(target.name, 0); }); // quiet: returns
      return true;
    }
  return false;
}

void byReference(const std::vector<Target> &targets) {
  for (const Target &target : targets) {
    const OnExit &g = OnExit([&target] { log(target.name, 2); }); // want cost: a reference that keeps a temporary
    target.run();
  }
}

void optional(const std::vector<Target> &targets) {
  for (const Target &target : targets) {
    std::optional<OnExit> g(std::in_place, [&target] { log(target.name, 3); }); // want cost: an optional filled at once
    if (target.run())
      g.reset();
  }
}

void pointerOnly(std::vector<Target> &targets, OnExit &outer) {
  for (const Target &target : targets) {
    OnExit &same = outer; // quiet: another name, no guard is made
    if (target.run())
      same.dismiss();
  }
}
} // namespace build
