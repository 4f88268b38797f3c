// RUN: %check defercliff-loop-capture %s %t

// What cannot be copied stays a reference, however deep the part is that cannot:
// the copy constructor of a container does not tell. Nothing here is changed.

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

bool more();
template <class T> void use(const T &);

using Tasks = std::vector<std::function<void()>>;
using Owner = std::unique_ptr<int>;

struct Part {
  std::vector<Owner> Owners;
};
struct Derived : Part {};

void inVector(Tasks &T) {
  while (more()) {
    std::vector<Owner> V;
    T.emplace_back([&] { use(V); });
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: deferred action captures 'V' by reference
  }
}

void inMap(Tasks &T) {
  while (more()) {
    std::map<int, Owner> V;
    T.emplace_back([&] { use(V); });
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: deferred action captures 'V' by reference
  }
}

void inOptional(Tasks &T) {
  while (more()) {
    std::optional<Owner> V;
    T.emplace_back([&] { use(V); });
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: deferred action captures 'V' by reference
  }
}

void inPair(Tasks &T) {
  while (more()) {
    std::pair<int, std::vector<Owner>> V;
    T.emplace_back([&] { use(V); });
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: deferred action captures 'V' by reference
  }
}

void inMember(Tasks &T) {
  while (more()) {
    Part V;
    T.emplace_back([&] { use(V); });
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: deferred action captures 'V' by reference
  }
}

void inBase(Tasks &T) {
  while (more()) {
    Derived V;
    T.emplace_back([&] { use(V); });
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: deferred action captures 'V' by reference
  }
}

void inArray(Tasks &T) {
  while (more()) {
    Owner V[2];
    T.emplace_back([&] { use(V); });
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: deferred action captures 'V' by reference
  }
}

void ofVariableSize(Tasks &T, int N) {
  while (more()) {
    int V[N];
    T.emplace_back([&] { use(V[0]); });
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: deferred action captures 'V' by reference
  }
}

// A reference to a base: a copy would be of that part alone.
struct Base {
  int A;
};
struct Whole : Base {
  int B;
};

void baseOnly(Tasks &T) {
  while (more()) {
    const Base &V = Whole();
    T.emplace_back([&] { use(V.A); });
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: deferred action captures 'V' by reference
  }
}

// A pack that the default captures has no one name in the list.
template <class... A> void pack(Tasks &T, A... V) {
  while (more()) {
    (++V, ...);
    T.emplace_back([&] { (use(V), ...); });
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: deferred action captures 'V' by reference, but the loop changes it before the action runs
  }
}
void packs(Tasks &T) { pack(T, 1, 2); }
