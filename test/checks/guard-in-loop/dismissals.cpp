// RUN: %check defercliff-guard-in-loop %s %t --global-option MinimumLevel=cost

// Where an erased guard is dismissed, the inline one is dismissed in its own
// way.

#include <QScopeGuard>
#include <functional>

int next();
void done(int);

class Cleanup {
  std::function<void()> Action;

public:
  explicit Cleanup(std::function<void()> Action) : Action(Action) {}
  ~Cleanup() {
    if (Action)
      Action();
  }
  void cancel() { Action = nullptr; }
  bool armed() const { return static_cast<bool>(Action); }
};

void dismissed() {
  while (int N = next()) {
    Cleanup Guard([N] { done(N); });
    // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: guard 'Guard' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    // CHECK-FIXES:    auto Guard = qScopeGuard([N] { done(N); });
    if (next())
      Guard.cancel();
      // CHECK-FIXES:      Guard.dismiss();
  }
}

void dismissedTwice() {
  while (int N = next()) {
    Cleanup Guard([N] { done(N); });
    // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: guard 'Guard' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    // CHECK-FIXES:    auto Guard = qScopeGuard([N] { done(N); });
    if (next()) {
      Guard.cancel();
      // CHECK-FIXES:      Guard.dismiss();
      continue;
    }
    Guard.cancel();
    // CHECK-FIXES:    Guard.dismiss();
  }
}

// Nothing of the other guard answers this.
void asked() {
  while (int N = next()) {
    Cleanup Guard([N] { done(N); });
    // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: guard 'Guard' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    if (Guard.armed())
      done(0);
  }
}

void handedOn(void (*Take)(Cleanup &)) {
  while (int N = next()) {
    Cleanup Guard([N] { done(N); });
    // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: guard 'Guard' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    Take(Guard);
  }
}
