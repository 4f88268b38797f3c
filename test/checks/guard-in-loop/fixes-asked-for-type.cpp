// RUN: %check defercliff-guard-in-loop %s %t --option MinimumLevel=cost

// A type that is spelled with the guard would be another one if the guard had
// another.

#include <functional>
#include <gsl/util>
#include <memory>
#include <utility>

struct File;
File *open();
void close(File *);
int next();
void done(int);

class Cleanup {
  std::function<void()> Action;

public:
  explicit Cleanup(std::function<void()> Action) : Action(Action) {}
  ~Cleanup() { Action(); }
};

template <class F> class Scope {
  F Action;

public:
  explicit Scope(F Action) : Action(std::move(Action)) {}
  ~Scope() { Action(); }
};

void pointer() {
  for (int I = 0; I < 2; ++I) {
    std::unique_ptr<File, std::function<void(File *)>> P(open(), [](File *Q) { close(Q); });
    // CHECK-NOTES: :[[@LINE-1]]:56: warning: guard 'P' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:3: note: this is the loop
    // CHECK-NOTES: :[[@LINE-3]]:56: note: no fix is offered: the guard's own type matters elsewhere
    decltype(P) Other(open(), [I](File *Q) { close(Q), done(I); });
    // CHECK-NOTES: :[[@LINE-1]]:17: warning: guard 'Other' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-7]]:3: note: this is the loop
    // CHECK-NOTES: :[[@LINE-3]]:17: note: no fix is offered: a lambda with captures is no function pointer
  }
}

void ownClass() {
  for (int I = 0; I < 2; ++I) {
    Cleanup C([I] { done(I); });
    // CHECK-NOTES: :[[@LINE-1]]:13: warning: guard 'C' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:3: note: this is the loop
    // CHECK-NOTES: :[[@LINE-3]]:13: note: no fix is offered: the guard's own type matters elsewhere
    std::unique_ptr<decltype(C)> Other;
  }
}

void deduced() {
  for (int I = 0; I < 2; ++I) {
    Scope<std::function<void()>> S([I] { done(I); });
    // CHECK-NOTES: :[[@LINE-1]]:34: warning: guard 'S' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:3: note: this is the loop
    // CHECK-NOTES: :[[@LINE-3]]:34: note: no fix is offered: the guard's own type matters elsewhere
    auto Make = [I] {
      using T [[maybe_unused]] = decltype((S));
      return I;
    };
  }
}

void typeOf() {
  for (int I = 0; I < 2; ++I) {
    Scope<std::function<void()>> S([I] { done(I); });
    // CHECK-NOTES: :[[@LINE-1]]:34: warning: guard 'S' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:3: note: this is the loop
    // CHECK-NOTES: :[[@LINE-3]]:34: note: no fix is offered: the guard's own type matters elsewhere
    __typeof__(S) *Other = nullptr;
  }
}

// The type does not depend on T.
template <class T> void inTemplate(T N) {
  for (T I = 0; I < N; ++I) {
    Cleanup C([I] { done(I); });
    // CHECK-NOTES: :[[@LINE-1]]:13: warning: guard 'C' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:3: note: this is the loop
    // CHECK-NOTES: :[[@LINE-3]]:13: note: no fix is offered: the guard's own type matters elsewhere
    decltype(C) *Other = nullptr;
  }
}
template void inTemplate(int);

// Of another guard.
void others() {
  for (int I = 0; I < 2; ++I) {
    Cleanup First([I] { done(I); });
    // CHECK-NOTES: :[[@LINE-1]]:13: warning: guard 'First' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:3: note: this is the loop
    // CHECK-FIXES:    auto First = gsl::finally([I] { done(I); });
    Scope<int (*)()> *Pointer = nullptr;
    decltype(Pointer) Second = Pointer;
  }
}
