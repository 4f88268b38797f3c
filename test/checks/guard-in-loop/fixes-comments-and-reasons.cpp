// RUN: %check defercliff-guard-in-loop %s %t --option MinimumLevel=cost

// No comment is lost, and the reasons are the right ones.

#include <functional>
#include <gsl/util>
#include <memory>
#include <utility>

struct File;
File *open();
void close(File *);
int next();
void done(int);
void done(int, void *);

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

void commentInArguments() {
  for (int I = 0; I < 2; ++I) {
    Scope</* erased */ std::function<void()>> First([I] { done(I); });
    // CHECK-NOTES: :[[@LINE-1]]:47: warning: guard 'First' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:3: note: this is the loop
    // CHECK-NOTES: :[[@LINE-3]]:47: note: no fix is offered: a comment stands in the declaration
    Scope<std::function<void()> // why not
          >
        Second([I] { done(I); });
        // CHECK-NOTES: :[[@LINE-1]]:9: warning: guard 'Second' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
        // CHECK-NOTES: :[[@LINE-9]]:3: note: this is the loop
        // CHECK-NOTES: :[[@LINE-3]]:9: note: no fix is offered: a comment stands in the declaration
    std::unique_ptr<File, std::function</* its file */ void(File *)>> Third(open(), [](File *F) { close(F); });
    // CHECK-NOTES: :[[@LINE-1]]:71: warning: guard 'Third' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-13]]:3: note: this is the loop
    // CHECK-NOTES: :[[@LINE-3]]:71: note: no fix is offered: a comment stands in the declaration
    std::unique_ptr</* a file */ File, std::function<void(File *)>> Fourth(open(), [](File *F) { close(F); });
    // CHECK-NOTES: :[[@LINE-1]]:69: warning: guard 'Fourth' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-17]]:3: note: this is the loop
    // CHECK-FIXES:    std::unique_ptr</* a file */ File, void (*)(File *)> Fourth(open(), [](File *F) { close(F); });
  }
}

void reference() {
  for (int I = 0; I < 2; ++I) {
    const auto &Guard = Cleanup([I] { done(I); });
    // CHECK-NOTES: :[[@LINE-1]]:17: warning: guard 'Guard' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:3: note: this is the loop
    // CHECK-NOTES: :[[@LINE-3]]:17: note: no fix is offered: the guard is a temporary that a reference keeps
  }
}

void genericDeleter() {
  for (int I = 0; I < 2; ++I) {
    std::shared_ptr<void> Ignores(nullptr, [I](auto) { done(I); });
    // CHECK-NOTES: :[[@LINE-1]]:27: warning: guard 'Ignores' allocates on every iteration of the loop: 'std::shared_ptr' keeps its deleter in a control block [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-2]]:45: note: 'I' is captured by copy: 4 bytes
    // CHECK-NOTES: :[[@LINE-4]]:3: note: this is the loop
    // CHECK-FIXES:    auto Ignores = gsl::finally([I]() { done(I); });
    std::shared_ptr<void> Named(nullptr, [I](auto P) { done(I, P); });
    // CHECK-NOTES: :[[@LINE-1]]:27: warning: guard 'Named' allocates on every iteration of the loop: 'std::shared_ptr' keeps its deleter in a control block [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-2]]:43: note: 'I' is captured by copy: 4 bytes
    // CHECK-NOTES: :[[@LINE-9]]:3: note: this is the loop
    // CHECK-NOTES: :[[@LINE-4]]:27: note: no fix is offered: the clean-up uses the pointer it is given
    std::shared_ptr<void> Returns(nullptr, [I](auto) { return I; });
    // CHECK-NOTES: :[[@LINE-1]]:27: warning: guard 'Returns' allocates on every iteration of the loop: 'std::shared_ptr' keeps its deleter in a control block [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-2]]:45: note: 'I' is captured by copy: 4 bytes
    // CHECK-NOTES: :[[@LINE-14]]:3: note: this is the loop
    // CHECK-NOTES: :[[@LINE-4]]:27: note: no fix is offered: the action returns a value
  }
}

void commentInParameters() {
  for (int I = 0; I < 2; ++I) {
    std::shared_ptr<void> Guard(nullptr, [I](void * /* unused, see #12 */) { done(I); });
    // CHECK-NOTES: :[[@LINE-1]]:27: warning: guard 'Guard' allocates on every iteration of the loop: 'std::shared_ptr' keeps its deleter in a control block [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-2]]:43: note: 'I' is captured by copy: 4 bytes
    // CHECK-NOTES: :[[@LINE-4]]:3: note: this is the loop
    // CHECK-NOTES: :[[@LINE-4]]:27: note: no fix is offered: a comment stands in the declaration
  }
}

struct Allocator {};
Allocator note(int);
decltype(nullptr) none(int);

void moreArguments() {
  for (int I = 0; I < 2; ++I) {
    std::shared_ptr<void> First(nullptr, [I](void *) { done(I); }, note(I));
    // CHECK-NOTES: :[[@LINE-1]]:27: warning: guard 'First' allocates on every iteration of the loop: 'std::shared_ptr' keeps its deleter in a control block [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-2]]:43: note: 'I' is captured by copy: 4 bytes
    // CHECK-NOTES: :[[@LINE-4]]:3: note: this is the loop
    // CHECK-NOTES: :[[@LINE-4]]:27: note: no fix is offered: the guard is built from more than its action
    std::shared_ptr<void> Second(none(I), [I](void *) { done(I); });
    // CHECK-NOTES: :[[@LINE-1]]:27: warning: guard 'Second' allocates on every iteration of the loop: 'std::shared_ptr' keeps its deleter in a control block [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-2]]:44: note: 'I' is captured by copy: 4 bytes
    // CHECK-NOTES: :[[@LINE-9]]:3: note: this is the loop
    // CHECK-NOTES: :[[@LINE-4]]:27: note: no fix is offered: the guard keeps a pointer besides its action
  }
}

#define UNUSED __attribute__((unused))

void attributes() {
  for (int I = 0; I < 2; ++I) {
    Cleanup First __attribute__((unused))([I] { done(I); });
    // CHECK-NOTES: :[[@LINE-1]]:13: warning: guard 'First' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:3: note: this is the loop
    // CHECK-NOTES: :[[@LINE-3]]:13: note: no fix is offered: an attribute stands in the declaration
    Cleanup Second UNUSED([I] { done(I); });
    // CHECK-NOTES: :[[@LINE-1]]:13: warning: guard 'Second' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-7]]:3: note: this is the loop
    // CHECK-NOTES: :[[@LINE-3]]:13: note: no fix is offered: an attribute stands in the declaration
    Cleanup Third [[maybe_unused]] ([I] { done(I); });
    // CHECK-NOTES: :[[@LINE-1]]:13: warning: guard 'Third' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-11]]:3: note: this is the loop
    // CHECK-NOTES: :[[@LINE-3]]:13: note: no fix is offered: an attribute stands in the declaration
    [[maybe_unused]] Cleanup Fourth([I] { done(I); });
    // CHECK-NOTES: :[[@LINE-1]]:30: warning: guard 'Fourth' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-15]]:3: note: this is the loop
    // CHECK-FIXES:    {{\[\[maybe_unused\]\]}} auto Fourth = gsl::finally([I] { done(I); });
    alignas(64) Cleanup Fifth([I] { done(I); });
    // CHECK-NOTES: :[[@LINE-1]]:25: warning: guard 'Fifth' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-19]]:3: note: this is the loop
    // CHECK-FIXES:    alignas(64) auto Fifth = gsl::finally([I] { done(I); });
  }
}

using Next = void (*)();

void deleterResults() {
  for (int I = 0; I < 2; ++I) {
    std::unique_ptr<File, std::function<void (*(File *))()>> First(open(), [](File *F) -> Next { close(F); return nullptr; });
    // CHECK-NOTES: :[[@LINE-1]]:62: warning: guard 'First' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:3: note: this is the loop
    // CHECK-NOTES: :[[@LINE-3]]:62: note: no fix is offered: the deleter's result is written behind its parameters
    std::unique_ptr<File, std::function<auto(File *)->void>> Second(open(), [](File *F) { close(F); });
    // CHECK-NOTES: :[[@LINE-1]]:62: warning: guard 'Second' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-7]]:3: note: this is the loop
    // CHECK-NOTES: :[[@LINE-3]]:62: note: no fix is offered: the deleter's result is written behind its parameters
    std::unique_ptr<File, std::function<const char *(File *)>> Third(open(), [](File *F) -> const char * { close(F); return ""; });
    // CHECK-NOTES: :[[@LINE-1]]:64: warning: guard 'Third' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-11]]:3: note: this is the loop
    // CHECK-FIXES:    std::unique_ptr<File, const char * (*)(File *)> Third(open(), [](File *F) -> const char * { close(F); return ""; });
  }
}
