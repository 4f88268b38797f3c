// RUN: %check defercliff-too-many-guards %s %t -check-suffixes=DEFAULT \
// RUN:   --option MaxGuards=1
// RUN: %check defercliff-too-many-guards %s %t -check-suffixes=OWNERS \
// RUN:   --option MaxGuards=1 --option CountOwners=true
// RUN: %check defercliff-too-many-guards %s %t -check-suffixes=LISTED \
// RUN:   --option MaxGuards=1 --option Guards=net::Closer \
// RUN:   --option IgnoredGuards=gsl::final_action
// RUN: %check defercliff-too-many-guards %s %t --option MaxGuards=1 \
// RUN:   --option MinimumLevel=cost

#include <gsl/util>
#include <mutex>

void done(int);
void work();

namespace net {
class Closer {
  int Handle;

public:
  explicit Closer(int Handle) : Handle(Handle) {}
  ~Closer() { done(Handle); }
};
} // namespace net

void scopeGuards() {
  // CHECK-MESSAGES-DEFAULT: :[[@LINE-1]]:6: warning: function 'scopeGuards' keeps 2 guards alive at once, more than 1; it has 2 in all; this is a limit of readability [defercliff-too-many-guards]
  // CHECK-MESSAGES-OWNERS: :[[@LINE-2]]:6: warning: function 'scopeGuards' keeps 2 guards alive at once, more than 1; it has 2 in all; this is a limit of readability [defercliff-too-many-guards]
  auto A = gsl::finally([] { done(1); });
  work();
  auto B = gsl::finally([] { done(2); });
}

void owners(std::mutex &M, std::mutex &N) {
  // CHECK-MESSAGES-OWNERS: :[[@LINE-1]]:6: warning: function 'owners' keeps 2 guards alive at once, more than 1; it has 2 in all; this is a limit of readability [defercliff-too-many-guards]
  std::lock_guard<std::mutex> A(M);
  work();
  std::unique_lock<std::mutex> B(N);
}

void listed() {
  // CHECK-MESSAGES-LISTED: :[[@LINE-1]]:6: warning: function 'listed' keeps 2 guards alive at once, more than 1; it has 2 in all; this is a limit of readability [defercliff-too-many-guards]
  net::Closer A(1);
  work();
  net::Closer B(2);
}
