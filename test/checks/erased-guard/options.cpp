// RUN: %check defercliff-erased-guard %s %t --option IgnoredGuards='mine::Ignored;Other'
// RUN: %check defercliff-erased-guard %s %t --option MinimumLevel=cost --option IgnoredGuards=mine::Ignored
// RUN: %check defercliff-erased-guard %s %t --global-option MinimumLevel=cost --option IgnoredGuards=::mine::Ignored

#include <functional>
#include <utility>

void done();

namespace mine {
struct Ignored {
  explicit Ignored(std::function<void()> f) : f(std::move(f)) {}
  ~Ignored() { f(); }
  std::function<void()> f;
};

struct Seen {
  // CHECK-NOTES: :[[@LINE-1]]:8: warning: guard class 'Seen' type-erases its action with 'std::function' in 'f', but is only ever a local variable [defercliff-erased-guard]
  // CHECK-NOTES: :[[@LINE+5]]:25: note: the action is kept here
  // CHECK-NOTES: :[[@LINE+10]]:14: note: it is used once in this file, here
  explicit Seen(std::function<void()> f) : f(std::move(f)) {}
  // CHECK-FIXES:  explicit Seen(Callable f) : f(std::move(f)) {}
  ~Seen() { f(); }
  std::function<void()> f;
};
} // namespace mine

void use() {
  mine::Ignored one([] { done(); });
  mine::Seen two([] { done(); });
}
