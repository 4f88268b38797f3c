// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// A wait counts only on every path; RAII waiters by their declaration order.
#include <cstdlib>
#include <deque>
#include <functional>
#include <future>
#include <stdexcept>
#include <string>
#include <vector>
std::string readLine();
void parse(const std::string &);
bool bad(const std::string &);
int code(const std::string &);

struct Lane {
  std::deque<std::function<void()>> todo;
  void put(std::function<void()> f) { todo.push_back(std::move(f)); }
  void drain() {
    while (!todo.empty()) {
      todo.front()();
      todo.pop_front();
    }
  }
};
struct DrainOnExit {
  Lane &lane;
  explicit DrainOnExit(Lane &l) : lane(l) {}
  ~DrainOnExit() { lane.drain(); }
};

void thrown(Lane &lane, int n) {
  for (int i = 0; i < n; ++i) {
    try {
      std::string line = readLine();
      lane.put([&] { parse(line); }); // want bug: the throw passes the drain by
      if (bad(line))
        throw std::runtime_error("bad");
      lane.drain();
    } catch (const std::exception &) {
    }
  }
}
void thrownBefore(Lane &lane, int n) {
  for (int i = 0; i < n; ++i) {
    try {
      std::string line = readLine();
      if (bad(line))
        throw std::runtime_error("bad");
      lane.put([&] { parse(line); }); // quiet: drained on the only path
      lane.drain();
    } catch (const std::exception &) {
    }
  }
}
void returned(Lane &lane, int n) {
  for (int i = 0; i < n; ++i) {
    std::string line = readLine();
    lane.put([&] { parse(line); }); // want bug: the return leaves it in the caller's lane
    if (line.empty())
      return;
    lane.drain();
  }
}
void exited(Lane &lane, int n) {
  for (int i = 0; i < n; ++i) {
    std::string line = readLine();
    lane.put([&] { parse(line); }); // quiet: the other path ends the program
    if (line.empty())
      std::abort();
    lane.drain();
  }
}
void jumped(Lane &lane, int n) {
  for (int i = 0; i < n; ++i) {
    std::string line = readLine();
    lane.put([&] { parse(line); }); // want bug: the goto passes the drain by
    if (bad(line))
      goto next;
    lane.drain();
  next:;
  }
}
void bothBranches(Lane &lane, int n) {
  for (int i = 0; i < n; ++i) {
    std::string line = readLine();
    lane.put([&] { parse(line); }); // quiet: both branches drain
    if (bad(line)) {
      lane.drain();
      continue;
    }
    parse(line);
    lane.drain();
  }
}
void waiterAfter(Lane &lane, int n) {
  for (int i = 0; i < n; ++i) {
    std::string line = readLine();
    DrainOnExit wait(lane);
    lane.put([&] { parse(line); }); // quiet: 'wait' drains before 'line' dies, on each path
    if (bad(line))
      continue;
    parse(line);
  }
}
void waiterBefore(Lane &lane, int n) {
  for (int i = 0; i < n; ++i) {
    DrainOnExit wait(lane);
    std::string line = readLine();
    lane.put([&] { parse(line); }); // want bug: 'wait' drains when 'line' is gone
  }
}
void switched(Lane &lane, int n) {
  for (int i = 0; i < n; ++i) {
    std::string line = readLine();
    lane.put([&] { parse(line); }); // want bug: case 2 does not drain
    switch (code(line)) {
    case 1:
      lane.drain();
      break;
    case 2:
      break;
    default:
      lane.drain();
    }
  }
}
void asyncLocal(int n) {
  for (int i = 0; i < n; ++i) {
    std::string line = readLine();
    auto done = std::async(std::launch::async, [&] { parse(line); }); // quiet: the future's destructor waits
    try {
      parse(line);
    } catch (const std::exception &) {
      continue;
    }
    done.get();
  }
}
void asyncOuter(int n) {
  std::future<void> last;
  for (int i = 0; i < n; ++i) {
    std::string line = readLine();
    last = std::async(std::launch::async, [&] { parse(line); }); // want bug: still runs when 'line' dies
  }
  last.get();
}
void asyncMany(int n) {
  std::vector<std::future<void>> all;
  for (int i = 0; i < n; ++i) {
    std::string line = readLine();
    all.push_back(std::async(std::launch::async, [&line] { parse(line); })); // want bug: got after the loop
  }
  for (auto &f : all)
    f.get();
}
void shortCircuit(Lane &lane, int n) {
  for (int i = 0; i < n; ++i) {
    std::string line = readLine();
    lane.put([&] { parse(line); }); // want bug: drained only if bad()
    bad(line) && (lane.drain(), true);
  }
}
