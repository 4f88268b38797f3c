// RUN: %check defercliff-loop-capture %s %t

// The methods of pools and executors are known by their names, if they take a
// callable that they can own.

#include <asio.hpp>
#include <functional>
#include <vector>

void use(int);

struct Pool {
  void enqueue(std::function<void()> Task);
  void submit(const std::function<void()> &Task);
  void launchLater(std::function<void()> Task);
};

struct Borrower {
  void enqueue(std::function<void()> &Task);
};

struct Statistics {
  void submit(int Value);
};

void enqueued(Pool &P, const std::vector<int> &Numbers) {
  for (int N : Numbers)
    P.enqueue([&N] { use(N); });
    // CHECK-NOTES: :[[@LINE-1]]:17: warning: deferred action captures 'N' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:12: note: 'N' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'P' keeps it
    // CHECK-NOTES: :[[@LINE-6]]:21: note: 'P' is declared here
    // CHECK-FIXES:    P.enqueue([N] { use(N); });
}

void submitted(Pool *P, const std::vector<int> &Numbers) {
  for (int N : Numbers)
    P->submit([&] { use(N); });
    // CHECK-NOTES: :[[@LINE-1]]:16: warning: deferred action captures 'N' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:12: note: 'N' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'P' keeps it
    // CHECK-NOTES: :[[@LINE-6]]:22: note: 'P' is declared here
    // CHECK-FIXES:    P->submit([&, N] { use(N); });
}

void localPool(const std::vector<int> &Numbers) {
  Pool P;
  for (int N : Numbers)
    P.enqueue([&N] { use(N); });
    // CHECK-NOTES: :[[@LINE-1]]:17: warning: deferred action captures 'N' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:12: note: 'N' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'P' keeps it
    // CHECK-NOTES: :[[@LINE-6]]:8: note: 'P' is declared here
    // CHECK-FIXES:    P.enqueue([N] { use(N); });
}

void context(asio::io_context &Context, const std::vector<int> &Numbers) {
  for (int N : Numbers)
    asio::post(Context, [&N] { use(N); });
    // CHECK-NOTES: :[[@LINE-1]]:27: warning: deferred action captures 'N' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:12: note: 'N' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'Context' keeps it
    // CHECK-NOTES: :[[@LINE-6]]:32: note: 'Context' is declared here
    // CHECK-FIXES:    asio::post(Context, [N] { use(N); });
}

void executor(asio::io_context &Context, const std::vector<int> &Numbers) {
  for (int N : Numbers)
    asio::post(Context.get_executor(), [&N] { use(N); });
    // CHECK-NOTES: :[[@LINE-1]]:42: warning: deferred action captures 'N' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:12: note: 'N' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'Context' keeps it
    // CHECK-NOTES: :[[@LINE-6]]:33: note: 'Context' is declared here
    // CHECK-FIXES:    asio::post(Context.get_executor(), [N] { use(N); });
}

// A pool that lives for one iteration has run its tasks before the variable
// dies, which was declared first.
void poolOfTheIteration(const std::vector<int> &Numbers) {
  for (int N : Numbers) {
    Pool P;
    P.enqueue([&N] { use(N); });
  }
}

// A name that says nothing, and no body to read: silent.
void unknownName(Pool &P, const std::vector<int> &Numbers) {
  for (int N : Numbers)
    P.launchLater([&N] { use(N); });
}

// A reference to a function object that the caller owns.
void borrowed(Borrower &B, const std::vector<int> &Numbers) {
  for (int N : Numbers) {
    std::function<void()> Task = [&N] { use(N); };
    B.enqueue(Task);
  }
}

// The method takes no callable.
void noCallable(Statistics &S, const std::vector<int> &Numbers) {
  for (int N : Numbers)
    S.submit([&N] { return N * N; }());
}
