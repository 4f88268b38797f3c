// std: c++17
// RUN: %table defercliff-guard-in-loop %s %t
// a guard inside std::optional, or held by a closure as an init-capture, is a guard built per iteration
#include <functional>
#include <optional>
#include <utility>
#include <vector>

void say(int);

class Defer {
  std::function<void()> f_;

public:
  explicit Defer(std::function<void()> f) : f_(std::move(f)) {}
  Defer(Defer &&o) noexcept : f_(std::exchange(o.f_, nullptr)) {}
  ~Defer() { if (f_) f_(); }
};

template <class F> class Final {
  F f_;
  bool live_ = true;

public:
  explicit Final(F f) : f_(std::move(f)) {}
  Final(Final &&o) noexcept : f_(std::move(o.f_)), live_(std::exchange(o.live_, false)) {}
  ~Final() { if (live_) f_(); }
};
template <class F> Final<F> finally(F f) { return Final<F>(std::move(f)); }

struct Point { int x, y; };

void inPlace(int n) {
  for (int i = 0; i < n; ++i) {
    std::optional<Defer> g(std::in_place, [i] { say(i); }); // want cost: erased guard in an optional
    if (i % 2)
      g.reset();
  }
}

void maker(int n) {
  for (int i = 0; i < n; ++i) {
    auto g = std::make_optional(finally([i] { say(i); })); // want style: inline guard in an optional
    say(-i);
  }
}

void initCapture(int n) {
  while (n--) {
    auto work = [g = finally([n] { say(n); })](int v) { say(v); }; // want style: guard as an init-capture
    work(n);
  }
}

void erasedInitCapture(int n) {
  while (n--) {
    auto work = [g = Defer([n] { say(n); })](int v) { say(v); }; // want cost: erased guard as an init-capture
    work(n);
  }
}

void outer(int n) {
  std::optional<Defer> g(std::in_place, [n] { say(n); }); // quiet: before the loop
  auto work = [h = finally([n] { say(n); })](int v) { say(v); }; // quiet: before the loop
  for (int i = 0; i < n; ++i)
    work(i);
}

void others(int n) {
  for (int i = 0; i < n; ++i) {
    std::optional<Point> p(std::in_place, Point{i, i}); // quiet: no guard inside
    std::optional<std::function<void()>> f([i] { say(i); }); // quiet: a callable
    auto plain = [v = i + 1] { say(v); }; // quiet: a number
    plain();
    (*f)();
  }
}

void returned(int n, std::vector<int> &v) {
  for (int i = 0; i < n; ++i) {
    if (v[i] != 7)
      continue;
    auto once = [g = finally([i] { say(i); })] { say(2); }; // quiet: the block always leaves
    once();
    return;
  }
}
