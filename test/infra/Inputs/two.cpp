#include "guard.h"

void two() {
  while (more()) {
    OnExit Two([] { use(2); });
  }
}
