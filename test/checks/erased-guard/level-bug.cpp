// RUN: %check defercliff-erased-guard %s %t --global-option MinimumLevel=bug

// A cost is no bug.

#include <functional>
#include <utility>

void done();

struct Guard {
  explicit Guard(std::function<void()> f) : f(std::move(f)) {}
  ~Guard() { f(); }
  std::function<void()> f;
};

void use() { Guard guard([] { done(); }); }
