// RUN: %check defercliff-guard-in-loop,defercliff-too-many-guards %s %t --real-headers \
// RUN:   --global-option MinimumLevel=cost --global-option defercliff-too-many-guards.MaxGuards=2

// What libstdc++ keeps in its std::function, and what it does not.

#include <functional>
#include <memory>

int next();
void release(int);

class OnExit {
public:
  explicit OnExit(std::function<void()> Action) : Action(std::move(Action)) {}
  ~OnExit() { Action(); }

private:
  std::function<void()> Action;
};

void byReference(int A, int B) {
  while (int C = next()) {
    OnExit Two([&A, &B] { release(A + B); });
    // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: guard 'Two' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    OnExit Three([&A, &B, &C] { release(A + B + C); });
    // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: guard 'Three' allocates on every iteration of the loop: its 24-byte closure does not fit the 16-byte buffer of 'std::function' [defercliff-guard-in-loop]
  }
}

void byCopy(std::shared_ptr<int> Shared) {
  while (next())
    OnExit Guard([Shared] { release(*Shared); });
    // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: guard 'Guard' allocates on every iteration of the loop: its 16-byte closure is not trivially copyable, so it cannot use the 16-byte buffer of 'std::function' [defercliff-guard-in-loop]
}

void controlBlock() {
  while (int A = next())
    std::shared_ptr<void> Guard(nullptr, [A](void *) { release(A); });
    // CHECK-MESSAGES: :[[@LINE-1]]:27: warning: guard 'Guard' allocates on every iteration of the loop: 'std::shared_ptr' keeps its deleter in a control block [defercliff-guard-in-loop]
}

void deleter() {
  while (next())
    std::unique_ptr<int, std::function<void(int *)>> Owner(
    // CHECK-MESSAGES: :[[@LINE-1]]:54: warning: guard 'Owner' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    // CHECK-FIXES:    std::unique_ptr<int, void (*)(int *)> Owner(
        new int, [](int *P) { delete P; });
}

struct alignas(16) Wide {
  int Value;
};

void aligned(Wide W) {
  while (next())
    OnExit Guard([W] { release(W.Value); });
    // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: guard 'Guard' allocates on every iteration of the loop: its 16-byte closure needs an alignment of 16, more than the 16-byte buffer of 'std::function' has [defercliff-guard-in-loop]
}

void three(int *P) {
// CHECK-MESSAGES: :[[@LINE-1]]:6: warning: function 'three' keeps 3 guards alive at once, more than 2; it has 3 in all, and 3 are type-erased [defercliff-too-many-guards]
  std::shared_ptr<void> A(nullptr, [](void *) { release(1); });
  next();
  OnExit B([] { release(2); });
  next();
  std::shared_ptr<void> C(nullptr, [P](void *) { release(*P); });
}

// Neither cleans up in a way of its own.
void noGuards(int *P) {
  while (int A = next()) {
    std::shared_ptr<int> Shared = std::make_shared<int>(A);
    std::unique_ptr<int> Unique(new int);
    std::function<void()> Action = [P] { release(*P); };
    Action();
  }
}

void once(int A, int B, int C) {
  OnExit Guard([=] { release(A + B + C); });
  do {
    std::shared_ptr<void> Inner(nullptr, [](void *) { release(1); });
  } while (false);
}
