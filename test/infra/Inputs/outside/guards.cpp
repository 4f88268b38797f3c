#include <functional>

class OnExit {
public:
  explicit OnExit(std::function<void()> Action) : Action(Action) {}
  ~OnExit() { Action(); }

private:
  std::function<void()> Action;
};

void count(int &Number) {
  for (int I = 0; I != 3; ++I)
    OnExit Add([&Number] { ++Number; });
}
