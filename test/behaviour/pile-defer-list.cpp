// RUN: %behaviour defercliff-deferral-in-loop %s %t --fix-notes --was=other

// A class that runs in its destructor what was deferred: the actions move
// from the end of the function to the end of their iteration.

#include <absl/cleanup/cleanup.h>
#include <cstdio>
#include <functional>
#include <utility>
#include <vector>

class Defers {
public:
  ~Defers() {
    for (auto it = actions.rbegin(); it != actions.rend(); ++it)
      (*it)();
  }
  void add(std::function<void()> action) {
    actions.push_back(std::move(action));
  }

private:
  std::vector<std::function<void()>> actions;
};

int main() {
  Defers defers;
  defers.add([] { std::puts("last of all"); });
  for (int i = 0; i < 3; ++i) {
    defers.add([i] { std::printf("leave %d\n", i); });
    if (i == 1)
      continue;
    std::printf("work %d\n", i);
  }
  std::puts("after the loop");
}
// PRINTED: work 0
// PRINTED: work 2
// PRINTED: after the loop
// PRINTED: leave 2
// PRINTED: leave 1
// PRINTED: leave 0
// PRINTED: last of all
// PRINTS: work 0
// PRINTS: leave 0
// PRINTS: leave 1
// PRINTS: work 2
// PRINTS: leave 2
// PRINTS: after the loop
// PRINTS: last of all
