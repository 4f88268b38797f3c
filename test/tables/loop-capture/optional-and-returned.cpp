// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// Optional guards, guards in pointers, returned closures, out parameters, outer std::function.
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>
void undo(int);
void undo(const std::string &);
bool match(int);
std::string name(int);

class Rollback {
  std::function<void()> f_;

public:
  explicit Rollback(std::function<void()> f) : f_(std::move(f)) {}
  Rollback(Rollback &&o) noexcept : f_(std::move(o.f_)) { o.f_ = nullptr; }
  ~Rollback() {
    if (f_)
      f_();
  }
  void dismiss() { f_ = nullptr; }
};

void optionalOuter(int n) {
  std::optional<Rollback> guard;
  for (int i = 0; i < n; ++i)
    guard.emplace([&] { undo(i); }); // want bug: runs in the next round or after the loop
}
void optionalReset(int n) {
  std::optional<Rollback> guard;
  for (int i = 0; i < n; ++i) {
    guard.emplace([&] { undo(i); }); // quiet: reset in the iteration
    undo(i);
    guard.reset();
  }
}
void pointerOuter(int n) {
  std::unique_ptr<Rollback> guard;
  for (int i = 0; i < n; ++i) {
    std::string s = name(i);
    guard = std::make_unique<Rollback>([&] { undo(s); }); // want bug: runs when the next one comes
  }
}
void pointerInside(int n) {
  for (int i = 0; i < n; ++i) {
    std::string s = name(i);
    auto guard = std::make_unique<Rollback>([&] { undo(s); }); // quiet: dies before 's'
  }
}
std::function<void()> firstByIndex(int n) {
  for (int i = 0; i < n; ++i)
    if (match(i))
      return [&] { undo(i); }; // want bug: returned, 'i' is gone
  return {};
}
std::function<void()> firstByCopy(int n) {
  for (int i = 0; i < n; ++i)
    if (match(i))
      return [=] { undo(i); }; // quiet: a copy
  return {};
}
std::function<void()> firstElement(const std::vector<std::string> &all) {
  for (const auto &s : all)
    if (!s.empty())
      return [&s] { undo(s); }; // quiet: an element of the caller's vector
  return {};
}
std::function<void()> firstCopy(const std::vector<std::string> &all) {
  for (auto s : all)
    if (!s.empty())
      return [&s] { undo(s); }; // want bug: the copy is gone
  return {};
}
void outParameter(std::function<void()> *out, int n) {
  for (int i = 0; i < n; ++i)
    if (match(i))
      *out = [&] { undo(i); }; // want bug: the caller's function outlives 'i'
}
void outReference(std::function<void()> &out, int n) {
  for (int i = 0; i < n; ++i) {
    std::string s = name(i);
    out = [&s] { undo(s); }; // want bug: the caller's function outlives 's'
  }
}
void outerFunctionLater(int n) {
  std::function<void()> best;
  for (int i = 0; i < n; ++i)
    if (match(i))
      best = [&] { undo(i); }; // want bug: called after the loop
  if (best)
    best();
}
void outerFunctionNow(int n) {
  std::function<void()> step;
  for (int i = 0; i < n; ++i) {
    step = [&] { undo(i); }; // quiet: called while 'i' lives, and only then
    step();
  }
}
void outerFunctionPrevious(int n) {
  std::function<void()> previous;
  for (int i = 0; i < n; ++i) {
    std::string s = name(i);
    if (previous)
      previous();
    previous = [&] { undo(s); }; // want bug: called in the next round
  }
}
void styleGuard(int n) {
  for (int i = 0; i < n; ++i) {
    Rollback guard([&] { undo(i); }); // want style: dies in the iteration
    undo(i + 1);
  }
}
void guardOfBodyLocal(int n) {
  for (int i = 0; i < n; ++i) {
    std::string s = name(i);
    Rollback guard([&] { undo(s); }); // quiet: no loop variable, and it dies later
  }
}
void guardMovedOut(int n, std::vector<Rollback> &all) {
  for (int i = 0; i < n; ++i) {
    Rollback guard([&] { undo(i); }); // want bug: moved into the caller's vector
    all.push_back(std::move(guard));
  }
}
