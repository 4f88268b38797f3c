// RUN: %behaviour defercliff-loop-capture %s %t --was=wrong

// A function template is repaired once, for all types that it is used with.

#include <cstdio>
#include <functional>
#include <iostream>
#include <string>
#include <vector>

template <class T> static void later(const std::vector<T> &values) {
  std::vector<std::function<void()>> tasks;
  for (T value : values)
    tasks.push_back([&value] { std::cout << value << '\n'; });
  for (const auto &task : tasks)
    task();
}

int main() {
  later<int>({1, 2});
  later<std::string>(
      {"a string that is long enough", "and another one as long"});
  later<double>({2.5});
}
// PRINTS: 1
// PRINTS: 2
// PRINTS: a string that is long enough
// PRINTS: and another one as long
// PRINTS: 2.5
