// std: c++17
// RUN: %table defercliff-guard-in-loop %s %t
// things that keep or call a callable, but are no guards, are silent
#include <chrono>
#include <condition_variable>
#include <functional>
#include <future>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

void say(int);
int load(int);

// keeps callbacks, its destructor does not call them
class Signal {
  std::vector<std::function<void(int)>> slots_;

public:
  ~Signal() { slots_.clear(); }
  void connect(std::function<void(int)> f) { slots_.push_back(std::move(f)); }
  void emit(int v) { for (auto &s : slots_) s(v); }
};

// calls its callable on a tick, not in the destructor
class Ticker {
  std::function<void()> onTick_;
  int left_;

public:
  Ticker(int n, std::function<void()> f) : onTick_(std::move(f)), left_(n) {}
  ~Ticker() { left_ = 0; }
  void tick() { if (left_-- > 0) onTick_(); }
};

// measures a scope: no callable
class ScopedTimer {
  double &out_;
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();

public:
  explicit ScopedTimer(double &out) : out_(out) {}
  ~ScopedTimer() { out_ += std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count(); }
};

// a big object that happens to tell somebody when it goes
class HttpSession {
  std::string host_;
  std::vector<char> buffer_;
  std::map<std::string, std::string> headers_;
  int status_ = 0;
  std::function<void(int)> onClosed_;

public:
  explicit HttpSession(std::string host) : host_(std::move(host)) {}
  void whenClosed(std::function<void(int)> f) { onClosed_ = std::move(f); }
  int get(const std::string &path) { headers_["path"] = path; buffer_.resize(path.size()); return status_; }
  ~HttpSession() { if (onClosed_) onClosed_(status_); }
};

template <class F> struct Lazy {
  F f;
  int operator*() { return f(); }
  ~Lazy() {}
};

template <class Less> struct Sorted {
  Less less;
  std::vector<int> v;
  ~Sorted() = default;
  bool smaller(int a, int b) const { return less(a, b); }
};

void tasks(int n) {
  for (int i = 0; i < n; ++i) {
    std::thread t([i] { say(i); }); // quiet: a thread
    auto f = std::async(std::launch::async, [i] { return load(i); }); // quiet: a future
    std::packaged_task<int()> p([i] { return load(i); }); // quiet: a task
    p();
    say(f.get());
    t.join();
  }
}

void callables(const std::vector<int> &v) {
  for (int x : v) {
    std::function<void()> later = [x] { say(x); }; // quiet: a std::function variable
    auto lambda = [x] { say(x); }; // quiet: a closure
    auto bound = std::bind(say, x); // quiet: a bind expression
    std::vector<std::function<void()>> both{later, bound}; // quiet: a container
    for (auto &b : both)
      b();
    lambda();
  }
}

void classes(int n) {
  double spent = 0;
  while (n--) {
    Signal s; // quiet: the destructor does not call
    s.connect([n](int v) { say(v + n); });
    s.emit(1);
    Ticker t(3, [n] { say(n); }); // quiet: the destructor does not call
    t.tick();
    ScopedTimer timer(spent); // quiet: no callable
    Lazy<int (*)()> lazy{[] { return load(1); }}; // quiet: called on demand only
    say(*lazy);
    auto less = [](int a, int b) { return a < b; };
    Sorted<decltype(less)> sorted{less, {}}; // quiet: a comparator
    say(sorted.smaller(1, n));
  }
}

void sessions(const std::vector<std::string> &hosts) {
  for (const std::string &host : hosts) {
    HttpSession session(host); // quiet: a session, much more than a callable
    session.whenClosed([](int status) { say(status); });
    say(session.get("/"));
  }
}

void waits(std::mutex &m, std::condition_variable &cv, const int &ready) {
  while (true) {
    std::unique_lock<std::mutex> l(m); // quiet: an owner
    cv.wait(l, [&] { return ready > 0; });
    if (ready > 9)
      break;
  }
}
