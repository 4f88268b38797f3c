// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// The way of an action that is handed on once more is not followed everywhere.

#include <functional>
#include <future>
#include <memory>
#include <thread>
#include <utility>
#include <vector>

void use(int);

struct Session {
  std::vector<std::function<void()>> pending;
  void add(std::function<void()> f) { pending.push_back(std::move(f)); }
};

void copiedAfterwards(std::vector<std::shared_ptr<Session>> &all, int n) {
  for (int i = 0; i < n; ++i) {
    auto session = std::make_shared<Session>();
    session->add([&i] { use(i); }); // missed bug: the session is copied to the list afterwards
    all.emplace_back(session);
  }
}

void swappedAway(int n) {
  std::function<void()> outer;
  for (int i = 0; i < n; ++i) {
    std::function<void()> inner([&i] { use(i); }); // missed bug: it is in 'outer' from then on
    inner.swap(outer);
  }
  outer();
}

void oneBehind(int n) {
  std::future<void> previous;
  for (int i = 0; i < n; ++i) {
    int block = i;
    auto current = std::async(std::launch::async, [&block] { use(block); }); // missed bug: waited for in the next iteration
    if (previous.valid())
      previous.get();
    previous = std::move(current);
  }
}

void changedWhileItRuns(int n) {
  int low = 0;
  while (low < n) {
    auto left = std::async(std::launch::async, [&low] { use(low); }); // missed bug: changed before the wait
    ++low;
    left.get();
  }
}
