// RUN: %behaviour defercliff-loop-capture %s %t --was=wrong

// A list of captures over several lines, with comments in it.

#include <cstdio>
#include <functional>
#include <string>
#include <vector>

int main() {
  std::vector<std::function<void()>> tasks;
  int total = 0;
  for (int i = 1; i < 3; ++i) {
    std::string name(20, static_cast<char>('a' + i));
    tasks.push_back([&total, // the sum of all
                     &name,  // who adds to it
                     /* the number */ &i] {
      total += i; // what is added
      std::printf("%s adds %d: %d\n", name.c_str(), i, total);
    });
  }
  for (const auto &task : tasks)
    task();
}
// PRINTS: bbbbbbbbbbbbbbbbbbbb adds 1: 1
// PRINTS: cccccccccccccccccccc adds 2: 3
