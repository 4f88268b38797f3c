// RUN: %behaviour defercliff-guard-in-loop %s %t --fix-notes

// Elements of a map, whose type the loop does not spell, are passed on by
// reference.

#include <absl/cleanup/cleanup.h>
#include <cstdio>
#include <map>
#include <string>

int main() {
  std::map<std::string, int> ages = {{"Ada", 36}, {"Alan", 41}};
  for (auto &person : ages) {
    absl::Cleanup older = [&person] { ++person.second; };
    std::printf("%s is %d\n", person.first.c_str(), person.second);
  }
  for (const auto &person : ages) {
    absl::Cleanup line = [&person] { std::printf(" %d\n", person.second); };
    std::printf("%s:", person.first.c_str());
  }
}
// PRINTS: Ada is 36
// PRINTS: Alan is 41
// PRINTS: Ada: 37
// PRINTS: Alan: 42
