// RUN: %check defercliff-erased-guard %s %t -std=c++17-or-later

// Two guards of one class are of two classes once it is a template. A use that
// may need one class keeps the fix back.

#include <functional>
#include <initializer_list>
#include <utility>

void done();
bool ready();
template <typename T> void both(T &a, T &b);
template <typename T> void counted(T &guard) {
  static int calls = 0;
  ++calls;
  guard.dismiss();
}

struct Chosen {
// CHECK-NOTES: :[[@LINE-1]]:8: warning: guard class 'Chosen' type-erases its action with 'std::function' in 'action', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+14]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+17]]:10: note: it is used 2 times in this file; first here
// CHECK-NOTES: :[[@LINE-4]]:8: note: no fix is offered: a use does more to a guard than to call its methods
  explicit Chosen(std::function<void()> f) : action(std::move(f)) {}
  Chosen(const Chosen &) = delete;
  ~Chosen() {
    if (on)
      action();
  }
  void dismiss() { on = false; }
  bool armed() const { return on; }
  Chosen &self() { return *this; }

private:
  std::function<void()> action;
  bool on = true;
};
void useChosen() {
  Chosen a([] { done(); });
  Chosen b([] { done(); });
  (ready() ? a : b).dismiss();
}

struct Listed {
// CHECK-NOTES: :[[@LINE-1]]:8: warning: guard class 'Listed' type-erases its action with 'std::function' in 'action', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+14]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+17]]:10: note: it is used 2 times in this file; first here
// CHECK-NOTES: :[[@LINE-4]]:8: note: no fix is offered: a use does more to a guard than to call its methods
  explicit Listed(std::function<void()> f) : action(std::move(f)) {}
  Listed(const Listed &) = delete;
  ~Listed() {
    if (on)
      action();
  }
  void dismiss() { on = false; }
  bool armed() const { return on; }
  Listed &self() { return *this; }

private:
  std::function<void()> action;
  bool on = true;
};
void useListed() {
  Listed a([] { done(); });
  Listed b([] { done(); });
  for (auto *guard : {&a, &b})
    guard->dismiss();
}

struct Passed {
// CHECK-NOTES: :[[@LINE-1]]:8: warning: guard class 'Passed' type-erases its action with 'std::function' in 'action', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+14]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+17]]:10: note: it is used 2 times in this file; first here
// CHECK-NOTES: :[[@LINE-4]]:8: note: no fix is offered: a use does more to a guard than to call its methods
  explicit Passed(std::function<void()> f) : action(std::move(f)) {}
  Passed(const Passed &) = delete;
  ~Passed() {
    if (on)
      action();
  }
  void dismiss() { on = false; }
  bool armed() const { return on; }
  Passed &self() { return *this; }

private:
  std::function<void()> action;
  bool on = true;
};
void usePassed() {
  Passed a([] { done(); });
  Passed b([] { done(); });
  both(a, b);
}

struct Counted {
// CHECK-NOTES: :[[@LINE-1]]:8: warning: guard class 'Counted' type-erases its action with 'std::function' in 'action', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+14]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+17]]:11: note: it is used 2 times in this file; first here
// CHECK-NOTES: :[[@LINE-4]]:8: note: no fix is offered: a use does more to a guard than to call its methods
  explicit Counted(std::function<void()> f) : action(std::move(f)) {}
  Counted(const Counted &) = delete;
  ~Counted() {
    if (on)
      action();
  }
  void dismiss() { on = false; }
  bool armed() const { return on; }
  Counted &self() { return *this; }

private:
  std::function<void()> action;
  bool on = true;
};
void useCounted() {
  Counted a([] { done(); });
  Counted b([] { done(); });
  counted(a);
  counted(b);
}

struct Pointed {
// CHECK-NOTES: :[[@LINE-1]]:8: warning: guard class 'Pointed' type-erases its action with 'std::function' in 'action', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+14]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+17]]:11: note: it is used 2 times in this file; first here
// CHECK-NOTES: :[[@LINE-4]]:8: note: no fix is offered: a use does more to a guard than to call its methods
  explicit Pointed(std::function<void()> f) : action(std::move(f)) {}
  Pointed(const Pointed &) = delete;
  ~Pointed() {
    if (on)
      action();
  }
  void dismiss() { on = false; }
  bool armed() const { return on; }
  Pointed &self() { return *this; }

private:
  std::function<void()> action;
  bool on = true;
};
void usePointed() {
  Pointed a([] { done(); });
  Pointed b([] { done(); });
  auto *guard = &a;
  guard = &b;
  guard->dismiss();
}

struct Compared {
// CHECK-NOTES: :[[@LINE-1]]:8: warning: guard class 'Compared' type-erases its action with 'std::function' in 'action', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+14]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+17]]:12: note: it is used 2 times in this file; first here
// CHECK-NOTES: :[[@LINE-4]]:8: note: no fix is offered: a use does more to a guard than to call its methods
  explicit Compared(std::function<void()> f) : action(std::move(f)) {}
  Compared(const Compared &) = delete;
  ~Compared() {
    if (on)
      action();
  }
  void dismiss() { on = false; }
  bool armed() const { return on; }
  Compared &self() { return *this; }

private:
  std::function<void()> action;
  bool on = true;
};
void useCompared() {
  Compared a([] { done(); });
  Compared b([] { done(); });
  if (&a == &b)
    done();
}

struct Returned {
// CHECK-NOTES: :[[@LINE-1]]:8: warning: guard class 'Returned' type-erases its action with 'std::function' in 'action', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+14]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+17]]:12: note: it is used 2 times in this file; first here
// CHECK-NOTES: :[[@LINE-4]]:8: note: no fix is offered: a use does more to a guard than to call its methods
  explicit Returned(std::function<void()> f) : action(std::move(f)) {}
  Returned(const Returned &) = delete;
  ~Returned() {
    if (on)
      action();
  }
  void dismiss() { on = false; }
  bool armed() const { return on; }
  Returned &self() { return *this; }

private:
  std::function<void()> action;
  bool on = true;
};
void useReturned() {
  Returned a([] { done(); });
  Returned b([] { done(); });
  auto pick = [&]() -> auto & {
    if (ready())
      return a;
    return b;
  };
  pick().dismiss();
}

struct Generic {
// CHECK-NOTES: :[[@LINE-1]]:8: warning: guard class 'Generic' type-erases its action with 'std::function' in 'action', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+14]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+17]]:11: note: it is used 2 times in this file; first here
// CHECK-NOTES: :[[@LINE-4]]:8: note: no fix is offered: a use does more to a guard than to call its methods
  explicit Generic(std::function<void()> f) : action(std::move(f)) {}
  Generic(const Generic &) = delete;
  ~Generic() {
    if (on)
      action();
  }
  void dismiss() { on = false; }
  bool armed() const { return on; }
  Generic &self() { return *this; }

private:
  std::function<void()> action;
  bool on = true;
};
void useGeneric() {
  Generic a([] { done(); });
  Generic b([] { done(); });
  [](auto &x, decltype(x) y) {
    x.dismiss();
    y.dismiss();
  }(a, b);
}

struct Asked {
// CHECK-NOTES: :[[@LINE-1]]:8: warning: guard class 'Asked' type-erases its action with 'std::function' in 'action', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+14]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+17]]:9: note: it is used 2 times in this file; first here
// CHECK-NOTES: :[[@LINE-4]]:8: note: no fix is offered: an alias or 'decltype' names it
  explicit Asked(std::function<void()> f) : action(std::move(f)) {}
  Asked(const Asked &) = delete;
  ~Asked() {
    if (on)
      action();
  }
  void dismiss() { on = false; }
  bool armed() const { return on; }
  Asked &self() { return *this; }

private:
  std::function<void()> action;
  bool on = true;
};
void useAsked() {
  Asked a([] { done(); });
  Asked b([] { done(); });
  decltype(a) *none = nullptr;
  (void)none;
}

struct Selves {
// CHECK-NOTES: :[[@LINE-1]]:8: warning: guard class 'Selves' type-erases its action with 'std::function' in 'action', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+14]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+17]]:10: note: it is used 2 times in this file; first here
// CHECK-NOTES: :[[@LINE-4]]:8: note: no fix is offered: a use does more to a guard than to call its methods
  explicit Selves(std::function<void()> f) : action(std::move(f)) {}
  Selves(const Selves &) = delete;
  ~Selves() {
    if (on)
      action();
  }
  void dismiss() { on = false; }
  bool armed() const { return on; }
  Selves &self() { return *this; }

private:
  std::function<void()> action;
  bool on = true;
};
void useSelves() {
  Selves a([] { done(); });
  Selves b([] { done(); });
  (ready() ? a.self() : b.self()).dismiss();
}

// A class that is deduced cannot be named where it is deduced.

struct Itself {
// CHECK-NOTES: :[[@LINE-1]]:8: warning: guard class 'Itself' type-erases its action with 'std::function' in 'action', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+14]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+17]]:10: note: it is used once in this file, here
// CHECK-NOTES: :[[@LINE-4]]:8: note: no fix is offered: a guard is named where it is built
  explicit Itself(std::function<void()> f) : action(std::move(f)) {}
  Itself(const Itself &) = delete;
  ~Itself() {
    if (on)
      action();
  }
  void dismiss() { on = false; }
  bool armed() const { return on; }
  Itself &self() { return *this; }

private:
  std::function<void()> action;
  bool on = true;
};
void useItself() {
  Itself a([&a] {
    if (a.armed())
      done();
  });
}

// A template may do anything to a public member.

struct Public {
// CHECK-NOTES: :[[@LINE-1]]:8: warning: guard class 'Public' type-erases its action with 'std::function' in 'action', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+5]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+8]]:10: note: it is used once in this file, here
// CHECK-NOTES: :[[@LINE-4]]:8: note: no fix is offered: its action may be used in a template
  explicit Public(std::function<void()> f) : action(std::move(f)) {}
  ~Public() { action(); }
  std::function<void()> action;
};
template <typename T> void early(T &guard) { guard.action = nullptr; }
void usePublic() {
  Public a([] { done(); });
}

// These are fine with any class.

// CHECK-FIXES:template <typename Callable>
struct Harmless {
// CHECK-NOTES: :[[@LINE-1]]:8: warning: guard class 'Harmless' type-erases its action with 'std::function' in 'action', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+16]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+20]]:12: note: it is used 4 times in this file; first here
  explicit Harmless(std::function<void()> f) : action(std::move(f)) {}
  // CHECK-FIXES:  explicit Harmless(Callable f) : action(std::move(f)) {}
  Harmless(const Harmless &) = delete;
  ~Harmless() {
    if (on)
      action();
  }
  void dismiss() { on = false; }
  bool armed() const { return on; }
  Harmless &self() { return *this; }
  Harmless(Harmless &&other)
      : action(std::move(other.action)), on(std::exchange(other.on, false)) {}

private:
  std::function<void()> action;
  // CHECK-FIXES:  Callable action;
  bool on = true;
};
void useHarmless() {
  Harmless a([] { done(); });
  Harmless b([] { done(); });
  (void)a;
  if (a.armed())
    b.self().dismiss();
  auto &again = a;
  again.self();
  [&] { b.dismiss(); }();
  [&b] { (b).dismiss(); }();
  Harmless c(std::move(a));
  auto d = std::move(b);
}
