// RUN: %behaviour defercliff-guard-in-loop %s %t --fix-notes

// A loop variable that is bound to what may be moved from is not moved by its
// name.

#include <absl/cleanup/cleanup.h>
#include <cstdio>
#include <string>
#include <utility>
#include <vector>

struct Moving {
  std::vector<std::string> &all;
  struct Iterator {
    std::vector<std::string>::iterator place;
    std::string &&operator*() { return std::move(*place); }
    void operator++() { ++place; }
    bool operator!=(const Iterator &other) const { return place != other.place; }
  };
  Iterator begin() { return {all.begin()}; }
  Iterator end() { return {all.end()}; }
};

static void take(const std::string &) { std::puts("copied"); }
static void take(std::string &&) { std::puts("moved"); }

int main() {
  std::vector<std::string> all{"a", "b"};
  for (std::string &&each : Moving{all}) {
    absl::Cleanup tell = [&each] { std::printf("%s\n", each.c_str()); };
    each += "x";
    take(each);
    take(std::move(each));
  }
  std::printf("%s %s\n", all[0].c_str(), all[1].c_str());
}
// PRINTS: copied
// PRINTS: moved
// PRINTS: ax
// PRINTS: copied
// PRINTS: moved
// PRINTS: bx
// PRINTS: ax bx
