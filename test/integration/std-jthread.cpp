// RUN: %check defercliff-loop-capture %s %t --real-headers -std=c++20

#include <latch>
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
