// RUN: %behaviour defercliff-loop-capture %s %t --was=wrong

// What stands for an element of a vector<bool> lives for one iteration. Its
// copy stands for the same element, and sees what becomes of it.

#include <cstdio>
#include <functional>
#include <vector>

int main() {
  std::vector<bool> bits = {true, false, true};
  std::vector<std::function<void()>> tasks;
  for (auto &&bit : bits)
    tasks.push_back([&bit] { std::puts(bit ? "set" : "clear"); });
  bits[1] = true;
  bits[2] = false;
  for (const auto &task : tasks)
    task();
}
// PRINTS: set
// PRINTS: set
// PRINTS: clear
