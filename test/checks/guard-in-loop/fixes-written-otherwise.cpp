// RUN: %check defercliff-guard-in-loop %s %t --option MinimumLevel=cost --option InlineGuard=absl::MakeCleanup

// Guards whose type or whose brackets stand where the fix would not see them.

#include <absl/cleanup/cleanup.h>
#include <functional>
#include <memory>
#include <utility>

struct File {
  int Number;
};
void close(int);

// ---- the deleter is wrapped before the pointer gets it ----

void wrapped(int N) {
  for (int I = 0; I < N; ++I) {
    std::unique_ptr<File, std::function<void(File *)>> A(new File, std::function<void(File *)>([](File *F) { delete F; }));
    // CHECK-NOTES: :[[@LINE-1]]:56: warning: guard 'A' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:3: note: this is the loop
    // CHECK-NOTES: :[[@LINE-3]]:56: note: no fix is offered: the type of the deleter is written more than once
    A->Number = I;
  }
}

void named(int N) {
  for (int I = 0; I < N; ++I) {
    auto B = std::unique_ptr<File, std::function<void(File *)>>(new File, [](File *F) { delete F; });
    // CHECK-NOTES: :[[@LINE-1]]:10: warning: guard 'B' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:3: note: this is the loop
    // CHECK-NOTES: :[[@LINE-3]]:10: note: no fix is offered: the type of the deleter is not written here
    std::unique_ptr<File, std::function<void(File *)>> C = std::unique_ptr<File, std::function<void(File *)>>(new File, [](File *F) { delete F; });
    // CHECK-NOTES: :[[@LINE-1]]:56: warning: guard 'C' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-7]]:3: note: this is the loop
    // CHECK-NOTES: :[[@LINE-3]]:56: note: no fix is offered: the type of the deleter is written more than once
    B->Number = C->Number;
  }
}

// ---- the guard is copied from another one ----

struct Undo {
  std::function<void()> Action;
  Undo(std::function<void()> Action) : Action(std::move(Action)) {}
  ~Undo() {
    if (Action)
      Action();
  }
};

void copied(int N) {
  for (int I = 0; I < N; ++I) {
    Undo A(Undo([I] { close(I); }));
    // CHECK-NOTES: :[[@LINE-1]]:10: warning: guard 'A' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:3: note: this is the loop
    // CHECK-NOTES: :[[@LINE-3]]:10: note: no fix is offered: the guard is built from another one
    Undo B{Undo{[I] { close(I); }}};
    // CHECK-NOTES: :[[@LINE-1]]:10: warning: guard 'B' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-7]]:3: note: this is the loop
    Undo C = Undo([I] { close(I); });
    // CHECK-NOTES: :[[@LINE-1]]:10: warning: guard 'C' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-10]]:3: note: this is the loop
    // CHECK-FIXES:    auto C = absl::MakeCleanup([I] { close(I); });
  }
}

// ---- a template that shares something, or calls its action where it is const ----

template <typename F> class Counted {
  F Action;

public:
  static int Alive;
  explicit Counted(F Action) : Action(std::move(Action)) {}
  ~Counted() { Action(); }
};
template <typename F> int Counted<F>::Alive = 0;

template <typename F> class Numbered {
  F Action;

public:
  explicit Numbered(F Action) : Action(std::move(Action)) {}
  ~Numbered() {
    static int Number = 0;
    ++Number;
    Action();
  }
};

void shared(int N) {
  for (int I = 0; I < N; ++I) {
    Counted<std::function<void()>> A([I] { close(I); });
    // CHECK-NOTES: :[[@LINE-1]]:36: warning: guard 'A' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:3: note: this is the loop
    Numbered<std::function<void()>> B([I] { close(I); });
    // CHECK-NOTES: :[[@LINE-1]]:37: warning: guard 'B' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-6]]:3: note: this is the loop
    // CHECK-NOTES: :[[@LINE-3]]:37: note: no fix is offered: the guard may do more than run its action
  }
}

template <typename F> class Const {
  const F Action;

public:
  explicit Const(F Action) : Action(std::move(Action)) {}
  ~Const() { Action(); }
};

void changing(int N) {
  for (int I = 0; I < N; ++I) {
    Const<std::function<void()>> A([I]() mutable { close(++I); });
    // CHECK-NOTES: :[[@LINE-1]]:34: warning: guard 'A' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:3: note: this is the loop
    // CHECK-FIXES:    auto A = absl::MakeCleanup([I]() mutable { close(++I); });
    Const<std::function<void()>> B([I] { close(I); });
    // CHECK-NOTES: :[[@LINE-1]]:34: warning: guard 'B' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-7]]:3: note: this is the loop
    // CHECK-FIXES:    Const B([I] { close(I); });
  }
}
