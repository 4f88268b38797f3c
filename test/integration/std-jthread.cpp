// RUN: %check defercliff-loop-capture %s %t --real-headers -std=c++20

#include <functional>
#include <latch>
#include <ranges>
#include <stop_token>
#include <thread>
#include <vector>

void use(int);

void outside() {
  std::vector<std::jthread> Threads;
  for (int I = 0; I < 3; ++I)
    Threads.emplace_back([&I] { use(I); });
    // CHECK-MESSAGES: :[[@LINE-1]]:28: warning: deferred action captures 'I' by reference, but it is gone when the action runs after the loop [defercliff-loop-capture]
    // CHECK-FIXES:    Threads.emplace_back([I] { use(I); });
}

void inside() {
  for (int I = 0; I < 3; ++I)
    std::jthread Thread([&I] { use(I); });
}

void declaredTooEarly() {
  for (int I = 0; I < 3; ++I) {
    std::jthread Thread;
    int Local = I;
    Thread = std::jthread([&Local] { use(Local); });
  }
}

void view(std::vector<std::function<void()>> &Tasks) {
  for (auto &&Number : std::views::iota(0, 3))
    Tasks.push_back([&Number] { use(Number); });
    // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: deferred action captures 'Number' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-FIXES:    Tasks.push_back([Number] { use(Number); });
}

void latched() {
  std::vector<std::jthread> Threads;
  for (int I = 0; I < 3; ++I) {
    std::latch Done(1);
    Threads.emplace_back([&Done, &I] {
      use(I);
      Done.count_down();
    });
    Done.wait();
  }
}
