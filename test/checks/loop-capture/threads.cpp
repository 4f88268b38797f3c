// RUN: %check defercliff-loop-capture %s %t -std=c++20

// A thread runs its callable while it is not joined.

#include <thread>
#include <utility>
#include <vector>

void use(int);

void constructedInPlace(const std::vector<int> &Numbers) {
  std::vector<std::thread> Threads;
  for (int N : Numbers)
    Threads.emplace_back([&N] { use(N); });
    // CHECK-NOTES: :[[@LINE-1]]:28: warning: deferred action captures 'N' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:12: note: 'N' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'Threads' keeps it
    // CHECK-NOTES: :[[@LINE-6]]:28: note: 'Threads' is declared here
    // CHECK-FIXES:    Threads.emplace_back([N] { use(N); });
  for (std::thread &T : Threads)
    T.join();
}

void pushed(const std::vector<int> &Numbers) {
  std::vector<std::thread> Threads;
  for (int N : Numbers)
    Threads.push_back(std::thread([&N] { use(N); }));
    // CHECK-NOTES: :[[@LINE-1]]:37: warning: deferred action captures 'N' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:12: note: 'N' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'Threads' keeps it
    // CHECK-NOTES: :[[@LINE-6]]:28: note: 'Threads' is declared here
    // CHECK-FIXES:    Threads.push_back(std::thread([N] { use(N); }));
  for (std::thread &T : Threads)
    T.join();
}

void pushedByBraces(const std::vector<int> &Numbers) {
  std::vector<std::thread> Threads;
  for (int N : Numbers)
    Threads.push_back(std::thread{[&] { use(N); }});
    // CHECK-NOTES: :[[@LINE-1]]:36: warning: deferred action captures 'N' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:12: note: 'N' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'Threads' keeps it
    // CHECK-NOTES: :[[@LINE-6]]:28: note: 'Threads' is declared here
    // CHECK-FIXES:    Threads.push_back(std::thread{[&, N] { use(N); }});
}

void moved(const std::vector<int> &Numbers) {
  std::vector<std::thread> Threads;
  for (int N : Numbers) {
    std::thread T([&N] { use(N); });
    // CHECK-NOTES: :[[@LINE-1]]:21: warning: deferred action captures 'N' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:12: note: 'N' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE+3]]:5: note: the action is handed over here; 'Threads' keeps it
    // CHECK-NOTES: :[[@LINE-6]]:28: note: 'Threads' is declared here
    // CHECK-FIXES:    std::thread T([N] { use(N); });
    Threads.push_back(std::move(T));
  }
}

void detached(const std::vector<int> &Numbers) {
  for (int N : Numbers)
    std::thread([&N] { use(N); }).detach();
    // CHECK-NOTES: :[[@LINE-1]]:19: warning: deferred action captures 'N' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:12: note: 'N' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; no object of this function waits for it
    // CHECK-FIXES:    std::thread([N] { use(N); }).detach();
}

void detachedByName(const std::vector<int> &Numbers) {
  for (int N : Numbers) {
    std::thread T([&N] { use(N); });
    // CHECK-NOTES: :[[@LINE-1]]:21: warning: deferred action captures 'N' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:12: note: 'N' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE+2]]:5: note: the action is handed over here; no object of this function waits for it
    // CHECK-FIXES:    std::thread T([N] { use(N); });
    T.detach();
  }
}

void assigned(const std::vector<int> &Numbers) {
  std::thread Last;
  for (int N : Numbers)
    Last = std::thread([&N] { use(N); });
    // CHECK-NOTES: :[[@LINE-1]]:26: warning: deferred action captures 'N' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:12: note: 'N' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'Last' keeps it
    // CHECK-NOTES: :[[@LINE-6]]:15: note: 'Last' is declared here
    // CHECK-FIXES:    Last = std::thread([N] { use(N); });
  Last.join();
}

void pool(const std::vector<int> &Numbers) {
  std::vector<std::jthread> Threads;
  for (int N : Numbers)
    Threads.emplace_back([&N] { use(N); });
    // CHECK-NOTES: :[[@LINE-1]]:28: warning: deferred action captures 'N' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:12: note: 'N' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'Threads' keeps it
    // CHECK-NOTES: :[[@LINE-6]]:29: note: 'Threads' is declared here
    // CHECK-FIXES:    Threads.emplace_back([N] { use(N); });
}

// The thread is joined before its variable dies.
void joined(const std::vector<int> &Numbers) {
  for (int N : Numbers) {
    std::thread T([&N] { use(N); });
    T.join();
  }
}

// A jthread joins in its destructor.
void joinsInDestructor(const std::vector<int> &Numbers) {
  for (int N : Numbers) {
    std::jthread T([&N] { use(N); });
  }
}
