// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// Guards that outlive the iteration: optional, smart pointers, containers; and home-grown ones.
#include <functional>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

void put(int);
int next(int);

template <class F> class [[nodiscard]] OnLeave {
public:
  explicit OnLeave(F f) : f(std::move(f)) {}
  OnLeave(OnLeave &&other) noexcept : f(std::move(other.f)), armed(std::exchange(other.armed, false)) {}
  ~OnLeave() {
    if (armed)
      f();
  }
  void dismiss() { armed = false; }

private:
  F f;
  bool armed = true;
};

class Rollback {
public:
  Rollback() = default;
  explicit Rollback(std::function<void()> f) : f(std::move(f)) {}
  Rollback(Rollback &&) = default;
  Rollback &operator=(Rollback &&) = default;
  ~Rollback() {
    if (f)
      f();
  }
  void reset() { f = nullptr; }

private:
  std::function<void()> f;
};

void optionals(int n) {
  std::optional<Rollback> pending;
  for (int i = 0; i < n; ++i)
    pending.emplace([&i] { put(i); }); // want bug: runs when pending dies, or in the next iteration
}

void optionalOfTheIteration(int n) {
  for (int i = 0; i < n; ++i) {
    std::optional<Rollback> pending;
    if (i % 2)
      pending.emplace([&i] { put(i); });
    next(i);
  }
}

void pointers(int n) {
  std::unique_ptr<Rollback> pending;
  for (int i = 0; i < n; ++i) {
    pending = std::make_unique<Rollback>([&i] { put(i); }); // want bug: the pointer lives on
    next(i);
  }
}

void assigned(int n) {
  Rollback pending;
  for (int i = 0; i < n; ++i) {
    pending = Rollback([&i] { put(i); }); // want bug: pending is declared outside
    next(i);
  }
}

void stack(int n) {
  std::vector<Rollback> undo;
  for (int i = 0; i < n; ++i) {
    undo.emplace_back([&i] { put(i); }); // want bug: undone after the loop
    Rollback one([i] { put(i); }); // quiet: copied
    undo.push_back(std::move(one));
  }
}

void escaping(int n) {
  std::vector<Rollback> undo;
  for (int i = 0; i < n; ++i) {
    Rollback one([&] { put(i); }); // want bug: moved to undo
    if (next(i))
      undo.push_back(std::move(one));
  }
}

void shared(int n) {
  for (int i = 0; i < n; ++i) {
    std::shared_ptr<void> always(nullptr, [&i](void *) { put(i); }); // want style: runs with the iteration
    OnLeave guard([&i] { put(i); }); // want style: dies in the iteration
    if (next(i))
      guard.dismiss();
  }
}

void moving(int n) {
  for (int i = 0; i < n;) {
    OnLeave guard([&i] { put(i); }); // want bug: i has moved on when it runs
    i += next(i);
  }
}

void sharedOutside(int n) {
  std::shared_ptr<void> last;
  for (int i = 0; i < n; ++i)
    last = std::shared_ptr<void>(nullptr, [&i](void *) { put(i); }); // want bug: the last one runs after the loop
}
