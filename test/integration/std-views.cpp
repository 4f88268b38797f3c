// REQUIRES: llvm-16-or-later
// RUN: %check defercliff-loop-capture %s %t --real-headers -std=c++20

// Older clangs cannot read the views of libstdc++.

#include <functional>
#include <ranges>
#include <vector>

void use(int);

void view(std::vector<std::function<void()>> &Tasks) {
  for (auto &&Number : std::views::iota(0, 3))
    Tasks.push_back([&Number] { use(Number); });
    // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: deferred action captures 'Number' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-FIXES:    Tasks.push_back([Number] { use(Number); });
}

void elements(std::vector<int> &Values,
              std::vector<std::function<void()>> &Tasks) {
  for (auto &&Number : Values | std::views::drop(1))
    Tasks.push_back([&Number] { use(Number); });
  for (auto &&Number :
       Values | std::views::transform([](int Value) { return Value + 1; }))
    Tasks.push_back([&Number] { use(Number); });
    // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: deferred action captures 'Number' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-FIXES:    Tasks.push_back([Number] { use(Number); });
}
