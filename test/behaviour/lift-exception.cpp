// RUN: %behaviour defercliff-guard-in-loop %s %t --fix-notes

// An exception from the body passes through the lambda and ends the loop,
// after the clean-up.

#include <absl/cleanup/cleanup.h>
#include <cstdio>
#include <stdexcept>
#include <string>
#include <vector>

static void work(const std::vector<std::string> &steps) {
  for (const std::string &step : steps) {
    absl::Cleanup leave = [&step] {
      std::printf("leave '%s'\n", step.c_str());
    };
    if (step.empty())
      throw std::runtime_error("empty step");
    std::printf("do %s\n", step.c_str());
  }
}

int main() {
  try {
    work({"one", "", "three"});
  } catch (const std::exception &e) {
    std::puts(e.what());
  }
}
// PRINTS: do one
// PRINTS: leave 'one'
// PRINTS: leave ''
// PRINTS: empty step
