// The level of a reference in a guard is style.

#include <absl/cleanup/cleanup.h>
#include <vector>

void use(int);

void rangeVariable(const std::vector<int> &Numbers) {
  for (int N : Numbers) {
    absl::Cleanup Close = [&N] { use(N); };
  }
}
