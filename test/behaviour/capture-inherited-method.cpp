// RUN: %behaviour defercliff-loop-capture %s %t --was=wrong

// A const method of a base class changes nothing.

#include <cstdio>
#include <functional>
#include <vector>

struct Base {
  int number = 0;
  int get() const { return number; }
};
struct Derived : Base {};

int main() {
  std::vector<std::function<void()>> tasks;
  for (int i = 0; i < 2; ++i) {
    Derived object;
    object.number = i;
    tasks.push_back([&object] { std::printf("%d\n", object.get()); });
  }
  for (const auto &task : tasks)
    task();
}
// PRINTS: 0
// PRINTS: 1
