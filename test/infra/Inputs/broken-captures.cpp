// Does not compile: captures, loops and calls with errors in them.

#include "guard.h"

void captures(std::vector<std::function<void()>> &Actions) {
  for (int I = 0; I < 9; ++I) {
    Actions.push_back([&I] { use(I); });
    keep([&I, &J] { use(I); });
    OnExit A([&I, I] { use(I); });
    OnExit B([&missing] { use(missing); });
    OnExit C([X = missing()] { use(X); });
  }
  for (auto &E : missing)
    keep([&E] { use(E); });
  for (int I = ; I < 9; ++I)
    keep([&I] { use(I); });
  while (auto X = )
    OnExit D([&] { use(X); });
  do {
    OnExit E([&] { use(1); });
  } while (missing);
}

struct Pool {
  template <class F> void add(F Task) { Tasks.push_back(Task); }
  std::vector<Missing> Tasks;
};

void pool(Pool &P) {
  for (int I = 0; I < 9; ++I)
    P.add([&I] { use(I); });
  for (int I = 0; I < 9; ++I)
    P.remove([&I] { use(I); });
  goto nowhere;
}

co_task coroutine() {
  for (int I = 0; I < 9; ++I) {
    OnExit A([&I] { use(I); });
    co_await missing;
    co_yield [&I] { use(I); };
  }
}
