// RUN: %check defercliff-loop-capture %s %t

// References need no lambda. There is no fix: the reference is meant.

#include <functional>
#include <thread>
#include <vector>

void work(int &);

struct Job {
  int &Number;
  explicit Job(int &N) : Number(N) {}
  void operator()() const { work(Number); }
};

struct CopyJob {
  int Number;
  explicit CopyJob(int &N) : Number(N) {}
  void operator()() { work(Number); }
};

void threads(int N) {
  std::vector<std::thread> Threads;
  for (int I = 0; I < N; ++I) {
    Threads.emplace_back(work, std::ref(I));
    // CHECK-NOTES: :[[@LINE-1]]:32: warning: deferred action keeps a reference to 'I', but it is gone when the action runs after the loop [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:12: note: 'I' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'Threads' keeps it
    // CHECK-NOTES: :[[@LINE-6]]:28: note: 'Threads' is declared here
    Threads.push_back(std::thread(Job(I)));
    // CHECK-NOTES: :[[@LINE-1]]:35: warning: deferred action keeps a reference to 'I', but it is gone when the action runs after the loop [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-8]]:12: note: 'I' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'Threads' keeps it
    // CHECK-NOTES: :[[@LINE-11]]:28: note: 'Threads' is declared here
    Threads.push_back(std::thread(CopyJob(I)));
  }
}

// What the body does not use is not followed.
void unused(std::vector<std::function<void()>> &Tasks, int N) {
  for (int I = 0; I < N; ++I)
    Tasks.push_back([&I] {});
}
