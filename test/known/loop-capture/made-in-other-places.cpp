// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// Actions that are made before the loop, or in the place of a guard, or that outlive their variable by an exception.

#include <functional>
#include <optional>
#include <utility>
#include <vector>

using F = std::function<void()>;
void use(int);
void attempt(int);

void copies(int n, std::vector<F> &list) {
  int i = 0;
  auto job = [&i] { use(i); }; // missed bug: each copy of job sees the last i
  for (i = 0; i < n; ++i)
    list.push_back(job);
}

struct Rollback {
  explicit Rollback(F f) : f(std::move(f)) {}
  Rollback(const Rollback &) = delete;
  ~Rollback() { f(); }
  F f;
};

void inPlace(int n) {
  for (int i = 0; i < n; ++i) {
    std::optional<Rollback> pending;
    if (i % 2)
      pending.emplace([&i] { use(i); }); // missed style: a guard of the iteration
  }
}

void retry(int n) {
  std::vector<F> undo;
  for (int i = 0; i < n; ++i) {
    try {
      int step = i;
      undo.push_back([&step] { use(step); }); // missed bug: attempt may throw, and step is gone in the handler
      attempt(step);
      undo.clear();
    } catch (...) {
      for (auto &f : undo)
        f();
      undo.clear();
    }
  }
}
