#include <functional>
#include <vector>

void close(int);

class OnExit {
  std::function<void()> Action;

public:
  explicit OnExit(std::function<void()> Action) : Action(Action) {}
  OnExit(const OnExit &) = delete;
  ~OnExit() { Action(); }
};

void closeAll(int Count) {
  for (int I = 0; I < Count; ++I) {
    OnExit First([I] { close(I); });
    OnExit Second([I] { close(-I); });
  }
}

void closeLater(int Count) {
  std::vector<std::function<void()>> Tasks;
  for (int I = 0; I < Count; ++I)
    Tasks.push_back([&] { close(I); });
  for (auto &Task : Tasks)
    Task();
}
