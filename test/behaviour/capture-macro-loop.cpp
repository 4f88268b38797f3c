// RUN: %behaviour defercliff-loop-capture %s %t --was=wrong

// A loop that a macro makes, and macros in the body of an action, are no
// hindrance; only the list of captures is touched.

#include <cstdio>
#include <functional>
#include <vector>

#define EACH(i, n) for (int i = 0; i < (n); ++i)
#define SHOW(x) std::printf("%d\n", x)

int main() {
  std::vector<std::function<void()>> tasks;
  EACH(number, 3) {
    int twice = number * 2;
    tasks.push_back([&] { SHOW(twice); });
  }
  for (const auto &task : tasks)
    task();
}
// PRINTS: 0
// PRINTS: 2
// PRINTS: 4
