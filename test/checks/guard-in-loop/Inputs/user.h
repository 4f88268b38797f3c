// A header of the user's: its guards are reported there.

#include <gsl/util>

inline void inUserHeader() {
  while (int N = next()) {
    auto Guard = gsl::finally([N] { done(N); });
  }
}
