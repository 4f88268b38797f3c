// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// Asio, TBB and Boost.Signals2.
#include <asio.hpp>
#include <boost/signals2.hpp>
#include <chrono>
#include <functional>
#include <string>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>
#include <tbb/task_group.h>
#include <vector>
void use(int);
void use(const std::string &);
std::string make(int);

void posts(asio::io_context &io, int n) {
  for (int i = 0; i < n; ++i) {
    asio::post(io, [&] { use(i); }); // want bug: run after the loop
    asio::post(io, [i] { use(i); }); // quiet: a copy
  }
  io.run();
}
void postsRun(asio::io_context &io, int n) {
  for (int i = 0; i < n; ++i) {
    asio::post(io, [&] { use(i); }); // quiet: run in the iteration
    io.run();
    io.restart();
  }
}
void strand(asio::io_context &io, int n) {
  auto s = asio::make_strand(io);
  for (int i = 0; i < n; ++i)
    asio::defer(s, [&] { use(i); }); // want bug: run later
}
void threads(int n) {
  asio::thread_pool pool(4);
  for (int i = 0; i < n; ++i)
    asio::post(pool, [&] { use(i); }); // want bug: joined after the loop
  pool.join();
}
void threadsInside(int n) {
  for (int i = 0; i < n; ++i) {
    std::string s = make(i);
    asio::thread_pool pool(2);
    asio::post(pool, [&] { use(s); }); // quiet: joined
    pool.join();
  }
}
void timers(asio::steady_timer &timer, int n) {
  for (int i = 0; i < n; ++i) {
    timer.expires_after(std::chrono::seconds(1));
    timer.async_wait([&](const asio::error_code &) { use(i); }); // want bug: completes later
  }
}
void groupAfter(int n) {
  tbb::task_group group;
  for (int i = 0; i < n; ++i)
    group.run([&] { use(i); }); // want bug: waited for after the loop
  group.wait();
}
void groupInside(int n) {
  tbb::task_group group;
  for (int i = 0; i < n; ++i) {
    std::string s = make(i);
    group.run([&] { use(s); }); // quiet: waited for
    use(i);
    group.wait();
  }
}
void groupRunAndWait(int n) {
  tbb::task_group group;
  for (int i = 0; i < n; ++i) {
    std::string s = make(i);
    group.run([&] { use(s); }); // quiet: run_and_wait waits for all
    group.run_and_wait([&] { use(i); }); // quiet: waits
  }
}
void groupSkipped(int n) {
  tbb::task_group group;
  for (int i = 0; i < n; ++i) {
    std::string s = make(i);
    group.run([&] { use(s); }); // want bug: the continue passes the wait by
    if (s.empty())
      continue;
    group.wait();
  }
  group.wait();
}
void parallel(int n) {
  for (int i = 0; i < n; ++i)
    tbb::parallel_for(0, 10, [&](int k) { use(i + k); }); // quiet: blocks
}
void arena(tbb::task_arena &arena, int n) {
  for (int i = 0; i < n; ++i) {
    arena.execute([&] { use(i); }); // quiet: runs now
    arena.enqueue([&] { use(i); }); // want bug: runs later
  }
}
void signals(boost::signals2::signal<void()> &sig, int n) {
  for (int i = 0; i < n; ++i)
    sig.connect([&] { use(i); }); // want bug: called on each emit
}
void signalsScoped(boost::signals2::signal<void()> &sig, int n) {
  for (int i = 0; i < n; ++i) {
    boost::signals2::scoped_connection c = sig.connect([&] { use(i); }); // quiet: disconnected in the iteration
    sig();
  }
}
void signalsScopedOutside(boost::signals2::signal<void()> &sig, std::vector<boost::signals2::scoped_connection> &all, int n) {
  for (int i = 0; i < n; ++i)
    all.emplace_back(sig.connect([&] { use(i); })); // want bug: the connections live on
}
void signalLocal(int n) {
  for (int i = 0; i < n; ++i) {
    boost::signals2::signal<void()> sig;
    sig.connect([&] { use(i); }); // quiet: the signal is of the iteration
    sig();
  }
}
