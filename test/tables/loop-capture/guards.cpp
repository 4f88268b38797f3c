// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// Rule: guards of the iteration: style for loop variables by reference; bug if the guard gets out or the value is changed first.
#include <absl/cleanup/cleanup.h>
#include <cstdio>
#include <functional>
#include <gsl/util>
#include <memory>
#include <optional>
#include <string>
#include <vector>

void release(int);
void releaseName(const std::string &);
bool busy(int);
void log(int);

void plain(int count) {
  for (int i = 0; i < count; ++i) {
    absl::Cleanup cleanup = [&i] { release(i); }; // want style: correct today
    log(i);
  }
  for (int i = 0; i < count; ++i) {
    auto cleanup = gsl::finally([i] { release(i); }); // quiet: copied
    log(i);
  }
  for (int i = 0; i < count; ++i) {
    auto cleanup = gsl::finally([&] { release(i); }); // want style: a default capture
    log(i);
  }
}

void bodyLocal(const std::vector<int> &handles) {
  for (const int &handle : handles) {
    int copy = handle;
    auto cleanup = gsl::finally([&copy] { release(copy); }); // quiet: a local of the body, no loop variable
    auto other = gsl::finally([&handle] { release(handle); }); // quiet: a reference to the element
    copy = -1;
  }
}

void stringVariable(const std::vector<std::string> &names) {
  for (std::string name : names) {
    auto cleanup = gsl::finally([&name] { releaseName(name); }); // want style: a loop variable by reference, though a copy is not cheap
    log(int(name.size()));
  }
}

void changedInBody(int count) {
  for (int i = 0; i < count; ++i) {
    auto cleanup = gsl::finally([&i] { release(i); }); // want bug: the iteration changes 'i' before the action runs
    while (busy(i))
      ++i;
  }
}

void changedBefore(int count) {
  for (int i = 0; i < count; ++i) {
    while (busy(i))
      ++i;
    auto cleanup = gsl::finally([&i] { release(i); }); // quiet: the iteration changes it (before the guard), so "nothing changes it" does not hold
    log(i);
  }
}

void cancelled(int count) {
  for (int i = 0; i < count; ++i) {
    absl::Cleanup undo = [&] { release(i); }; // want style: by reference, dismissed on one path
    if (busy(i))
      continue;
    std::move(undo).Cancel();
  }
}

void escapes(int count) {
  std::vector<gsl::final_action<std::function<void()>>> undo;
  std::vector<std::shared_ptr<void>> keep;
  for (int i = 0; i < count; ++i) {
    undo.push_back(gsl::finally(std::function<void()>([&i] { release(i); }))); // want bug: the guard is kept outside
    keep.push_back(std::shared_ptr<void>(nullptr, [&](void *) { release(i); })); // want bug: the deleter runs later
    keep.emplace_back(nullptr, [i](void *) { release(i); }); // quiet: copied
  }
}

class OnExit {
public:
  explicit OnExit(std::function<void()> action) : action_(std::move(action)) {}
  OnExit(OnExit &&other) noexcept : action_(std::exchange(other.action_, nullptr)) {}
  ~OnExit() { if (action_) action_(); }
private:
  std::function<void()> action_;
};

void optionals(int count) {
  std::optional<OnExit> last;
  for (int i = 0; i < count; ++i) {
    last.emplace([&i] { release(i); }); // want bug: runs when it is replaced in the next iteration, or after the loop
    if (busy(i))
      break;
  }
}

void optionalReset(int count) {
  std::optional<OnExit> last;
  for (int i = 0; i < count; ++i) {
    last.emplace([&i] { release(i); }); // quiet: reset in the iteration
    log(i);
    last.reset();
  }
}

std::unique_ptr<OnExit> acquire(int count) {
  for (int i = 0; i < count; ++i) {
    auto guard = std::make_unique<OnExit>([&] { release(i); }); // want bug: returned
    if (!busy(i))
      return guard;
  }
  return nullptr;
}

void deleters(const char *const *paths, int count) {
  for (int i = 0; i < count; ++i) {
    auto close = [&i](std::FILE *file) { log(i); std::fclose(file); }; // quiet: a deleter of an owner, no scope guard
    std::unique_ptr<std::FILE, decltype(close)> file(std::fopen(paths[i], "r"), close);
    if (!file)
      continue;
  }
}

void timed(const std::vector<std::string> &names) {
  for (std::size_t i = 0; i < names.size(); i += 2) {
    const std::string &name = names[i];
    auto done = gsl::finally([&, start = i] { releaseName(name); log(int(start)); }); // quiet: 'i' is copied, 'name' is the element
  }
}
