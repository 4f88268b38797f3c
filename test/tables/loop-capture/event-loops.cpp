// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// Event loops run to completion in the iteration, timers cancelled, callbacks reset: silent.
#include <functional>
#include <map>
#include <memory>
#include <queue>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

void use(int) noexcept;
bool stop_now() noexcept;

class EventLoop {
  std::queue<std::function<void()>> q_;
  std::map<int, std::function<void()>> timers_;
  int next_ = 0;

public:
  void post(std::function<void()> f) { q_.push(std::move(f)); }
  void run() {
    while (!q_.empty()) {
      auto f = std::move(q_.front());
      q_.pop();
      f();
    }
  }
  void runUntilIdle() { run(); }
  bool runOne() {
    if (q_.empty())
      return false;
    auto f = std::move(q_.front());
    q_.pop();
    f();
    return true;
  }
  int startTimer(int, std::function<void()> f) {
    timers_[++next_] = std::move(f);
    return next_;
  }
  void cancelTimer(int t) { timers_.erase(t); }
};

void run_each(EventLoop &loop, int n) {
  for (int i = 0; i < n; ++i) {
    loop.post([&] { use(i); }); // quiet: run to completion
    loop.run();
  }
}
void run_until_idle(EventLoop &loop, int n) {
  for (int i = 0; i < n; ++i) {
    int k = i * 2;
    loop.post([&k] { use(k); }); // quiet: run to completion
    loop.runUntilIdle();
  }
}
void run_one_by_one(EventLoop &loop, int n) {
  for (int i = 0; i < n; ++i) {
    loop.post([&] { use(i); }); // quiet: emptied
    while (loop.runOne()) {
    }
  }
}
void timers(EventLoop &loop, int n) {
  for (int i = 0; i < n; ++i) {
    bool fired = false;
    int t = loop.startTimer(100, [&fired] { fired = true; }); // quiet: cancelled in the iteration
    use(i);
    loop.cancelTimer(t);
  }
}
class TimerHandle {
  EventLoop *l_;
  int id_;

public:
  TimerHandle(EventLoop &l, int id) : l_(&l), id_(id) {}
  TimerHandle(const TimerHandle &) = delete;
  ~TimerHandle() { l_->cancelTimer(id_); }
};
void raii_timers(EventLoop &loop, int n) {
  for (int i = 0; i < n; ++i) {
    bool fired = false;
    TimerHandle h(loop, loop.startTimer(10, [&] { fired = i > 0; })); // quiet: cancelled by the handle
    if (stop_now())
      continue;
    use(fired);
  }
}
void own_loop_per_turn(int n) {
  for (int i = 0; i < n; ++i) {
    EventLoop loop;
    int left = 3;
    std::function<void()> tick = [&] { use(i); if (--left > 0) loop.post(tick); }; // quiet: 'loop' runs out below
    loop.post(tick);
    loop.run();
  }
}
struct Parser {
  std::function<void(const std::string &)> onText;
  std::function<bool(int)> onError;
  void parse(const std::string &s) {
    if (onText)
      onText(s);
  }
};
void reused_parser(const std::vector<std::string> &docs) {
  Parser p;
  for (const auto &d : docs) {
    int words = 0;
    p.onText = [&](const std::string &) { ++words; }; // quiet: reset in the iteration
    p.parse(d);
    p.onText = nullptr;
    use(words);
  }
}
void local_parser(const std::vector<std::string> &docs) {
  for (const auto &d : docs) {
    int words = 0, line = 0;
    Parser p;
    p.onText = [&](const std::string &) { ++words; }; // quiet: p dies in the iteration
    p.onError = [&line](int e) { return e > line; };  // quiet: p dies in the iteration
    p.parse(d);
    use(words);
  }
}
void aggregate_parser(const std::vector<std::string> &docs) {
  for (const auto &d : docs) {
    int words = 0;
    Parser p{[&](const std::string &) { ++words; }, [&](int) { return words > 3; }}; // quiet: p dies in the iteration
    p.parse(d);
    Parser{[&](const std::string &) { ++words; }, {}}.parse(d); // quiet: a temporary
  }
}
void reset_parser(const std::vector<std::string> &docs) {
  Parser p;
  for (const auto &d : docs) {
    int words = 0;
    p.onText = [&words](const std::string &) { ++words; }; // quiet: the whole object is reset
    p.parse(d);
    p = Parser{};
    use(words);
  }
}
void swapped_out(EventLoop &, int n) {
  std::vector<std::function<void()>> pending;
  for (int i = 0; i < n; ++i) {
    pending.push_back([&] { use(i); }); // quiet: swapped out and run in the iteration
    std::vector<std::function<void()>> todo;
    todo.swap(pending);
    for (auto &f : todo)
      f();
  }
}
void moved_out(int n) {
  std::vector<std::function<void()>> pending;
  for (int i = 0; i < n; ++i) {
    pending.emplace_back([&] { use(i); }); // quiet: moved out in the iteration
    auto todo = std::move(pending);
    pending.clear();
    for (auto &f : todo)
      f();
  }
}
void exchanged(int n) {
  std::vector<std::function<void()>> pending;
  for (int i = 0; i < n; ++i) {
    pending.emplace_back([&] { use(i); }); // quiet: exchanged out in the iteration
    for (auto &f : std::exchange(pending, {}))
      f();
  }
}
void popped(int n) {
  std::vector<std::function<void()>> stack;
  for (int i = 0; i < n; ++i) {
    stack.push_back([&] { use(i); }); // quiet: popped in the iteration
    stack.back()();
    stack.pop_back();
  }
}
void popped_all(int n) {
  std::queue<std::function<void()>> q;
  for (int i = 0; i < n; ++i) {
    q.push([&] { use(i); });  // quiet: emptied in the iteration
    q.emplace([&] { use(-i); }); // quiet: emptied in the iteration
    while (!q.empty()) {
      q.front()();
      q.pop();
    }
  }
}
void erased_key(int n) {
  std::unordered_map<std::string, std::function<void()>> table;
  for (int i = 0; i < n; ++i) {
    table["now"] = [&] { use(i); }; // quiet: erased in the iteration
    table["now"]();
    table.erase("now");
  }
}
void extracted(int n) {
  std::map<int, std::function<void()>> table;
  for (int i = 0; i < n; ++i) {
    table.emplace(i, [&] { use(i); }); // quiet: erased in the iteration
    auto it = table.find(i);
    it->second();
    table.erase(it);
  }
}
void function_slot(int n) {
  std::function<void()> cb;
  for (int i = 0; i < n; ++i) {
    cb = [&] { use(i); }; // quiet: reset in the iteration
    cb();
    cb = {};
  }
}
void function_slot_moved(int n) {
  std::function<void()> cb;
  for (int i = 0; i < n; ++i) {
    cb = [&] { use(i); }; // quiet: exchanged out
    std::exchange(cb, nullptr)();
  }
}
void shrink(int n) {
  std::vector<std::function<void()>> fs;
  for (int i = 0; i < n; ++i) {
    fs.clear();
    fs.push_back([&] { use(i); }); // quiet: emptied in the iteration
    fs.push_back([&] { use(i + 1); }); // quiet: emptied in the iteration
    for (const auto &f : fs)
      f();
    fs.resize(0);
  }
}
