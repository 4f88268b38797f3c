#pragma clang system_header

#include <gsl/util>

void work();

inline void inSystemHeader() {
  auto A = gsl::finally([] { work(); });
  work();
  auto B = gsl::finally([] { work(); });
}
