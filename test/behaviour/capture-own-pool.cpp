// RUN: %behaviour defercliff-loop-capture %s %t --was=wrong

// A pool of one's own runs its tasks later, also those that come to it
// through a helper.

#include <cstdio>
#include <deque>
#include <functional>
#include <string>
#include <utility>

class Pool {
public:
  void run(std::function<void()> task) { tasks.push_back(std::move(task)); }
  void work() {
    while (!tasks.empty()) {
      tasks.front()();
      tasks.pop_front();
    }
  }

private:
  std::deque<std::function<void()>> tasks;
};

template <class Task> static void runLater(Pool &pool, const Task &task) {
  pool.run(task);
}

int main() {
  Pool pool;
  for (int i = 0; i < 2; ++i) {
    std::string name(20, static_cast<char>('p' + i));
    pool.run([&name] { std::printf("first %s\n", name.c_str()); });
    runLater(pool, [&] { std::printf("then %d\n", i); });
  }
  pool.work();
}
// PRINTS: first pppppppppppppppppppp
// PRINTS: then 0
// PRINTS: first qqqqqqqqqqqqqqqqqqqq
// PRINTS: then 1
