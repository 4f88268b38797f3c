// std: c++17
// RUN: %table defercliff-deferral-in-loop %s %t
// Holders that the loop may drain: batches, swaps, helpers, slots, keys; and drains that are none.
#include <cstdio>
#include <functional>
#include <optional>
#include <queue>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

struct Conn {
  int id;
};
Conn *acquire(int id);
struct Pool {
  Conn *take();
  void release(Conn *);
};
using Actions = std::vector<std::function<void()>>;
void handOver(Actions list);
void runAll(Actions &list) {
  for (auto &f : list)
    f();
  list.clear();
}

void batches(int n) {
  Actions batch;
  for (int i = 0; i < n; ++i) {
    std::FILE *f = std::fopen("x", "r");
    batch.push_back([f] { std::fclose(f); }); // quiet: run when full
    if (batch.size() > 100)
      runAll(batch);
  }
  runAll(batch);
}

void swapped(int n) {
  Actions batch;
  for (int i = 0; i < n; ++i) {
    std::FILE *f = std::fopen("x", "r");
    batch.push_back([f] { std::fclose(f); }); // quiet: swapped away
    Actions now;
    now.swap(batch);
    for (auto &a : now)
      a();
  }
}

void moved(int n) {
  Actions batch;
  for (int i = 0; i < n; ++i) {
    std::FILE *f = std::fopen("x", "r");
    batch.push_back([f] { std::fclose(f); }); // quiet: moved to another
    handOver(std::exchange(batch, {}));
  }
}

void localLambda(int n) {
  Actions batch;
  auto flush = [&batch] {
    for (auto &a : batch)
      a();
    batch.clear();
  };
  for (int i = 0; i < n; ++i) {
    std::FILE *f = std::fopen("x", "r");
    batch.push_back([f] { std::fclose(f); }); // quiet: flush runs it
    flush();
  }
}

void afterwardsOnly(Pool &pool, int n) {
  Actions actions;
  auto finish = [&actions] {
    for (auto &a : actions)
      a();
    actions.clear();
  };
  for (int i = 0; i < n; ++i) {
    Conn *conn = pool.take();
    actions.push_back([&pool, conn] { pool.release(conn); }); // want bug: finish is called after the loop only
    if (actions.size() > 1000)
      std::puts("many");
  }
  finish();
}

void queueWithPop(Pool &pool, int n) {
  std::queue<std::function<void()>> queue;
  for (int i = 0; i < n; ++i) {
    Conn *conn = pool.take();
    queue.push([&pool, conn] { pool.release(conn); }); // quiet: the oldest is run when there are many
    if (queue.size() > 8) {
      queue.front()();
      queue.pop();
    }
  }
}

void queueAtEnd(Pool &pool, int n) {
  std::queue<std::function<void()>> queue;
  while (n-- > 0) {
    Conn *conn = pool.take();
    queue.push([&pool, conn] { pool.release(conn); }); // want bug: popped after the loop
  }
  for (; !queue.empty(); queue.pop())
    queue.front()();
}

void slots(int n) {
  std::function<void()> onExit;
  std::optional<std::function<void()>> maybe;
  std::unordered_map<int, std::function<void()>> byId;
  for (int i = 0; i < n; ++i) {
    Conn *conn = acquire(i);
    onExit = [conn] { delete conn; };      // quiet: a slot
    maybe.emplace([conn] { delete conn; }); // quiet: a slot
    byId[0] = [conn] { delete conn; };     // quiet: the same key replaces it
    onExit();
  }
}

void perSession(std::vector<Actions> &sessions) {
  for (std::size_t i = 0; i < sessions.size(); ++i) {
    Conn *conn = acquire(int(i));
    sessions[i].push_back([conn] { delete conn; }); // quiet: each session has a list of its own
  }
}

void erased(Pool &pool, int n) {
  Actions actions;
  do {
    Conn *conn = pool.take();
    actions.push_back([=, &pool] { pool.release(conn); }); // want bug: reserve drains nothing
    actions.reserve(actions.size() + 1);
  } while (--n);
}
