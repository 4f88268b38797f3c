#include "guard.h"

void one() {
  while (more()) {
    OnExit One([] { use(1); });
  }
}
