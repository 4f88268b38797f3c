// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// A wait that may give up counts as one, and so does running callables that stay.
#include <chrono>
#include <condition_variable>
#include <functional>
#include <future>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

void use(int);

class Executor {
public:
  void post(std::function<void()> f) { queue.push_back(std::move(f)); }
  std::vector<std::function<void()>> queue;
};

void givesUp(Executor &ex, int n) {
  for (int i = 0; i < n; ++i) {
    std::promise<int> p;
    auto f = p.get_future();
    ex.post([&p, i] { p.set_value(i); }); // missed bug: after a second the promise dies anyway
    if (f.wait_for(std::chrono::seconds(1)) != std::future_status::ready)
      continue;
    use(f.get());
  }
}

class Bus {
public:
  void subscribe(std::function<void()> f) { handlers.push_back(std::move(f)); }
  void publish() {
    for (auto &f : handlers)
      f();
  }
  std::vector<std::function<void()>> handlers;
};

void staysSubscribed(Bus &bus, int n) {
  for (int i = 0; i < n; ++i) {
    int hits = 0;
    bus.subscribe([&hits] { ++hits; }); // missed bug: publish() runs all handlers, and drops none
    bus.publish();
    use(hits);
  }
}
