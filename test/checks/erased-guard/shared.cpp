// RUN: %check defercliff-erased-guard %s %t -std=c++17-or-later

// What all objects of a class share, those of a template do not; and a member
// that takes another guard takes only one with the same callable.

#include <functional>
#include <utility>

void done();
void print(int);

class Equal {
// CHECK-NOTES: :[[@LINE-1]]:7: warning: guard class 'Equal' type-erases its action with 'std::function' in 'action', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+9]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+11]]:9: note: it is used once in this file, here
// CHECK-NOTES: :[[@LINE-4]]:7: note: no fix is offered: a member takes another guard
public:
  explicit Equal(std::function<void()> f) : action(std::move(f)) {}
  ~Equal() { action(); }
  bool operator==(const Equal &other) const { return this == &other; }

private:
  std::function<void()> action;
};
void useEqual() {
  Equal guard([] { done(); });
}

class TakesOver {
// CHECK-NOTES: :[[@LINE-1]]:7: warning: guard class 'TakesOver' type-erases its action with 'std::function' in 'action', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+13]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+15]]:13: note: it is used once in this file, here
// CHECK-NOTES: :[[@LINE-4]]:7: note: no fix is offered: a member takes another guard
public:
  explicit TakesOver(std::function<void()> f) : action(std::move(f)) {}
  ~TakesOver() {
    if (on)
      action();
  }
  void dismissWith(TakesOver &other) { other.on = on = false; }
  bool on = true;

private:
  std::function<void()> action;
};
void useTakesOver() {
  TakesOver guard([] { done(); });
}

class Nested {
// CHECK-NOTES: :[[@LINE-1]]:7: warning: guard class 'Nested' type-erases its action with 'std::function' in 'action', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+12]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+15]]:10: note: it is used once in this file, here
// CHECK-NOTES: :[[@LINE-4]]:7: note: no fix is offered: a member takes another guard
public:
  explicit Nested(std::function<void()> f, Nested *around = nullptr)
      : action(std::move(f)), quiet(around != nullptr) {}
  ~Nested() {
    if (!quiet)
      action();
  }

private:
  std::function<void()> action;
  bool quiet;
};
void useNested() {
  Nested guard([] { done(); });
}

class Linked {
// CHECK-NOTES: :[[@LINE-1]]:7: warning: guard class 'Linked' type-erases its action with 'std::function' in 'action', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+10]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+12]]:10: note: it is used once in this file, here
// CHECK-NOTES: :[[@LINE-4]]:7: note: no fix is offered: a member names the class, and may mean another guard
public:
  explicit Linked(std::function<void()> f) : action(std::move(f)) {}
  ~Linked() { action(); }
  void link(void *to) { next = static_cast<Linked *>(to); }
  Linked *next = nullptr;

private:
  std::function<void()> action;
};
void useLinked() {
  Linked guard([] { done(); });
}

class Casts {
// CHECK-NOTES: :[[@LINE-1]]:7: warning: guard class 'Casts' type-erases its action with 'std::function' in 'action', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+12]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+14]]:9: note: it is used once in this file, here
// CHECK-NOTES: :[[@LINE-4]]:7: note: no fix is offered: a member names the class, and may mean another guard
public:
  explicit Casts(std::function<void()> f) : action(std::move(f)) {}
  ~Casts() { action(); }
  void *next = nullptr;
  int depth() const {
    return next ? 1 + static_cast<Casts *>(next)->depth() : 0;
  }

private:
  std::function<void()> action;
};
void useCasts() {
  Casts guard([] { done(); });
}

class Observed {
// CHECK-NOTES: :[[@LINE-1]]:7: warning: guard class 'Observed' type-erases its action with 'std::function' in 'action', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+9]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+11]]:12: note: it is used once in this file, here
// CHECK-NOTES: :[[@LINE-4]]:7: note: no fix is offered: a member takes another guard
public:
  explicit Observed(std::function<void()> f) : action(std::move(f)) {}
  ~Observed() { action(); }
  void visit(std::function<void(Observed &)> *visitor) { (*visitor)(*this); }

private:
  std::function<void()> action;
};
void useObserved() {
  Observed guard([] { done(); });
}

class Counts {
// CHECK-NOTES: :[[@LINE-1]]:7: warning: guard class 'Counts' type-erases its action with 'std::function' in 'action', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+12]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+14]]:10: note: it is used once in this file, here
// CHECK-NOTES: :[[@LINE-4]]:7: note: no fix is offered: a member has a static variable, which all guards share
public:
  explicit Counts(std::function<void()> f) : action(std::move(f)) {}
  ~Counts() { action(); }
  void count() {
    static int calls = 0;
    print(++calls);
  }

private:
  std::function<void()> action;
};
void useCounts() {
  Counts guard([] { done(); });
}

class CountsAll {
// CHECK-NOTES: :[[@LINE-1]]:7: warning: guard class 'CountsAll' type-erases its action with 'std::function' in 'action', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+14]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+16]]:13: note: it is used once in this file, here
// CHECK-NOTES: :[[@LINE-4]]:7: note: no fix is offered: a member has a static variable, which all guards share
public:
  explicit CountsAll(std::function<void()> f) : action(std::move(f)) {}
  ~CountsAll() { action(); }
  CountsAll(CountsAll &) = delete;
  static int next() {
    static int calls = 0;
    return ++calls;
  }
  int id = next();

private:
  std::function<void()> action;
};
void useCountsAll() {
  CountsAll guard([] { done(); });
}

class BuildsCounted {
// CHECK-NOTES: :[[@LINE-1]]:7: warning: guard class 'BuildsCounted' type-erases its action with 'std::function' in 'action', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+11]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+13]]:17: note: it is used once in this file, here
// CHECK-NOTES: :[[@LINE-4]]:7: note: no fix is offered: a member has a static variable, which all guards share
public:
  explicit BuildsCounted(std::function<void()> f) : action(std::move(f)) {
    static int built = 0;
    print(++built);
  }
  ~BuildsCounted() { action(); }

private:
  std::function<void()> action;
};
void useBuildsCounted() {
  BuildsCounted guard([] { done(); });
}

class OnceOnly {
// CHECK-NOTES: :[[@LINE-1]]:7: warning: guard class 'OnceOnly' type-erases its action with 'std::function' in 'action', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+12]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+14]]:12: note: it is used once in this file, here
// CHECK-NOTES: :[[@LINE-4]]:7: note: no fix is offered: a member has a static variable, which all guards share
public:
  explicit OnceOnly(std::function<void()> f) : action(std::move(f)) {}
  ~OnceOnly() {
    static int runs = 0;
    print(++runs);
    action();
  }

private:
  std::function<void()> action;
};
void useOnceOnly() {
  OnceOnly guard([] { done(); });
}

class InLambda {
// CHECK-NOTES: :[[@LINE-1]]:7: warning: guard class 'InLambda' type-erases its action with 'std::function' in 'action', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+14]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+16]]:12: note: it is used once in this file, here
// CHECK-NOTES: :[[@LINE-4]]:7: note: no fix is offered: a member has a static variable, which all guards share
public:
  explicit InLambda(std::function<void()> f) : action(std::move(f)) {}
  ~InLambda() { action(); }
  void count() {
    [] {
      static int calls = 0;
      print(++calls);
    }();
  }

private:
  std::function<void()> action;
};
void useInLambda() {
  InLambda guard([] { done(); });
}

// What a class says of itself alone stays true.

// CHECK-FIXES:template <typename Callable>
class Itself {
// CHECK-NOTES: :[[@LINE-1]]:7: warning: guard class 'Itself' type-erases its action with 'std::function' in 'action', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+26]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+29]]:10: note: it is used once in this file, here
public:
  explicit Itself(std::function<void()> f) : action(std::move(f)) {}
  // CHECK-FIXES:  explicit Itself(Callable f) : action(std::move(f)) {}
  ~Itself() {
    if (on)
      action();
  }
  Itself(const Itself &) = delete;
  Itself(Itself &&other) : action(std::move(other.action)), on(other.on) {
    other.on = false;
  }
  Itself &operator=(const Itself &) = delete;
  Itself &dismiss() {
    on = false;
    return *this;
  }
  bool on = true;
  enum State { Armed, Gone };
  struct Position {
    int line;
  };
  Position position() const { return {1}; }

private:
  std::function<void()> action;
  // CHECK-FIXES:  Callable action;
};
void useItself() {
  Itself guard([] { done(); });
}
