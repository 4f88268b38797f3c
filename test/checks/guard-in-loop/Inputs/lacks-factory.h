#include <functional>
struct OnExit;
bool more();
void use(int, int, int);
inline void lacks(int A, int B, int C) {
  while (more()) {
    OnExit G([&] { use(A, B, C); });
  }
}
