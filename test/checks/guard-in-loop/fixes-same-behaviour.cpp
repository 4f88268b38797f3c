// RUN: %check defercliff-guard-in-loop %s %t --option InlineGuard=absl::MakeCleanup --option MinimumLevel=cost

// Guards whose replacement would do something else.

#include <absl/cleanup/cleanup.h>
#include <functional>
#include <memory>
#include <utility>

bool next();
void done(int);

class Late {
  std::function<void()> Action;

public:
  explicit Late(std::function<void()> Action) : Action(std::move(Action)) {}
  ~Late() noexcept(false) { Action(); }
};

class Optional {
  std::function<void()> Action;
  bool On;

public:
  explicit Optional(std::function<void()> Action, bool On = false)
      : Action(std::move(Action)), On(On) {}
  ~Optional() {
    if (On)
      Action();
  }
};

class Guard {
  std::function<void()> Action;
  bool On = true;

public:
  explicit Guard(std::function<void()> Action) : Action(std::move(Action)) {}
  ~Guard() {
    if (On)
      Action();
  }
  void dismiss() { On = false; }
};

void endsTheProgram(int &A) {
  while (next()) {
    Late G([&A] { done(A); });
    // CHECK-NOTES: :[[@LINE-1]]:10: warning: guard 'G' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:3: note: this is the loop
    // CHECK-NOTES: :[[@LINE-3]]:10: note: no fix is offered: the guard lets exceptions of its action pass
  }
}

void isNotArmed(int &A) {
  while (next()) {
    Optional G([&A] { done(A); });
    // CHECK-NOTES: :[[@LINE-1]]:14: warning: guard 'G' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:3: note: this is the loop
    // CHECK-NOTES: :[[@LINE-3]]:14: note: no fix is offered: the guard is built from more than its action
  }
}

void dismissedTwice(int &A) {
  while (next()) {
    Guard G([&A] { done(A); });
    // CHECK-NOTES: :[[@LINE-1]]:11: warning: guard 'G' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:3: note: this is the loop
    // CHECK-NOTES: :[[@LINE-3]]:11: note: no fix is offered: the guard may be dismissed twice
    if (A)
      G.dismiss();
    G.dismiss();
  }
}

void dismissedInALoop(int &A) {
  while (next()) {
    Guard G([&A] { done(A); });
    // CHECK-NOTES: :[[@LINE-1]]:11: warning: guard 'G' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:3: note: this is the loop
    // CHECK-NOTES: :[[@LINE-3]]:11: note: no fix is offered: the guard may be dismissed twice
    while (A--)
      G.dismiss();
  }
}

void dismissedOnce(int &A) {
  while (next()) {
    Guard G([&A] { done(A); });
    // CHECK-NOTES: :[[@LINE-1]]:11: warning: guard 'G' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:3: note: this is the loop
    // CHECK-FIXES:    auto G = absl::MakeCleanup([&A] { done(A); });
    if (A)
      G.dismiss();
      // CHECK-FIXES:      std::move(G).Cancel();
    else
      G.dismiss();
      // CHECK-FIXES:      std::move(G).Cancel();
  }
}

// The flag lets the closure live on; cancelling destroys it.
void ownsSomething(std::shared_ptr<int> P) {
  while (next()) {
    Guard G([P] { done(*P); });
    // CHECK-NOTES: :[[@LINE-1]]:11: warning: guard 'G' allocates on every iteration of the loop: its 16-byte closure is not trivially copyable, so it cannot use the 16-byte buffer of 'std::function' [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-2]]:14: note: 'P' is captured by copy: 16 bytes; it is not trivially copyable
    // CHECK-NOTES: :[[@LINE-4]]:3: note: this is the loop
    // CHECK-NOTES: :[[@LINE-4]]:11: note: no fix is offered: what the action has captured would die when it is dismissed
    G.dismiss();
  }
}
