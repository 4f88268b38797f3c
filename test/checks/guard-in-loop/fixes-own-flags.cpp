// RUN: %check defercliff-guard-in-loop %s %t --option InlineGuard=absl::MakeCleanup --option MinimumLevel=cost

// An inline guard stands in for one that asks its own flags, if they are set
// from the beginning and if what dismisses it clears one.

#include <absl/cleanup/cleanup.h>
#include <functional>
#include <utility>

bool next();
void done(int);
extern bool Enabled;

// ---- what is the same ----

class Both {
  std::function<void()> Action;
  bool Done = false;
  bool Armed;

public:
  explicit Both(std::function<void()> Action)
      : Action(std::move(Action)), Armed(true) {}
  Both(std::function<void()> Action, bool Armed)
      : Action(std::move(Action)), Armed(Armed) {}
  ~Both() {
    if (Action && Armed && !Done)
      Action();
  }
  void dismiss() { Done = true; }
  void cancel() { Action = nullptr; }
};

class Either {
  std::function<void()> Action;
  bool Done{false};
  bool Off{false};

public:
  template <class F> explicit Either(F &&Action) : Action(std::forward<F>(Action)) {}
  ~Either() {
    if (!(Done || Off))
      run();
  }
  void run() { Action(); }
};

void same(int &A) {
  while (next()) {
    Both First([&A] { done(A); });
    // CHECK-NOTES: :[[@LINE-1]]:10: warning: guard 'First' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:3: note: this is the loop
    // CHECK-FIXES:    auto First = absl::MakeCleanup([&A] { done(A); });
    First.dismiss();
    // CHECK-FIXES:    std::move(First).Cancel();
    Both Second([&A] { done(A); });
    // CHECK-NOTES: :[[@LINE-1]]:10: warning: guard 'Second' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-9]]:3: note: this is the loop
    // CHECK-FIXES:    auto Second = absl::MakeCleanup([&A] { done(A); });
    Second.cancel();
    // CHECK-FIXES:    std::move(Second).Cancel();
    Either Third([&A] { done(A); });
    // CHECK-NOTES: :[[@LINE-1]]:12: warning: guard 'Third' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-15]]:3: note: this is the loop
    // CHECK-FIXES:    auto Third = absl::MakeCleanup([&A] { done(A); });
  }
}

// ---- what is not ----

class AsksOthers {
  std::function<void()> Action;

public:
  explicit AsksOthers(std::function<void()> Action) : Action(std::move(Action)) {}
  ~AsksOthers() {
    if (Enabled)
      Action();
  }
};

class AsksAll {
  std::function<void()> Action;
  static bool Off;

public:
  explicit AsksAll(std::function<void()> Action) : Action(std::move(Action)) {}
  ~AsksAll() {
    if (!this->Off)
      Action();
  }
};

class AsksReference {
  std::function<void()> Action;
  bool &On = Enabled;

public:
  explicit AsksReference(std::function<void()> Action) : Action(std::move(Action)) {}
  ~AsksReference() {
    if (On)
      Action();
  }
};

class StartsDisarmed {
  std::function<void()> Action;
  bool Armed = false;

public:
  explicit StartsDisarmed(std::function<void()> Action) : Action(std::move(Action)) {}
  ~StartsDisarmed() {
    if (Armed)
      Action();
  }
};

class StartsAsAsked {
  std::function<void()> Action;
  bool Armed;

public:
  explicit StartsAsAsked(std::function<void()> Action)
      : Action(std::move(Action)), Armed(Enabled) {}
  ~StartsAsAsked() {
    if (Armed)
      Action();
  }
};

class DoesMore {
  std::function<void()> Action;

public:
  template <class F> explicit DoesMore(F Action) : Action(std::move(Action)) {
    done(0);
  }
  ~DoesMore() { Action(); }
};

class RunsMore {
  std::function<void()> Action;

public:
  explicit RunsMore(std::function<void()> Action) : Action(std::move(Action)) {}
  ~RunsMore() { run(); }
  void run() {
    done(0);
    Action();
  }
};

void notTheSame(int &A) {
  while (next()) {
    AsksOthers First([&A] { done(A); });
    // CHECK-NOTES: :[[@LINE-1]]:16: warning: guard 'First' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:3: note: this is the loop
    // CHECK-NOTES: :[[@LINE-3]]:16: note: no fix is offered: the guard may do more than run its action
    AsksAll Second([&A] { done(A); });
    // CHECK-NOTES: :[[@LINE-1]]:13: warning: guard 'Second' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-7]]:3: note: this is the loop
    // CHECK-NOTES: :[[@LINE-3]]:13: note: no fix is offered: the guard may do more than run its action
    AsksReference Third([&A] { done(A); });
    // CHECK-NOTES: :[[@LINE-1]]:19: warning: guard 'Third' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-11]]:3: note: this is the loop
    // CHECK-NOTES: :[[@LINE-3]]:19: note: no fix is offered: the guard may do more than run its action
    StartsDisarmed Fourth([&A] { done(A); });
    // CHECK-NOTES: :[[@LINE-1]]:20: warning: guard 'Fourth' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-15]]:3: note: this is the loop
    // CHECK-NOTES: :[[@LINE-3]]:20: note: no fix is offered: the guard may do more than run its action
    StartsAsAsked Fifth([&A] { done(A); });
    // CHECK-NOTES: :[[@LINE-1]]:19: warning: guard 'Fifth' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-19]]:3: note: this is the loop
    // CHECK-NOTES: :[[@LINE-3]]:19: note: no fix is offered: the guard may do more than run its action
    DoesMore Sixth([&A] { done(A); });
    // CHECK-NOTES: :[[@LINE-1]]:14: warning: guard 'Sixth' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-23]]:3: note: this is the loop
    // CHECK-NOTES: :[[@LINE-3]]:14: note: no fix is offered: the guard may do more than run its action
    RunsMore Seventh([&A] { done(A); });
    // CHECK-NOTES: :[[@LINE-1]]:14: warning: guard 'Seventh' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-27]]:3: note: this is the loop
    // CHECK-NOTES: :[[@LINE-3]]:14: note: no fix is offered: the guard may do more than run its action
  }
}

// ---- what is named like a dismissal and is none ----

class Once {
  std::function<void()> Action;
  bool Done = false;
  int Uses = 0;

public:
  explicit Once(std::function<void()> Action) : Action(std::move(Action)) {}
  ~Once() {
    if (!Done)
      Action();
  }
  void release() { Done = !Done; }
  void commit() { Done = false; }
  void cancel() { Uses = 1; }
  void dismiss() { Done |= true; }
};

void named(int &A) {
  while (next()) {
    Once First([&A] { done(A); });
    // CHECK-NOTES: :[[@LINE-1]]:10: warning: guard 'First' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:3: note: this is the loop
    // CHECK-NOTES: :[[@LINE-3]]:10: note: no fix is offered: the guard is used again after it was built
    First.release();
    Once Second([&A] { done(A); });
    // CHECK-NOTES: :[[@LINE-1]]:10: warning: guard 'Second' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-8]]:3: note: this is the loop
    // CHECK-NOTES: :[[@LINE-3]]:10: note: no fix is offered: the guard is used again after it was built
    Second.commit();
    Once Third([&A] { done(A); });
    // CHECK-NOTES: :[[@LINE-1]]:10: warning: guard 'Third' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-13]]:3: note: this is the loop
    // CHECK-NOTES: :[[@LINE-3]]:10: note: no fix is offered: the guard is used again after it was built
    Third.cancel();
    Once Fourth([&A] { done(A); });
    // CHECK-NOTES: :[[@LINE-1]]:10: warning: guard 'Fourth' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-18]]:3: note: this is the loop
    // CHECK-NOTES: :[[@LINE-3]]:10: note: no fix is offered: the guard is used again after it was built
    Fourth.dismiss();
  }
}
