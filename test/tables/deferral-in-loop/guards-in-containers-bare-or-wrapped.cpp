// std: c++17
// RUN: %table defercliff-deferral-in-loop %s %t
// Containers of guards, bare or wrapped.
#include <absl/cleanup/cleanup.h>
#include <cstdio>
#include <functional>
#include <gsl/gsl>
#include <list>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>
class Guard {
  std::function<void()> f_;

public:
  explicit Guard(std::function<void()> f) : f_(std::move(f)) {}
  Guard(Guard &&o) noexcept : f_(std::exchange(o.f_, nullptr)) {}
  Guard &operator=(Guard &&) = default;
  ~Guard() {
    if (f_)
      f_();
  }
  void dismiss() { f_ = nullptr; }
};
struct Mount {
  std::string path;
  Guard guard;
};
struct FileCloser {
  void operator()(FILE *f) const { std::fclose(f); }
};
void leave(int);
bool enter(int);
Guard hold(int);

void bare(int n) {
  std::vector<Guard> all;
  for (int i = 0; i < n; ++i) {
    enter(i);
    all.emplace_back([i] { leave(i); }); // want bug: left when the function ends
  }
}
void bareFactory(int n) {
  std::list<Guard> all;
  for (int i = 0; i < n; ++i)
    all.push_back(hold(i)); // want bug: a guard of a free function
}
void pointers(int n) {
  std::vector<std::unique_ptr<Guard>> all;
  for (int i = 0; i < n; ++i)
    all.push_back(std::make_unique<Guard>([i] { leave(i); })); // want bug: guards behind pointers
}
void optionals(int n) {
  std::vector<std::optional<Guard>> all;
  for (int i = 0; i < n; ++i)
    all.emplace_back(Guard([i] { leave(i); })); // want bug: guards in optionals
}
void structs(std::vector<Mount> &all, const std::vector<std::string> &paths) {
  for (const auto &p : paths)
    all.push_back(Mount{p, Guard([] { leave(0); })}); // want bug: a guard in a struct
}
void pairs(int n) {
  std::vector<std::pair<int, Guard>> all;
  for (int i = 0; i < n; ++i)
    all.emplace_back(i, Guard([i] { leave(i); })); // want bug: a guard in a pair
}
void mapped(std::map<int, Guard> &all, int n) {
  for (int i = 0; i < n; ++i)
    all.try_emplace(i, [i] { leave(i); }); // want bug: a guard in a map, a key each
}
void library(int n) {
  auto make = [](int i) { return gsl::finally([i] { leave(i); }); };
  std::vector<decltype(make(0))> all;
  for (int i = 0; i < n; ++i)
    all.push_back(make(i)); // want bug: final_action in a vector
}
void sharedVoid(int n) {
  std::vector<std::shared_ptr<void>> all;
  for (int i = 0; i < n; ++i)
    all.emplace_back(nullptr, [i](void *) { leave(i); }); // want bug: shared_ptr<void> with a deleter
}
void sharedThings(std::vector<std::shared_ptr<void>> &all, int n) {
  for (int i = 0; i < n; ++i)
    all.push_back(std::make_shared<int>(i)); // quiet: keeps an object alive, no deleter
}
void ownedFiles(std::vector<std::unique_ptr<FILE, FileCloser>> &all, const std::vector<std::string> &paths) {
  for (const auto &p : paths)
    all.emplace_back(std::fopen(p.c_str(), "r")); // quiet: owners, to be used by the caller
}
void dismissed(int n) {
  std::vector<Guard> undo;
  for (int i = 0; i < n; ++i) {
    if (!enter(i))
      return;
    undo.emplace_back([i] { leave(i); }); // quiet: dismissed when all went well
  }
  for (auto &g : undo)
    g.dismiss();
}
std::vector<Guard> returned(int n) {
  std::vector<Guard> all;
  for (int i = 0; i < n; ++i)
    all.emplace_back([i] { leave(i); }); // quiet: it is the result
  return all;
}
void clearedInside(int n) {
  std::vector<Guard> all;
  for (int i = 0; i < n; ++i) {
    all.clear();
    all.emplace_back([i] { leave(i); }); // quiet: cleared in each round
  }
}
void single(int n) {
  std::optional<Guard> last;
  for (int i = 0; i < n; ++i)
    last.emplace([i] { leave(i); }); // quiet: each one takes the place of the one before
}
void inIteration(int n) {
  for (int i = 0; i < n; ++i) {
    std::vector<Guard> pair;
    pair.emplace_back([i] { leave(i); }); // quiet: of the iteration
    pair.emplace_back([i] { leave(i + 1); }); // quiet: of the iteration
  }
}
void popped(int n) {
  std::vector<Guard> levels;
  for (int i = 0; i < n; ++i) {
    if (i % 2)
      levels.emplace_back([i] { leave(i); }); // quiet: popped by the loop
    else if (!levels.empty())
      levels.pop_back();
  }
}
