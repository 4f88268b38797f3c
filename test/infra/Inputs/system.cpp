#include <guard.h>

void mine() {
  while (more()) {
    OnExit Mine([] { use(1); });
  }
}
