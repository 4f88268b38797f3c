// RUN: %check defercliff-loop-capture %s %t

// A copy in the outer lambda dies with it: a lambda inside that may live longer
// gets a copy of its own. One that is only called there keeps its reference.

#include <algorithm>
#include <functional>
#include <vector>

template <class T> void use(const T &);

using Fn = std::function<void()>;
using Tasks = std::vector<Fn>;
using Makers = std::vector<std::function<Fn()>>;
struct Pool {
  void run(Fn F);
};

void returned(Makers &M) {
  for (int I = 0; I < 3; ++I)
    M.push_back([&] { return Fn([&] { use(I); }); });
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: deferred action captures 'I' by reference
    // CHECK-FIXES:    M.push_back([&, I] { return Fn([&, I] { use(I); }); });
}

void explicitly(Makers &M) {
  for (int I = 0; I < 3; ++I)
    M.push_back([&] { return Fn([=, &I] { use(I); }); });
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: deferred action captures 'I' by reference
    // CHECK-FIXES:    M.push_back([&, I] { return Fn([=] { use(I); }); });
}

void named(Makers &M) {
  for (int I = 0; I < 3; ++I)
    M.push_back([&] { auto In = [&I] { use(I); }; return Fn(In); });
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: deferred action captures 'I' by reference
    // CHECK-FIXES:    M.push_back([&, I] { auto In = [I] { use(I); }; return Fn(In); });
}

void twoLevels(Makers &M) {
  for (int I = 0; I < 3; ++I)
    M.push_back([&] { auto Make = [&] { return Fn([&] { use(I); }); }; return Make(); });
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: deferred action captures 'I' by reference
    // CHECK-FIXES:    M.push_back([&, I] { auto Make = [&] { return Fn([&, I] { use(I); }); }; return Make(); });
}

void handedOver(Tasks &M, Pool &P) {
  for (int I = 0; I < 3; ++I)
    M.push_back([&] { P.run([&] { use(I); }); });
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: deferred action captures 'I' by reference
    // CHECK-FIXES:    M.push_back([&, I] { P.run([&, I] { use(I); }); });
}

void called(Tasks &M) {
  for (int I = 0; I < 3; ++I)
    M.push_back([&] { [&] { use(I); }(); });
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: deferred action captures 'I' by reference
    // CHECK-FIXES:    M.push_back([&, I] { [&] { use(I); }(); });
}

void algorithm(Tasks &M, std::vector<int> &V) {
  for (int I = 0; I < 3; ++I)
    M.push_back([&] { std::for_each(V.begin(), V.end(), [&](int X) { use(X + I); }); });
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: deferred action captures 'I' by reference
    // CHECK-FIXES:    M.push_back([&, I] { std::for_each(V.begin(), V.end(), [&](int X) { use(X + I); }); });
}
