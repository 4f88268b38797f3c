// RUN: %check defercliff-loop-capture %s %t --option "DeferringNames=launchLater;project::onIdle"

// The option DeferringNames replaces the list of names: bare ones ask for a
// callable that is owned, qualified ones are taken at their word.

#include <functional>
#include <vector>

void use(int);

struct Pool {
  void enqueue(std::function<void()> Task);
  void launchLater(std::function<void()> Task);
};

namespace project {
void onIdle(std::function<void()> Task);
void onBusy(std::function<void()> Task);
} // namespace project

void method(Pool &P, const std::vector<int> &Numbers) {
  for (int N : Numbers)
    P.launchLater([&N] { use(N); });
    // CHECK-NOTES: :[[@LINE-1]]:21: warning: deferred action captures 'N' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:12: note: 'N' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'P' keeps it
    // CHECK-NOTES: :[[@LINE-6]]:19: note: 'P' is declared here
    // CHECK-FIXES:    P.launchLater([N] { use(N); });
}

void function(const std::vector<int> &Numbers) {
  for (int N : Numbers)
    project::onIdle([&N] { use(N); });
    // CHECK-NOTES: :[[@LINE-1]]:23: warning: deferred action captures 'N' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:12: note: 'N' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; no object of this function waits for it
    // CHECK-FIXES:    project::onIdle([N] { use(N); });
}

// Not listed any more, never listed.
void others(Pool &P, const std::vector<int> &Numbers) {
  for (int N : Numbers) {
    P.enqueue([&N] { use(N); });
    project::onBusy([&N] { use(N); });
  }
}
