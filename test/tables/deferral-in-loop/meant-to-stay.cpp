// std: c++20
// RUN: %table defercliff-deferral-in-loop %s %t
// What is meant to stay: subscriptions, queues, undo stacks, caches, slots.
#include <condition_variable>
#include <cstdio>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <queue>
#include <string>
#include <thread>
#include <unordered_map>
#include <utility>
#include <vector>
using Fn = std::function<void()>;
class Subscription {
  Fn off_;

public:
  Subscription() = default;
  explicit Subscription(Fn off) : off_(std::move(off)) {}
  Subscription(Subscription &&o) noexcept : off_(std::exchange(o.off_, nullptr)) {}
  Subscription &operator=(Subscription &&) = default;
  ~Subscription() {
    if (off_)
      off_();
  }
};
struct Bus {
  Subscription subscribe(const std::string &topic, std::function<void(int)> f);
};
struct Handle;
Handle *openHandle(int);
void closeHandle(Handle *);
void handle(int);
void release(Handle *);
struct Session {
  std::vector<Fn> onEnd;
  Handle *h = nullptr;
};
struct Scene {
  void add(Handle *);
};

void subscriptions(Bus &bus, std::vector<Subscription> &subs, const std::vector<std::string> &topics) {
  for (const auto &t : topics)
    subs.push_back(bus.subscribe(t, [](int x) { handle(x); })); // quiet: kept on purpose
}
void subscriptionsByName(Bus &bus, std::map<std::string, Subscription> &subs, const std::vector<std::string> &topics) {
  for (const auto &t : topics)
    subs.emplace(t, bus.subscribe(t, [](int x) { handle(x); })); // quiet: kept on purpose
}
class Undo {
  std::vector<Fn> stack_;

public:
  static Undo &instance();
  std::vector<Fn> &stack() { return stack_; }
  void perform(int n) {
    for (int i = 0; i < n; ++i) {
      Handle *h = openHandle(i);
      stack_.push_back([h] { release(h); }); // quiet: a stack that undo() pops
    }
  }
  void undo() {
    if (stack_.empty())
      return;
    stack_.back()();
    stack_.pop_back();
  }
};
class Worker {
  std::queue<Fn> q_;
  std::mutex m_;
  std::condition_variable cv_;
  std::jthread t_{[this](std::stop_token s) { loop(s); }};
  void loop(std::stop_token s) {
    while (!s.stop_requested()) {
      std::unique_lock hold(m_);
      cv_.wait(hold, [this] { return !q_.empty(); });
      Fn f = std::move(q_.front());
      q_.pop();
      hold.unlock();
      f();
    }
  }

public:
  void scan(int n) {
    for (int i = 0; i < n; ++i) {
      Handle *h = openHandle(i);
      std::lock_guard hold(m_);
      q_.push([h] { handle(1); release(h); }); // quiet: the thread pops
    }
  }
};
void sessions(std::vector<Session> &all) {
  for (auto &s : all) {
    Handle *h = openHandle(1);
    s.onEnd.push_back([h] { release(h); }); // quiet: each session has its own list
  }
}
void stored(std::unordered_map<int, Handle *> &cache, std::vector<Fn> &atEnd, int n) {
  for (int i = 0; i < n; ++i) {
    Handle *h = openHandle(i);
    cache[i] = h;
    atEnd.push_back([h] { release(h); }); // quiet: the cache uses it
  }
}
void given(Scene &scene, std::vector<Fn> &atEnd, int n) {
  for (int i = 0; i < n; ++i) {
    Handle *h = openHandle(i);
    scene.add(h);
    atEnd.push_back([h] { release(h); }); // quiet: the scene keeps it
  }
}
void slotted(std::map<std::string, Fn> &slots, int n) {
  for (int i = 0; i < n; ++i) {
    Handle *h = openHandle(i);
    slots["last"] = [h] { release(h); }; // quiet: the same key
  }
}
void lookedUp(std::vector<Fn> &atEnd, const std::map<int, Handle *> &cache) {
  for (int i = 0; i < 4; ++i) {
    Handle *h = cache.at(i);
    atEnd.push_back([h] { release(h); }); // quiet: looked up, not acquired
  }
}
void localHelper(int n) {
  std::vector<Fn> atEnd;
  auto flush = [&atEnd] {
    for (auto &f : atEnd)
      f();
    atEnd.clear();
  };
  for (int i = 0; i < n; ++i) {
    Handle *h = openHandle(i);
    atEnd.push_back([h] { release(h); }); // quiet: flush() drains
    if (i % 8 == 0)
      flush();
  }
  flush();
}
void localHelperLate(int n) {
  std::vector<Fn> atEnd;
  auto flush = [&atEnd] {
    for (auto &f : atEnd)
      f();
    atEnd.clear();
  };
  for (int i = 0; i < n; ++i) {
    Handle *h = openHandle(i);
    atEnd.push_back([h] { release(h); }); // want bug: flushed after the loop only
  }
  flush();
}
std::vector<Fn> collected(int n) {
  std::vector<Fn> result;
  for (int i = 0; i < n; ++i) {
    Handle *h = openHandle(i);
    result.push_back([h] { release(h); }); // quiet: the result
  }
  return result;
}
void guardBuiltHere(Bus &bus, std::vector<Subscription> &subs, int n) {
  for (int i = 0; i < n; ++i)
    subs.emplace_back([i] { handle(i); }); // want bug: a guard built here
}
void viaMember(std::vector<Fn> &atEnd, int n) {
  for (int i = 0; i < n; ++i) {
    auto s = std::make_unique<Session>();
    s->h = openHandle(i);
    atEnd.push_back([h = s->h] { release(h); });
  }
}
void initCapture(std::vector<Fn> &atEnd, int n) {
  for (int i = 0; i < n; ++i)
    atEnd.push_back([h = openHandle(i)] { release(h); }); // want bug: acquired in the init-capture
}
