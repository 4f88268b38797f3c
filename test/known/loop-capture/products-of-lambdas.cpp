// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// What a lambda returns is a body of its own, and a constant argument decides nothing.
#include <functional>
#include <memory>
#include <vector>

void use(int);

void products(int n) {
  std::vector<std::function<void()>> tasks;
  std::vector<std::shared_ptr<int>> keep;
  for (int i = 0; i < n; ++i) {
    auto make = [&](int k) { return [&i, k] { use(i + k); }; }; // missed bug: the product refers to i
    tasks.push_back(make(1));
    keep.emplace_back(new int(i), [&](int *p) { use(i); delete p; }); // missed bug: the deleter runs when keep dies
  }
}
