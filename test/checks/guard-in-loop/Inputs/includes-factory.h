#include <absl/cleanup/cleanup.h>
#include <functional>
struct OnExit {
  std::function<void()> Action;
  explicit OnExit(std::function<void()> Action) : Action(Action) {}
  ~OnExit() { Action(); }
};
bool more();
void use(int, int, int);
inline void includes(int A, int B, int C) {
  while (more()) {
    OnExit G([&] { use(A, B, C); });
    // CHECK-FIXES:    auto G = absl::MakeCleanup([&] { use(A, B, C); });
  }
}
