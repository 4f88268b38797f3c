// RUN: %check defercliff-loop-capture %s %t

// What is made of copyable parts is copied, and so is what only points.

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

bool more();
template <class T> void use(const T &);

using Tasks = std::vector<std::function<void()>>;

struct Fixed {
  Fixed();
  Fixed(const Fixed &) = delete;
};
struct Node {
  std::vector<Node> Kids;
};
template <class T> struct Shared {
  T *Object;
  Shared();
  Shared(const Shared &Other) : Object(Other.Object) {}
  T *operator->() const;
};

// As the base of pair is in libstdc++: only those that are derived copy it.
template <class T> class PairBase {
  template <class> friend struct Single;
  PairBase() = default;
  PairBase(const PairBase &) = default;
};
template <class T> struct Single : private PairBase<T> {
  T First;
  Single() = default;
  Single(const Single &) = default;
};

void ofItself(Tasks &T) {
  while (more()) {
    Node V;
    T.emplace_back([&] { use(V); });
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: deferred action captures 'V' by reference
    // CHECK-FIXES:    T.emplace_back([&, V] { use(V); });
  }
}

void ownPointer(Tasks &T) {
  while (more()) {
    Shared<Fixed> V;
    T.emplace_back([&] { use(V); });
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: deferred action captures 'V' by reference
    // CHECK-FIXES:    T.emplace_back([&, V] { use(V); });
  }
}

void pointers(Tasks &T) {
  while (more()) {
    std::vector<std::shared_ptr<Fixed>> V;
    T.emplace_back([&] { use(V); });
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: deferred action captures 'V' by reference
    // CHECK-FIXES:    T.emplace_back([&, V] { use(V); });
  }
}

void mapOfVectors(Tasks &T) {
  while (more()) {
    std::map<std::string, std::vector<int>> V;
    T.emplace_back([&] { use(V); });
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: deferred action captures 'V' by reference
    // CHECK-FIXES:    T.emplace_back([&, V] { use(V); });
  }
}

void guardedBase(Tasks &T) {
  while (more()) {
    Single<std::string> V;
    T.emplace_back([&] { use(V); });
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: deferred action captures 'V' by reference
    // CHECK-FIXES:    T.emplace_back([&, V] { use(V); });
  }
}

void array(Tasks &T) {
  while (more()) {
    std::string V[2];
    T.emplace_back([&] { use(V[0]); });
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: deferred action captures 'V' by reference
    // CHECK-FIXES:    T.emplace_back([&, V] { use(V[0]); });
  }
}
