// RUN: %behaviour defercliff-loop-capture %s %t --was=wrong

// A range variable that is a copy of the element is copied once more. One
// that is the element itself stays a reference, which sees later changes.

#include <cstdio>
#include <functional>
#include <string>
#include <vector>

int main() {
  std::vector<std::string> names = {"a name of some length",
                                    "another name of some length"};
  std::vector<std::function<void()>> tasks;
  for (std::string &element : names)
    tasks.push_back([&element] { std::puts(element.c_str()); });
  for (std::string copy : names)
    tasks.push_back([&copy] { std::puts(copy.c_str()); });
  for (std::string &name : names)
    name += " (changed)";
  for (const auto &task : tasks)
    task();
}
// PRINTS: a name of some length (changed)
// PRINTS: another name of some length (changed)
// PRINTS: a name of some length
// PRINTS: another name of some length
