// std: c++17
// RUN: %table defercliff-deferral-in-loop %s %t
// guards put into a container that is declared outside the loop pile up: bug, whatever the guard is made of
#include <deque>
#include <functional>
#include <list>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace absl {
inline namespace lts_20240722 {
namespace cleanup_internal { struct Tag {}; }
template <class Arg, class Callback> class Cleanup final {
  std::optional<Callback> f_;

public:
  Cleanup(Callback f) : f_(std::move(f)) {}
  Cleanup(Cleanup &&o) : f_(std::move(o.f_)) { o.f_.reset(); }
  void Cancel() && { f_.reset(); }
  ~Cleanup() { if (f_) (*f_)(); }
};
template <class... Args, class Callback> Cleanup<cleanup_internal::Tag, Callback> MakeCleanup(Callback f) { return {std::move(f)}; }
} // namespace lts_20240722
} // namespace absl

class Deferred {
  std::function<void()> f_;

public:
  explicit Deferred(std::function<void()> f) : f_(std::move(f)) {}
  Deferred(Deferred &&o) noexcept : f_(std::exchange(o.f_, nullptr)) {}
  Deferred &operator=(Deferred &&o) noexcept { std::swap(f_, o.f_); return *this; }
  ~Deferred() { if (f_) f_(); }
};

void say(int);
int openPort(int);
void closePort(int);

void abslVector(const std::vector<int> &v) {
  using Closer = absl::Cleanup<absl::cleanup_internal::Tag, std::function<void()>>;
  std::vector<Closer> cleanups;
  cleanups.reserve(v.size());
  for (int x : v) {
    int port = openPort(x);
    cleanups.emplace_back([port] { closePort(port); }); // want bug: a vector of absl::Cleanup
  }
}

void abslPush(const std::vector<int> &v) {
  std::vector<absl::Cleanup<absl::cleanup_internal::Tag, std::function<void()>>> all;
  for (int x : v)
    all.push_back(absl::MakeCleanup(std::function<void()>([x] { say(x); }))); // want bug: pushed from the factory
}

void homeGrownDeque(int n) {
  std::deque<Deferred> later;
  for (int i = 0; i < n; ++i)
    later.emplace_front([i] { say(i); }); // want bug: a deque of home-grown guards
}

void namedThenMoved(int n) {
  std::list<Deferred> later;
  while (n--) {
    Deferred d([n] { say(n); });
    say(0);
    later.push_back(std::move(d)); // want bug: a local guard moved into the list
  }
}

void sharedVoid(const std::vector<int> &v) {
  std::vector<std::shared_ptr<void>> undo;
  for (int x : v) {
    int port = openPort(x);
    undo.push_back(std::shared_ptr<void>(nullptr, [port](void *) { closePort(port); })); // want bug: shared_ptr<void> used as a guard
  }
}

void sharedVoidEmplace(const std::vector<int> &v) {
  std::vector<std::shared_ptr<void>> undo;
  for (int x : v)
    undo.emplace_back(nullptr, [x](void *) { say(x); }); // want bug: the guard is built in place
}

void gotoLoop(int n) {
  std::vector<Deferred> d;
again:
  d.emplace_back([n] { say(n); }); // want bug: a goto loop
  if (--n)
    goto again;
}

void noLoop(int n) {
  std::vector<Deferred> d;
  d.emplace_back([n] { say(n); }); // quiet: no loop
  d.emplace_back([] { say(0); }); // quiet: no loop
  while (n--)
    say(n);
}

void perIteration(int n) {
  while (n--) {
    std::vector<Deferred> d;
    d.emplace_back([n] { say(n); }); // quiet: the container dies with the iteration
    say(n);
  }
}

void cleared(int n) {
  std::vector<Deferred> d;
  while (n--) {
    d.emplace_back([n] { say(n); }); // quiet: cleared in the same iteration
    say(n);
    d.clear();
  }
}

void values(int n) {
  std::vector<std::shared_ptr<void>> keep;
  std::vector<std::unique_ptr<int>> own;
  for (int i = 0; i < n; ++i) {
    keep.push_back(std::make_shared<int>(i)); // quiet: shared values, no clean-up action
    own.push_back(std::make_unique<int>(i)); // quiet: values
  }
}
