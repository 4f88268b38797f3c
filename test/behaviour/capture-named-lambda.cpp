// RUN: %behaviour defercliff-loop-capture %s %t --was=wrong

// A lambda with a name runs now and is kept as well: both see the same.

#include <cstdio>
#include <functional>
#include <string>
#include <utility>
#include <vector>

int main() {
  std::vector<std::function<void()>> again;
  for (int i = 0; i < 2; ++i) {
    std::string step = "step " + std::to_string(i) + " of the work";
    auto run = [&] { std::printf("%s\n", step.c_str()); };
    run();
    again.push_back(std::move(run));
  }
  for (const auto &run : again)
    run();
}
// PRINTS: step 0 of the work
// PRINTS: step 1 of the work
// PRINTS: step 0 of the work
// PRINTS: step 1 of the work
