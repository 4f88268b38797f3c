// std: c++17
// RUN: %table defercliff-guard-in-loop %s %t
// a lambda (or a local class's method) written in a loop starts a new body; a loop inside a lambda is a loop
#include <functional>
#include <utility>
#include <vector>

template <class F> class [[nodiscard]] Guard {
  F f_;
  bool live_ = true;

public:
  explicit Guard(F f) : f_(std::move(f)) {}
  Guard(Guard &&o) noexcept : f_(std::move(o.f_)), live_(std::exchange(o.live_, false)) {}
  ~Guard() { if (live_) f_(); }
  void dismiss() { live_ = false; }
  explicit operator bool() const { return live_; }
};
class AnyGuard {
  std::function<void()> f_;

public:
  explicit AnyGuard(std::function<void()> f) : f_(std::move(f)) {}
  AnyGuard(AnyGuard &&o) noexcept : f_(std::exchange(o.f_, nullptr)) {}
  ~AnyGuard() { if (f_) f_(); }
  void dismiss() { f_ = nullptr; }
};

void say(int);
int next(int);
bool ok(int);
#include <algorithm>

void lambdaInLoop(const std::vector<int> &v) {
  for (int x : v) {
    auto work = [x] {
      AnyGuard g([x] { say(x); }); // quiet: a new body
      say(1);
    };
    work();
  }
}

void immediate(int n) {
  while (n--) {
    [&] {
      Guard g([&n] { say(n); }); // quiet: a new body, called at once
      say(2);
    }();
  }
}

void loopInLambda(const std::vector<int> &v) {
  auto all = [&v] {
    for (int x : v) {
      AnyGuard g([x] { say(x); }); // want cost: a loop inside a lambda
      say(x);
    }
  };
  all();
}

void bothLoops(int n) {
  while (n--) {
    auto inner = [n] {
      Guard once([n] { say(n); }); // quiet: the loop outside belongs to another body
      for (int i = 0; i < n; ++i) {
        Guard g([i] { say(i); }); // want style: the lambda's own loop
        say(i);
      }
    };
    inner();
  }
}

void algorithm(const std::vector<int> &v) {
  std::for_each(v.begin(), v.end(), [](int x) {
    AnyGuard g([x] { say(x); }); // quiet: not a loop of this body
    say(-x);
  });
}

void localClass(int n) {
  for (int i = 0; i < n; ++i) {
    struct Step {
      int i;
      void run() {
        AnyGuard g([this] { say(i); }); // quiet: a method's body
        say(i);
      }
      void many() {
        for (int k = 0; k < i; ++k) {
          AnyGuard g([k] { say(k); }); // want cost: loop in the method
          say(k);
        }
      }
    };
    Step{i}.run();
    Step{i}.many();
  }
}

void insideTheAction(int n) {
  Guard g([n] { // quiet: no loop
    for (int i = 0; i < n; ++i) {
      AnyGuard inner([i] { say(i); }); // want cost: a loop inside an action
      say(i);
    }
  });
  say(n);
}

void oneCall(int i) {
  AnyGuard g([i] { say(i); }); // quiet: the helper has no loop
  say(i);
}
void callsHelper(int n) {
  for (int i = 0; i < n; ++i)
    oneCall(i);
}
