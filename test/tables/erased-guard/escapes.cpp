// std: c++17
// RUN: %table defercliff-erased-guard %s %t
// Classes that are something else than a local variable somewhere.
#include <any>
#include <functional>
#include <memory>
#include <utility>
#include <vector>

#define BODY(Name) \
  explicit Name(std::function<void()> f) : f_(std::move(f)) {} \
  Name(Name &&other) noexcept : f_(std::exchange(other.f_, nullptr)) {} \
  ~Name() { if (f_) f_(); } \
private: \
  std::function<void()> f_;

class AsMember { // quiet: a data member
public:
  BODY(AsMember)
};
class AsBase { // quiet: a base class
public:
  BODY(AsBase)
};
class AsElement { // quiet: an element of a vector
public:
  BODY(AsElement)
};
class AsGlobal { // quiet: a global variable
public:
  BODY(AsGlobal)
};
class AsStatic { // quiet: a static local variable
public:
  BODY(AsStatic)
};
class AsArray { // quiet: an element of an array
public:
  BODY(AsArray)
};
class OnHeap { // quiet: made by new
public:
  BODY(OnHeap)
};
class Captured { // quiet: captured by a lambda
public:
  BODY(Captured)
};
class Temporary { // quiet: a temporary that no variable keeps
public:
  BODY(Temporary)
};
class Made { // quiet: an argument of make_unique
public:
  BODY(Made)
};
class Threaded { // quiet: thread-local
public:
  BODY(Threaded)
};
class LocalOnly { // want cost: local, moved into another local
public:
  BODY(LocalOnly)
};

struct Service {
  AsMember leave;
};
struct Special : AsBase {
  using AsBase::AsBase;
};
void stop(int);
AsGlobal global([] { stop(0); });

void use(int n) {
  AsMember a([n] { stop(n); });
  Service service{std::move(a)};
  AsBase b([n] { stop(n); });
  AsElement c([n] { stop(n); });
  std::vector<AsElement> elements;
  elements.push_back(std::move(c));
  AsGlobal d([n] { stop(n); });
  AsStatic e([n] { stop(n); });
  static AsStatic f([] { stop(1); });
  AsArray g([n] { stop(n); });
  AsArray two[2] = {AsArray([n] { stop(n); }), AsArray([n] { stop(n + 1); })};
  OnHeap h([n] { stop(n); });
  delete new OnHeap([n] { stop(n); });
  Captured i([n] { stop(n); });
  auto later = [i = std::move(i)] {};
  Temporary j([n] { stop(n); });
  Temporary([n] { stop(n); }), stop(n);
  Made k([n] { stop(n); });
  auto made = std::make_unique<Made>([n] { stop(n); });
  thread_local Threaded l([] { stop(2); });
  Threaded m([n] { stop(n); });
  LocalOnly o([n] { stop(n); });
  LocalOnly p(std::move(o));
  LocalOnly q = LocalOnly([n] { stop(-n); });
}
