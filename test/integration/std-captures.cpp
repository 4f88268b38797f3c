// RUN: %check defercliff-loop-capture %s %t --real-headers

#include <algorithm>
#include <functional>
#include <future>
#include <thread>
#include <vector>

void use(int);

void callables(const std::vector<int> &Values) {
  std::vector<std::function<void()>> Tasks;
  for (int Value : Values)
    Tasks.push_back([&] { use(Value); });
    // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: deferred action captures 'Value' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-FIXES:    Tasks.push_back([&, Value] { use(Value); });
  for (auto &Task : Tasks)
    Task();
}

void threads() {
  std::vector<std::thread> Threads;
  for (int I = 0; I < 3; ++I)
    Threads.emplace_back([&I] { use(I); });
    // CHECK-MESSAGES: :[[@LINE-1]]:28: warning: deferred action captures 'I' by reference, but it is gone when the action runs after the loop [defercliff-loop-capture]
    // CHECK-FIXES:    Threads.emplace_back([I] { use(I); });
  for (std::thread &Thread : Threads)
    Thread.join();
}

void futures(const std::vector<int> &Values) {
  std::vector<std::future<void>> Futures;
  for (int Value : Values)
    Futures.push_back(std::async(std::launch::async, [&Value] { use(Value); }));
    // CHECK-MESSAGES: :[[@LINE-1]]:56: warning: deferred action captures 'Value' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-FIXES:    Futures.push_back(std::async(std::launch::async, [Value] { use(Value); }));
}

void awaited(const std::vector<int> &Values) {
  for (int Value : Values) {
    std::thread Thread([&Value] { use(Value); });
    Thread.join();
    auto Future = std::async([&Value] { use(Value); });
    Future.get();
    (void)std::async(std::launch::async, [&Value] { use(Value); });
    std::for_each(Values.begin(), Values.end(),
                  [&Value](int Other) { use(Value + Other); });
  }
}
