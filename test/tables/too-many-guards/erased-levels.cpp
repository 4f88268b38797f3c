// std: c++17
// RUN: %table defercliff-too-many-guards %s %t
// The level: cost only if more than the limit are erased or allocate.
#include <absl/cleanup/cleanup.h>
#include <functional>
#include <memory>
#include <optional>
#include <utility>

struct OnExit {
  std::function<void()> f;
  OnExit(std::function<void()> g) : f(std::move(g)) {}
  OnExit(const OnExit &) = delete;
  ~OnExit() { f(); }
};
struct Ctx {
  void (*fn)(void *);
  void *data;
  ~Ctx() { fn(data); }
};
void stop(int);
void freeIt(void *);
using P = std::shared_ptr<void>;

void nineErased(int n) { // want cost: nine are erased
  OnExit a([n] { stop(n); });
  OnExit b([n] { stop(n); });
  OnExit c([n] { stop(n); });
  OnExit d([n] { stop(n); });
  OnExit e([n] { stop(n); });
  OnExit f([n] { stop(n); });
  OnExit g([n] { stop(n); });
  OnExit h([n] { stop(n); });
  OnExit i([n] { stop(n); });
}

void eightErased(int n) { // want style: nine, but only eight of them are erased
  OnExit a([n] { stop(n); });
  OnExit b([n] { stop(n); });
  OnExit c([n] { stop(n); });
  OnExit d([n] { stop(n); });
  absl::Cleanup e = [n] { stop(n); };
  OnExit f([n] { stop(n); });
  OnExit g([n] { stop(n); });
  OnExit h([n] { stop(n); });
  OnExit i([n] { stop(n); });
}

void mixed(int n) { // want cost: four allocate, five erase
  P a(nullptr, [n](void *) { stop(n); });
  P b(nullptr, [n](void *) { stop(n); });
  P c(nullptr, [n](void *) { stop(n); });
  P d(nullptr, [n](void *) { stop(n); });
  OnExit e([n] { stop(n); });
  std::optional<OnExit> f(std::in_place, [n] { stop(n); });
  const OnExit &g = OnExit([n] { stop(n); });
  std::unique_ptr<int, std::function<void(int *)>> h(&n, [](int *p) { stop(*p); });
  absl::Cleanup i = std::function<void()>([n] { stop(n); });
}

void notAtOnce(int n) { // quiet: five and then five
  {
    OnExit a([n] { stop(n); });
    OnExit b([n] { stop(n); });
    OnExit c([n] { stop(n); });
    OnExit d([n] { stop(n); });
    OnExit e([n] { stop(n); });
  }
  OnExit f([n] { stop(n); });
  OnExit g([n] { stop(n); });
  OnExit h([n] { stop(n); });
  OnExit i([n] { stop(n); });
  OnExit j([n] { stop(n); });
}

void referred(int n) { // quiet: references to guards are no guards
  absl::Cleanup a1 = [n] { stop(n); };
  absl::Cleanup a2 = [n] { stop(n); };
  absl::Cleanup a3 = [n] { stop(n); };
  absl::Cleanup a4 = [n] { stop(n); };
  auto &b1 = a1;
  auto &b2 = a2;
  auto &b3 = a3;
  auto &b4 = a4;
  absl::Cleanup c = [n] { stop(n); };
}

void owners(int *p, int n) { // quiet: shared_ptr that own are no guards
  P a(new int, [](void *q) { freeIt(q); });
  P b(new int, freeIt);
  P c = std::make_shared<int>(1);
  OnExit d([n] { stop(n); });
  OnExit e([n] { stop(n); });
  OnExit f([n] { stop(n); });
  OnExit g([n] { stop(n); });
  OnExit h([n] { stop(n); });
  OnExit i([n] { stop(n); });
}

void pointers(int n, void *p) { // want style: a function pointer is as good as inline
  Ctx a{freeIt, p};
  Ctx b{freeIt, p};
  Ctx c{freeIt, p};
  stop(n);
  absl::Cleanup d = [n] { stop(n); };
  absl::Cleanup e = [n] { stop(n); };
  absl::Cleanup f = [n] { stop(n); };
  absl::Cleanup g = [n] { stop(n); };
  absl::Cleanup h = [n] { stop(n); };
  absl::Cleanup i = [n] { stop(n); };
}
