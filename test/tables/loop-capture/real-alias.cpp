// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// The wait is on the same holder by another name: accessors, aliases, members, lambdas, guards, external methods.
#include <deque>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>
void use(int); void use(const std::string &); bool more(); bool failed();
class Pool {
public:
  static Pool &instance(); static Pool &get() { static Pool p; return p; }
  void run(std::function<void()> f) { std::lock_guard<std::mutex> l(m_); q_.push_back(std::move(f)); }
  void drain(); void waitIdle() const; int pending() const;
private:
  std::mutex m_; std::deque<std::function<void()>> q_;
};
struct WaitIdle { Pool &p; explicit WaitIdle(Pool &p) : p(p) {} ~WaitIdle() { p.drain(); } };
class Handle { public: Handle(std::vector<std::function<void()>> *v, std::size_t i) : v_(v), i_(i) {} void cancel() const { (*v_)[i_] = nullptr; } void unsubscribe() const; private: std::vector<std::function<void()>> *v_; std::size_t i_; };
class Source { public: Handle subscribe(std::function<void()> f) { v_.push_back(std::move(f)); return Handle(&v_, v_.size() - 1); } void emit() const { for (auto &f : v_) if (f) f(); } private: std::vector<std::function<void()>> v_; };
struct Ctx { std::unique_ptr<Pool> pool; Pool *raw; Pool &ref() { return *raw; } Pool *ptr() const { return raw; } };
class Svc {
public:
  void go(Ctx &ctx, int n) {
    for (int i = 0; i < n; ++i) {
      pool_.run([&] { use(i); }); // quiet: an external method of this class, which may wait
      waitForWorkers();
    }
    for (int i = 0; i < n; ++i) {
      Pool &p = *shared_;
      p.run([&] { use(i); }); // quiet: the same pool by its pointer
      shared_->drain();
    }
    for (int i = 0; i < n; ++i) {
      shared_->run([&] { use(i); }); // quiet: the same pool by a reference
      auto &p = *shared_;
      p.drain();
    }
    for (int i = 0; i < n; ++i) {
      ctx.pool->run([&] { use(i); }); // quiet: drained
      ctx.pool->drain();
    }
    for (int i = 0; i < n; ++i) {
      ctx.ref().run([&] { use(i); }); // quiet: drained, by an accessor
      ctx.ref().drain();
    }
    for (int i = 0; i < n; ++i) {
      ctx.ptr()->run([&] { use(i); }); // quiet: drained, by an accessor
      ctx.ptr()->drain();
    }
    for (int i = 0; i < n; ++i) {
      Pool::instance().run([&] { use(i); }); // quiet: drained, the one instance
      Pool::instance().drain();
    }
    for (int i = 0; i < n; ++i) {
      Pool::get().run([&] { use(i); }); // quiet: waited for, by a const method
      Pool::get().waitIdle();
    }
    for (int i = 0; i < n; ++i) {
      pool_.run([&] { use(i); }); // quiet: by a const method
      pool_.waitIdle();
    }
    for (int i = 0; i < n; ++i) {
      WaitIdle w(pool_);
      pool_.run([&] { use(i); }); // quiet: the guard waits, before i moves on
    }
    for (int i = 0; i < n; ++i) {
      std::string s(i, 'x');
      WaitIdle w(pool_);
      pool_.run([&] { use(s); }); // quiet: the guard waits, before s dies
    }
    for (int i = 0; i < n; ++i) {
      WaitIdle w(pool_);
      std::string s(i, 'x');
      pool_.run([&] { use(s); }); // want bug: s dies before the guard waits
    }
    auto wait = [&] { pool_.drain(); };
    for (int i = 0; i < n; ++i) {
      pool_.run([&] { use(i); }); // quiet: a lambda waits
      wait();
    }
    for (int i = 0; i < n; ++i) {
      pool_.run([&] { use(i); }); // quiet: polls until nothing is pending
      while (pool_.pending())
        std::this_thread::yield();
    }
    for (int i = 0; i < n; ++i) {
      pool_.run([&] { use(i); }); // want bug: only asks how many there are
      use(pool_.pending());
    }
    for (int i = 0; i < n; ++i) {
      pool_.run([&] { use(i); }); // want bug: waits for another pool
      shared_->drain();
    }
    for (int i = 0; i < n; ++i) {
      std::string s(i, 'x');
      pool_.run([&] { use(s); }); // want bug: waits only if something failed
      if (failed())
        pool_.drain();
    }
  }
  void waitForWorkers();
private:
  Pool pool_; std::shared_ptr<Pool> shared_ = std::make_shared<Pool>();
};
void handles(Source &source, int n) {
  for (int i = 0; i < n; ++i) {
    auto h = source.subscribe([&] { use(i); }); // quiet: cancelled, by a const method
    source.emit();
    h.cancel();
  }
  for (int i = 0; i < n; ++i) {
    const Handle h = source.subscribe([&] { use(i); }); // quiet: taken back, by a const method whose body is elsewhere
    source.emit();
    h.unsubscribe();
  }
  for (int i = 0; i < n; ++i) {
    auto h = source.subscribe([&] { use(i); }); // want bug: never taken back
    use(1);
  }
}
void more(std::vector<std::thread> &crew, int n) {
  for (int i = 0; i < n; ++i) {
    std::string s(i, 'x');
    std::thread ts[4];
    for (auto &t : ts)
      t = std::thread([&] { use(s); }); // quiet: joined
    for (auto &t : ts)
      t.join();
  }
  for (int i = 0; i < n; ++i) {
    std::string s(i, 'x');
    std::thread t([&] { use(s); }); // quiet: moved to crew, where it is joined
    crew.push_back(std::move(t));
    crew.back().join();
  }
  for (int i = 0; i < n; ++i) {
    std::string s(i, 'x');
    std::thread t([&] { use(s); }); // want bug: moved to crew, which the caller joins
    crew.push_back(std::move(t));
  }
  for (int i = 0; i < n; ++i) {
    std::string s(i, 'x');
    std::optional<std::thread> t;
    if (more())
      t.emplace([&] { use(s); }); // quiet: joined if there is one
    use(i);
    if (t)
      t->join();
  }
  for (int i = 0; i < n; ++i) {
    std::string s(i, 'x');
    std::thread t;
    std::thread([&] { use(s); }).swap(t); // quiet: joined
    t.join();
  }
  std::thread background;
  for (int i = 0; i < n; ++i) {
    if (background.joinable())
      background.join();
    background = std::thread([&] { use(i); }); // want bug: joined in the next iteration, when i has moved on
  }
  if (background.joinable())
    background.join();
}
