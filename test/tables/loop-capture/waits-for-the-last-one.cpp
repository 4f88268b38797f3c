// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// A wait that comes before the action is handed on is one for that of the last iteration.

#include <thread>
#include <utility>
#include <vector>

void save(const std::vector<int> &);

struct Saver {
  std::thread worker;

  void waitsBefore(int n) {
    for (int i = 0; i < n; ++i) {
      std::vector<int> snapshot(i);
      std::thread next([&snapshot] { save(snapshot); }); // want bug: joined in the next iteration
      if (worker.joinable())
        worker.join();
      worker = std::move(next);
    }
  }
  void waitsAfter(int n) {
    for (int i = 0; i < n; ++i) {
      std::vector<int> snapshot(i);
      std::thread next([&snapshot] { save(snapshot); }); // quiet: joined before the snapshot dies
      worker = std::move(next);
      worker.join();
    }
  }
  void waitsForTheOwn(int n) {
    for (int i = 0; i < n; ++i) {
      std::vector<int> snapshot(i);
      std::thread next([&snapshot] { save(snapshot); }); // quiet: joined before it is handed on
      next.join();
      worker = std::move(next);
    }
  }
};
