#include <functional>
#include <vector>

void use(int);

void count() {
  std::vector<std::function<void()>> Tasks;
  int I = 0;
  while (I < 3) {
    Tasks.push_back([&I] { use(I); });
    ++I;
  }
  for (auto &Task : Tasks)
    Task();
}
