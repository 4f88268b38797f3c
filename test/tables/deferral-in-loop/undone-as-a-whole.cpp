// std: c++17
// RUN: %table defercliff-deferral-in-loop %s %t
// Rule: what is kept for longer than the iteration is released later by design, and so is what is undone as a whole.
#include <absl/cleanup/cleanup.h>
#include <cstdio>
#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

void use(std::FILE *);
bool step(int);
void undo(int);

void kept(const std::vector<std::string> &names) {
  std::vector<std::FILE *> files;
  std::map<std::string, std::FILE *> byName;
  std::vector<std::function<void()>> cleanups;
  std::FILE *last = nullptr;
  for (const auto &name : names) {
    std::FILE *file = std::fopen(name.c_str(), "r");
    files.push_back(file);
    cleanups.push_back([file] { std::fclose(file); }); // quiet: files has it, too
  }
  for (const auto &name : names) {
    std::FILE *file = std::fopen(name.c_str(), "r");
    cleanups.push_back([file] { std::fclose(file); }); // quiet: byName has it, too
    byName[name] = file;
  }
  for (const auto &name : names) {
    std::FILE *file = std::fopen(name.c_str(), "r");
    cleanups.push_back([file] { std::fclose(file); }); // quiet: last has it, too
    last = file;
  }
  for (const auto &name : names) {
    std::FILE *file = std::fopen(name.c_str(), "r");
    std::FILE *same = file;
    cleanups.push_back([file] { std::fclose(file); }); // want bug: nothing else has it after the iteration
    use(same);
  }
  for (std::FILE *file : files)
    use(file);
  use(last);
  for (auto &cleanup : cleanups)
    cleanup();
}

class Undo {
public:
  explicit Undo(std::function<void()> f) : f(std::move(f)) {}
  Undo(Undo &&other) noexcept : f(std::exchange(other.f, nullptr)) {}
  ~Undo() {
    if (f)
      f();
  }
  void dismiss() { f = nullptr; }

private:
  std::function<void()> f;
};

bool allOrNothing(int n) {
  std::vector<Undo> undos;
  for (int i = 0; i < n; ++i) {
    if (!step(i))
      return false;
    undos.emplace_back([i] { undo(i); }); // quiet: dismissed when all has succeeded
  }
  for (auto &each : undos)
    each.dismiss();
  return true;
}

void neverDismissed(int n) {
  std::vector<Undo> undos;
  for (int i = 0; i < n; ++i)
    undos.emplace_back([i] { undo(i); }); // want bug: all act at the end
}
