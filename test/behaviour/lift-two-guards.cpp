// RUN: %behaviour defercliff-guard-in-loop %s %t --fix-notes

// Two guards and other local variables of a body move into the same lambda,
// with comments, and die in the same order.

#include <absl/cleanup/cleanup.h>
#include <cstdio>
#include <string>

struct Local {
  std::string name;
  ~Local() { std::printf("%s dies\n", name.c_str()); }
};

int main() {
  // For each of them,
  for (const char *who : {"a", "b"}) { // here they are:
    // what is made first
    Local first{std::string("first ") + who};
    absl::Cleanup one = [&] { std::printf("one: %s\n", first.name.c_str()); };
    Local second{"second"}; // goes last
    absl::Cleanup two = [&] {
      std::printf("two: %s %s\n", first.name.c_str(), second.name.c_str());
    };
    second.name += who;
  } // and that is all.
}
// PRINTS: two: first a seconda
// PRINTS: seconda dies
// PRINTS: one: first a
// PRINTS: first a dies
// PRINTS: two: first b secondb
// PRINTS: secondb dies
// PRINTS: one: first b
// PRINTS: first b dies
