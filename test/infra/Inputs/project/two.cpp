#include "shared.h"

#include <memory>

struct Session {
  OnExit end{[] { use(3); }};
};

void two(Tasks &tasks, void (*action)()) {
  queueAll(tasks, {3, 4});
  queueMade(tasks, 2, [](int i) { return std::make_unique<int>(i); });
  Session session;
  Finally other(action);
  for (int i = 0; i < 2; ++i)
    tasks.push_back([&] { use(i); });
}
