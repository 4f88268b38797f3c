#include "shared.h"

#include <memory>

void one(Tasks &tasks) {
  queueAll(tasks, {1, 2});
  queueMade(tasks, 2, [](int i) { return std::make_shared<int>(i); });
  OnExit guard([] { use(1); });
  Finally other([] { use(2); });
}
