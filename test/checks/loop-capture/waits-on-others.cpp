// RUN: %check defercliff-loop-capture %s %t

// What waits need not be the keeper: an object that the action refers to, or
// one that came from it, tells as well when the action is done.

#include <functional>
#include <thread>
#include <vector>

struct Future {
  int get();
};
struct Promise {
  Future getFuture();
  void set(int);
};
struct Event {
  void set();
  void WaitForNotification();
};
struct Condition {
  void notify();
  template <class F> void wait(F &&Predicate) {
    while (!Predicate()) {
    }
  }
};
struct Pool {
  void submit(std::function<void()> Task);
};
void use(int);

void futureOfAPromise(Pool &Workers) {
  for (int I = 0; I < 3; ++I) {
    Promise Answer;
    Future Asked = Answer.getFuture();
    Workers.submit([&Answer] { Answer.set(1); });
    Asked.get();
  }
}

void event(Pool &Workers) {
  for (int I = 0; I < 3; ++I) {
    Event Done;
    Workers.submit([&Done] { Done.set(); });
    Done.WaitForNotification();
  }
}

void conditionWithAPredicate(Pool &Workers) {
  for (int I = 0; I < 3; ++I) {
    bool Done = false;
    Condition Changed;
    Workers.submit([&Done, &Changed] {
      Done = true;
      Changed.notify();
    });
    Changed.wait([&Done] { return Done; });
  }
}

// Asking for a size waits for nobody.
void size(const std::vector<int> &Numbers) {
  std::vector<std::thread> Threads;
  for (int N : Numbers) {
    Threads.emplace_back([&N] { use(N); });
    // CHECK-MESSAGES: :[[@LINE-1]]:28: warning: deferred action captures 'N' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-FIXES:    Threads.emplace_back([N] { use(N); });
    use(static_cast<int>(Threads.size()));
  }
}
