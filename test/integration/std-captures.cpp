// RUN: %check defercliff-loop-capture %s %t --real-headers --fix-notes

#include <algorithm>
#include <functional>
#include <future>
#include <map>
#include <mutex>
#include <queue>
#include <string>
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

void otherContainers(std::map<int, std::function<void()>> &ByNumber,
                     std::queue<std::packaged_task<void()>> &Queue) {
  for (int I = 0; I < 3; ++I) {
    ByNumber[I] = [&I] { use(I); };
    // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: deferred action captures 'I' by reference, but it is gone when the action runs after the loop [defercliff-loop-capture]
    ByNumber.emplace(I, [&I] { use(I); });
    // CHECK-MESSAGES: :[[@LINE-1]]:27: warning: deferred action captures 'I' by reference, but it is gone when the action runs after the loop [defercliff-loop-capture]
    Queue.emplace([&I] { use(I); });
    // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: deferred action captures 'I' by reference, but it is gone when the action runs after the loop [defercliff-loop-capture]
    // CHECK-FIXES:    ByNumber[I] = [I] { use(I); };
    // CHECK-FIXES:    ByNumber.emplace(I, [I] { use(I); });
    // CHECK-FIXES:    Queue.emplace([I] { use(I); });
  }
}

void threads() {
  std::vector<std::thread> Threads;
  for (int I = 0; I < 3; ++I)
    Threads.emplace_back([&I] { use(I); });
    // CHECK-MESSAGES: :[[@LINE-1]]:28: warning: deferred action captures 'I' by reference, but it is gone when the action runs after the loop [defercliff-loop-capture]
    // CHECK-FIXES:    Threads.emplace_back([I] { use(I); });
  for (int I = 0; I < 3; ++I)
    Threads.push_back(std::thread([&I](int J) { use(I + J); }, 4));
    // CHECK-MESSAGES: :[[@LINE-1]]:37: warning: deferred action captures 'I' by reference, but it is gone when the action runs after the loop [defercliff-loop-capture]
    // CHECK-FIXES:    Threads.push_back(std::thread([I](int J) { use(I + J); }, 4));
  for (std::thread &Thread : Threads)
    Thread.join();
}

void detached() {
  for (int I = 0; I < 3; ++I)
    std::thread([&I] { use(I); }).detach();
    // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: deferred action captures 'I' by reference, but it is gone when the action runs after the loop [defercliff-loop-capture]
    // CHECK-FIXES:    std::thread([I] { use(I); }).detach();
}

void counter() {
  std::vector<std::function<void()>> Tasks;
  int I = 0;
  while (I < 3) {
    Tasks.push_back([&I] { use(I); });
    // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: deferred action captures 'I' by reference, but the loop changes it before the action runs [defercliff-loop-capture]
    // CHECK-FIXES:    Tasks.push_back([I] { use(I); });
    ++I;
  }
}

void futures(const std::vector<int> &Values) {
  std::vector<std::future<void>> Futures;
  for (int Value : Values)
    Futures.push_back(std::async(std::launch::async, [&Value] { use(Value); }));
    // CHECK-MESSAGES: :[[@LINE-1]]:56: warning: deferred action captures 'Value' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-FIXES:    Futures.push_back(std::async(std::launch::async, [Value] { use(Value); }));
}

void severalVariables() {
  std::vector<std::future<void>> Futures;
  int Shared = 0;
  for (int I = 0; I < 3; ++I) {
    std::string Name = std::to_string(I);
    Futures.push_back(std::async([&Name, &I, &Shared] {
    // CHECK-MESSAGES: :[[@LINE-1]]:36: warning: deferred action captures 'Name' and 'I' by reference, but they are gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-FIXES:    Futures.push_back(std::async([Name, I, &Shared] {
      use(Shared + I + static_cast<int>(Name.size()));
    }));
  }
}

void notCopied(std::vector<std::function<void()>> &Tasks) {
  for (int I = 0; I < 3; ++I) {
    std::unique_ptr<int> Owned(new int);
    std::vector<int> Written;
    Tasks.push_back([&Owned] { use(*Owned); });
    // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: deferred action captures 'Owned' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    Tasks.push_back([&Written] { Written.push_back(1); });
    // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: deferred action captures 'Written' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
  }
}

void elements(const std::vector<int> &Values, std::vector<bool> &Bits) {
  std::vector<std::function<void()>> Tasks;
  for (const int &Value : Values)
    Tasks.push_back([&Value] { use(Value); });
  for (auto &&Bit : Bits)
    Tasks.push_back([&Bit] { use(Bit); });
    // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: deferred action captures 'Bit' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-FIXES:    Tasks.push_back([Bit] { use(Bit); });
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

void awaitedTogether() {
  for (int I = 0; I < 3; ++I) {
    std::vector<std::thread> Threads;
    Threads.emplace_back([&I] { use(I); });
    Threads.emplace_back([&] { use(I + 1); });
    for (std::thread &Thread : Threads)
      Thread.join();
  }
}

void runsNow(std::once_flag &Flag) {
  for (int I = 0; I < 3; ++I)
    std::call_once(Flag, [&I] { use(I); });
}
