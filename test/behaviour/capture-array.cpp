// RUN: %behaviour defercliff-loop-capture %s %t --was=wrong

// An array is copied as a whole, not its address.

#include <cstdio>
#include <functional>
#include <vector>

int main() {
  std::vector<std::function<void()>> tasks;
  for (int i = 0; i < 2; ++i) {
    char name[3] = {'a', static_cast<char>('x' + i), '\0'};
    int counts[2][2] = {{i, i + 1}, {i + 2, i + 3}};
    tasks.push_back([&] {
      std::printf("%c%c %d\n", name[0], name[1], counts[1][0] + counts[0][1]);
    });
  }
  for (const auto &task : tasks)
    task();
}
// PRINTS: ax 3
// PRINTS: ay 5
