// std: c++20
// RUN: %table defercliff-loop-capture %s %t
// More right code: tests with mocks, event loops that are pumped, cancellation, shared ownership, cooperative schedulers.
#define BOOST_ASIO_HAS_CO_AWAIT 1
#define BOOST_ASIO_HAS_STD_COROUTINE 1
#include <utility>
#include <boost/asio.hpp>
#include <boost/signals2.hpp>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <future>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>
namespace net = boost::asio;
void use(int); void use(const std::string &); bool again(); void sleepABit();
class FakeClock {
public:
  void at(int t, std::function<void()> f) { todo_.emplace(t, std::move(f)); }
  void advance(int t) { while (!todo_.empty() && todo_.begin()->first <= t) { auto f = std::move(todo_.begin()->second); todo_.erase(todo_.begin()); f(); } }
private:
  std::multimap<int, std::function<void()>> todo_;
};
class EventLoop {
public:
  void post(std::function<void()> f);
  void run(); void runUntilIdle(); void exec(); void stop(); void quit(); void processEvents(); void cancelAll();
  int setTimeout(int ms, std::function<void()> f);
  void clearTimeout(int id);
};
struct Timer { void start(int ms, std::function<void()> f); void stop(); };
struct Mock { void expect(std::string name, std::function<int(int)> f) { calls_[std::move(name)] = std::move(f); } int call(const std::string &n, int k) { return calls_.at(n)(k); } std::map<std::string, std::function<int(int)>> calls_; };
void clocks(FakeClock &clock, int n) {
  for (int i = 0; i < n; ++i) {
    bool fired = false;
    clock.at(5, [&] { fired = true; }); // quiet: advance() runs what is due
    clock.advance(10);
    use(fired);
  }
}
void loops(EventLoop &loop, int n) {
  for (int i = 0; i < n; ++i) {
    bool done = false;
    loop.post([&] { done = true; loop.quit(); }); // quiet: exec() runs until quit
    loop.exec();
    use(done);
  }
  for (int i = 0; i < n; ++i) {
    int result = 0;
    loop.post([&] { result = i; }); // quiet: runUntilIdle()
    loop.runUntilIdle();
    use(result);
  }
  for (int i = 0; i < n; ++i) {
    bool done = false;
    loop.post([&done] { done = true; }); // quiet: pumped until it is done
    while (!done)
      loop.processEvents();
  }
  for (int i = 0; i < n; ++i) {
    std::string name(i, 'x');
    int id = loop.setTimeout(100, [&] { use(name); }); // quiet: cleared
    sleepABit();
    loop.clearTimeout(id);
  }
  for (int i = 0; i < n; ++i) {
    Timer timer;
    timer.start(100, [&] { use(i); }); // quiet: a timer of the iteration
    sleepABit();
    timer.stop();
  }
  Timer outer;
  for (int i = 0; i < n; ++i) {
    outer.start(100, [&] { use(i); }); // quiet: stopped
    sleepABit();
    outer.stop();
  }
}
void mocks(int n) {
  Mock mock;
  for (int i = 0; i < n; ++i) {
    int calls = 0;
    mock.expect("read", [&](int k) { ++calls; return k + i; }); // quiet: replaces the expectation of the iteration before; only called in it
    use(mock.call("read", i));
    use(calls);
  }
}
void asio(net::io_context &io, net::thread_pool &pool, int n) {
  for (int i = 0; i < n; ++i) {
    net::steady_timer t(io, std::chrono::seconds(1));
    bool timedOut = false;
    t.async_wait([&](boost::system::error_code ec) { timedOut = !ec; }); // quiet: run() runs all handlers
    io.restart();
    io.run();
    use(timedOut);
  }
  for (int i = 0; i < n; ++i) {
    net::io_context own;
    net::post(own, [&] { use(i); }); // quiet: a context of the iteration
    own.run();
  }
  for (int i = 0; i < n; ++i) {
    std::string s(i, 'x');
    std::packaged_task<int()> work([&] { use(s); return i; }); // quiet: its future is waited for
    auto f = work.get_future();
    net::post(pool, std::move(work));
    use(f.get());
  }
  for (int i = 0; i < n; ++i) {
    std::promise<int> p;
    auto f = p.get_future();
    net::post(pool, [&p, i] { p.set_value(i); }); // quiet: waited for
    use(f.get());
  }
  for (int i = 0; i < n; ++i) {
    std::string s(i, 'x');
    net::post(pool, net::use_future([&] { use(s); })).wait(); // quiet: waits
  }
  for (int i = 0; i < n; ++i) {
    std::string s(i, 'x');
    std::mutex m; std::condition_variable cv; int open = 2;
    for (int k = 0; k < 2; ++k)
      net::post(pool, [&, k] { use(s); use(k); std::lock_guard l(m); if (--open == 0) cv.notify_all(); }); // quiet: waited for
    std::unique_lock l(m);
    while (open)
      cv.wait(l);
  }
}
// asio coroutines
net::awaitable<int> fetch(net::io_context &io, const std::function<void(int)> &progress);
net::awaitable<void> coroutines(net::io_context &io, std::vector<std::string> urls) {
  for (const std::string &url : urls) {
    int bytes = 0;
    co_await fetch(io, [&](int k) { bytes += k; use(url); }); // quiet: awaited
    use(bytes);
  }
  for (int i = 0; i < 3; ++i) {
    auto pending = net::co_spawn(io, [&]() -> net::awaitable<void> { use(i); co_return; }, net::use_future); // quiet: get()
    pending.get();
  }
  for (int i = 0; i < 3; ++i) {
    std::string s(i, 'x');
    net::steady_timer t(io, std::chrono::seconds(1));
    co_await t.async_wait(net::use_awaitable);
  }
}
// connections
struct Model { boost::signals2::signal<void(int)> changed; void edit(int i) { changed(i); } };
void connections(std::vector<Model> &models, int n) {
  for (auto &model : models) {
    int hits = 0;
    boost::signals2::scoped_connection c(model.changed.connect([&](int) { ++hits; })); // quiet: disconnects
    model.edit(1);
    use(hits);
  }
  for (auto &model : models) {
    int hits = 0;
    auto c = model.changed.connect([&](int) { ++hits; }); // quiet: disconnected by hand
    model.edit(1);
    model.changed.disconnect(c);
  }
  for (auto &model : models) {
    int hits = 0;
    std::vector<boost::signals2::scoped_connection> cs;
    cs.emplace_back(model.changed.connect([&](int) { ++hits; })); // quiet: cs disconnects
    model.edit(1);
  }
  for (auto &model : models) {
    auto hits = std::make_shared<int>(0);
    model.changed.connect([hits](int) { ++*hits; }); // quiet: shares it
  }
  for (int i = 0; i < n; ++i) {
    Model own;
    own.changed.connect([&](int v) { use(v + i); }); // quiet: the model dies
    own.edit(i);
  }
  for (int i = 0; i < n; ++i) {
    auto own = std::make_unique<Model>();
    own->changed.connect([&](int v) { use(v + i); }); // quiet: the model dies
    own->edit(i);
  }
  for (auto &model : models) {
    auto tracked = std::make_shared<int>(3);
    int hits = 0;

    model.edit(2);
  }
}
