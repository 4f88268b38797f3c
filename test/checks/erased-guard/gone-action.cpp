// RUN: %check defercliff-erased-guard %s %t -std=c++17-or-later

// A wrapper without an action throws where it is called. An optional without
// one would run what is gone, so that each run of an action that may be dropped
// must be where it was tested.

#include <functional>
// CHECK-FIXES:#include <optional>
#include <utility>

void done();
bool ready();

class Untested {
// CHECK-NOTES: :[[@LINE-1]]:7: warning: guard class 'Untested' type-erases its action with 'std::function' in 'action', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+9]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+11]]:12: note: it is used once in this file, here
// CHECK-NOTES: :[[@LINE-4]]:7: note: no fix is offered: 'action' is run without a test, though it may be gone
public:
  explicit Untested(std::function<void()> f) : action(std::move(f)) {}
  ~Untested() noexcept(false) { action(); }
  void dismiss() { action = nullptr; }

private:
  std::function<void()> action;
};
void useUntested() {
  Untested guard([] { done(); });
}

class Runs {
// CHECK-NOTES: :[[@LINE-1]]:7: warning: guard class 'Runs' type-erases its action with 'std::function' in 'action', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+13]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+15]]:8: note: it is used once in this file, here
// CHECK-NOTES: :[[@LINE-4]]:7: note: no fix is offered: 'action' is run without a test, though it may be gone
public:
  explicit Runs(std::function<void()> f) : action(std::move(f)) {}
  ~Runs() {
    if (action)
      action();
  }
  void run() { action(); }
  void dismiss() { action = nullptr; }

private:
  std::function<void()> action;
};
void useRuns() {
  Runs guard([] { done(); });
}

class DropsFirst {
// CHECK-NOTES: :[[@LINE-1]]:7: warning: guard class 'DropsFirst' type-erases its action with 'std::function' in 'action', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+14]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+16]]:14: note: it is used once in this file, here
// CHECK-NOTES: :[[@LINE-4]]:7: note: no fix is offered: 'action' is run without a test, though it may be gone
public:
  explicit DropsFirst(std::function<void()> f) : action(std::move(f)) {}
  ~DropsFirst() {
    if (action) {
      dismiss();
      action();
    }
  }
  void dismiss() { action = nullptr; }

private:
  std::function<void()> action;
};
void useDropsFirst() {
  DropsFirst guard([] { done(); });
}

class Later {
// CHECK-NOTES: :[[@LINE-1]]:7: warning: guard class 'Later' type-erases its action with 'std::function' in 'action', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+15]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+17]]:9: note: it is used once in this file, here
// CHECK-NOTES: :[[@LINE-4]]:7: note: no fix is offered: 'action' is run without a test, though it may be gone
public:
  explicit Later(std::function<void()> f) : action(std::move(f)) {}
  ~Later() {
    if (action)
      action();
  }
  void later() {
    [this] { action(); }();
  }
  void dismiss() { action = nullptr; }

private:
  std::function<void()> action;
};
void useLater() {
  Later guard([] { done(); });
}

class InLoop {
// CHECK-NOTES: :[[@LINE-1]]:7: warning: guard class 'InLoop' type-erases its action with 'std::function' in 'action', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+14]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+16]]:10: note: it is used once in this file, here
// CHECK-NOTES: :[[@LINE-4]]:7: note: no fix is offered: 'action' is run without a test, though it may be gone
public:
  explicit InLoop(std::function<void()> f) : action(std::move(f)) {}
  ~InLoop() {
    if (action)
      while (ready()) {
        action();
        action = nullptr;
      }
  }

private:
  std::function<void()> action;
};
void useInLoop() {
  InLoop guard([] { done(); });
}

class Jumps {
// CHECK-NOTES: :[[@LINE-1]]:7: warning: guard class 'Jumps' type-erases its action with 'std::function' in 'action', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+17]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+19]]:9: note: it is used once in this file, here
// CHECK-NOTES: :[[@LINE-4]]:7: note: no fix is offered: 'action' is run without a test, though it may be gone
public:
  explicit Jumps(std::function<void()> f) : action(std::move(f)) {}
  ~Jumps() {
    switch (int(ready())) {
    case 0:
      if (!action)
        return;
    default:
      action();
    }
  }
  void dismiss() { action = nullptr; }

private:
  std::function<void()> action;
};
void useJumps() {
  Jumps guard([] { done(); });
}

class MovedFrom {
// CHECK-NOTES: :[[@LINE-1]]:7: warning: guard class 'MovedFrom' type-erases its action with 'std::function' in 'action', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+9]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+11]]:13: note: it is used once in this file, here
// CHECK-NOTES: :[[@LINE-4]]:7: note: no fix is offered: 'action' is run without a test, though it may be gone
public:
  explicit MovedFrom(std::function<void()> f) : action(std::move(f)) {}
  MovedFrom(MovedFrom &&other) : action(std::exchange(other.action, nullptr)) {}
  ~MovedFrom() noexcept(false) { action(); }

private:
  std::function<void()> action;
};
void useMovedFrom() {
  MovedFrom guard([] { done(); });
}

// Where it is tested, however that is written, it is there.

// CHECK-FIXES:template <typename Callable>
class Early {
// CHECK-NOTES: :[[@LINE-1]]:7: warning: guard class 'Early' type-erases its action with 'std::function' in 'action', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+15]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+18]]:9: note: it is used once in this file, here
public:
  explicit Early(std::function<void()> f) : action(std::move(f)) {}
  // CHECK-FIXES:  explicit Early(Callable f) : action(std::move(f)) {}
  ~Early() {
    if (!action)
      return;
    action();
    // CHECK-FIXES:    (*action)();
  }
  void dismiss() { action = nullptr; }
  // CHECK-FIXES:  void dismiss() { action.reset(); }

private:
  std::function<void()> action;
  // CHECK-FIXES:  std::optional<Callable> action;
};
void useEarly() {
  Early guard([] { done(); });
}

// CHECK-FIXES:template <typename Callable>
class Nested {
// CHECK-NOTES: :[[@LINE-1]]:7: warning: guard class 'Nested' type-erases its action with 'std::function' in 'action', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+21]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+24]]:10: note: it is used once in this file, here
public:
  explicit Nested(std::function<void()> f) : action(std::move(f)) {}
  // CHECK-FIXES:  explicit Nested(Callable f) : action(std::move(f)) {}
  ~Nested() {
    if (action != nullptr && ready()) {
    // CHECK-FIXES:    if (action.has_value() && ready()) {
      if (ready()) {
        action();
        // CHECK-FIXES:        (*action)();
        return;
      }
      action();
      // CHECK-FIXES:      (*action)();
    }
  }
  void dismiss() { action = nullptr; }
  // CHECK-FIXES:  void dismiss() { action.reset(); }

private:
  std::function<void()> action;
  // CHECK-FIXES:  std::optional<Callable> action;
};
void useNested() {
  Nested guard([] { done(); });
}

// CHECK-FIXES:template <typename Callable>
class Shortly {
// CHECK-NOTES: :[[@LINE-1]]:7: warning: guard class 'Shortly' type-erases its action with 'std::function' in 'action', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+11]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+14]]:11: note: it is used once in this file, here
public:
  explicit Shortly(std::function<void()> f) : action(std::move(f)) {}
  // CHECK-FIXES:  explicit Shortly(Callable f) : action(std::move(f)) {}
  ~Shortly() noexcept { (void)(action && (action(), true)); }
  // CHECK-FIXES:  ~Shortly() noexcept { (void)(action && ((*action)(), true)); }
  void dismiss() { action = nullptr; }
  // CHECK-FIXES:  void dismiss() { action.reset(); }

private:
  std::function<void()> action;
  // CHECK-FIXES:  std::optional<Callable> action;
};
void useShortly() {
  Shortly guard([] { done(); });
}

// CHECK-FIXES:template <typename Callable>
class Repeats {
// CHECK-NOTES: :[[@LINE-1]]:7: warning: guard class 'Repeats' type-erases its action with 'std::function' in 'action', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+15]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+18]]:11: note: it is used once in this file, here
public:
  explicit Repeats(std::function<void()> f) : action(std::move(f)) {}
  // CHECK-FIXES:  explicit Repeats(Callable f) : action(std::move(f)) {}
  ~Repeats() {
    while (action) {
      action();
      // CHECK-FIXES:      (*action)();
      action = nullptr;
      // CHECK-FIXES:      action.reset();
    }
  }

private:
  std::function<void()> action;
  // CHECK-FIXES:  std::optional<Callable> action;
};
void useRepeats() {
  Repeats guard([] { done(); });
}

// CHECK-FIXES:template <typename Callable>
class Otherwise {
// CHECK-NOTES: :[[@LINE-1]]:7: warning: guard class 'Otherwise' type-erases its action with 'std::function' in 'action', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+17]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+20]]:13: note: it is used once in this file, here
public:
  explicit Otherwise(std::function<void()> f) : action(std::move(f)) {}
  // CHECK-FIXES:  explicit Otherwise(Callable f) : action(std::move(f)) {}
  ~Otherwise() {
    if (action == nullptr || ready())
    // CHECK-FIXES:    if (!action.has_value() || ready())
      done();
    else
      action();
      // CHECK-FIXES:      (*action)();
  }
  void dismiss() { action = nullptr; }
  // CHECK-FIXES:  void dismiss() { action.reset(); }

private:
  std::function<void()> action;
  // CHECK-FIXES:  std::optional<Callable> action;
};
void useOtherwise() {
  Otherwise guard([] { done(); });
}

// A wrapper that was moved from throws as well. A flag tells, where it is asked.

class MovedAndRun {
// CHECK-NOTES: :[[@LINE-1]]:7: warning: guard class 'MovedAndRun' type-erases its action with 'std::function' in 'action', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+17]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+20]]:15: note: it is used once in this file, here
// CHECK-NOTES: :[[@LINE-4]]:7: note: no fix is offered: the move relies on the empty state that 'std::function' is left in
public:
  explicit MovedAndRun(std::function<void()> f) : action(std::move(f)) {}
  MovedAndRun(MovedAndRun &&other) : action(std::move(other.action)), on(other.on) {
    other.on = false;
  }
  ~MovedAndRun() {
    if (on)
      run();
  }

public:
  void run() { action(); }

private:
  std::function<void()> action;
  bool on = true;
};
void useMovedAndRun() {
  MovedAndRun guard([] { done(); });
}

// CHECK-FIXES:template <typename Callable>
class MovedAndAsked {
// CHECK-NOTES: :[[@LINE-1]]:7: warning: guard class 'MovedAndAsked' type-erases its action with 'std::function' in 'action', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+17]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+21]]:17: note: it is used once in this file, here
public:
  explicit MovedAndAsked(std::function<void()> f) : action(std::move(f)) {}
  // CHECK-FIXES:  explicit MovedAndAsked(Callable f) : action(std::move(f)) {}
  MovedAndAsked(MovedAndAsked &&other) : action(std::move(other.action)), on(other.on) {
    other.on = false;
  }
  ~MovedAndAsked() {
    if (on)
      run();
  }

private:
  void run() { action(); }

private:
  std::function<void()> action;
  // CHECK-FIXES:  Callable action;
  bool on = true;
};
void useMovedAndAsked() {
  MovedAndAsked guard([] { done(); });
}
