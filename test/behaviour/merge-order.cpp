// RUN: %behaviour defercliff-too-many-guards %s %t

// Guards side by side become one, which runs their actions in the order in
// which they ran.

#include <absl/cleanup/cleanup.h>
#include <cstdio>

static void step(int n) { std::printf("step %d\n", n); }

int main() {
  absl::Cleanup one = [] { step(1); };
  std::puts("begin");
  absl::Cleanup two = [] { step(2); };
  absl::Cleanup three = [] { step(3); };
  absl::Cleanup four = [] { step(4); };
  std::puts("middle");
  absl::Cleanup five = [] { step(5); };
  absl::Cleanup six = [] { step(6); };
  std::puts("nearly");
  absl::Cleanup seven = [] { step(7); };
  std::puts("really");
  absl::Cleanup eight = [] { step(8); };
  std::puts("quite");
  absl::Cleanup nine = [] { step(9); };
  std::puts("end");
}
// PRINTS: begin
// PRINTS: middle
// PRINTS: nearly
// PRINTS: really
// PRINTS: quite
// PRINTS: end
// PRINTS: step 9
// PRINTS: step 8
// PRINTS: step 7
// PRINTS: step 6
// PRINTS: step 5
// PRINTS: step 4
// PRINTS: step 3
// PRINTS: step 2
// PRINTS: step 1
