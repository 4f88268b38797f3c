// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// Threads in batches: joined before the variables of the outer iteration die, or not.
#include <algorithm>
#include <cstddef>
#include <future>
#include <string>
#include <thread>
#include <vector>
void work(std::size_t, std::size_t); void work(const std::string &);
std::vector<std::string> load(std::size_t);

void batches(std::size_t n, std::size_t width) {
  std::vector<std::thread> threads;
  for (std::size_t base = 0; base < n; base += width) {
    const std::size_t end = std::min(n, base + width);
    for (std::size_t i = base; i < end; ++i)
      threads.emplace_back([&, i] { work(base, i); }); // quiet: joined before base moves on
    for (auto &t : threads)
      t.join();
    threads.clear();
  }
}
void batchesInner(std::size_t n, std::size_t width) {
  std::vector<std::thread> threads;
  for (std::size_t base = 0; base < n; base += width) {
    for (std::size_t i = base; i < base + width; ++i)
      threads.emplace_back([&] { work(base, i); }); // want bug: i is gone at the join
    std::for_each(threads.begin(), threads.end(), [](std::thread &t) { t.join(); });
    threads.clear();
  }
}
void joinAll(std::vector<std::thread> &threads) {
  for (auto &t : threads)
    if (t.joinable())
      t.join();
}
void viaHelper(std::size_t n) {
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < n; ++i) {
    auto rows = load(i);
    for (const auto &row : rows)
      threads.emplace_back([&row] { work(row); }); // quiet: joinAll() waits in the iteration that owns rows
    joinAll(threads);
    threads.clear();
  }
}
void local(std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) {
    auto rows = load(i);
    std::vector<std::future<void>> pending;
    for (const auto &row : rows)
      pending.push_back(std::async(std::launch::async, [&] { work(row); })); // quiet: element of rows, and pending dies before rows
  }
}
void localWrongOrder(std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) {
    std::vector<std::future<void>> pending;
    auto name = std::to_string(i);
    pending.push_back(std::async(std::launch::async, [&] { work(name); })); // want bug: name dies first, pending joins later
  }
}
void localWrongOrderWaited(std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) {
    std::vector<std::future<void>> pending;
    auto name = std::to_string(i);
    pending.push_back(std::async(std::launch::async, [&] { work(name); })); // quiet: waited for below
    for (auto &p : pending)
      p.get();
  }
}
void throttled(std::size_t n) {
  std::vector<std::future<void>> pending;
  for (std::size_t i = 0; i < n; ++i) {
    std::string key = std::to_string(i);
    pending.push_back(std::async(std::launch::async, [&key] { work(key); })); // want bug: only waited for when eight are there
    if (pending.size() == 8) {
      for (auto &p : pending)
        p.get();
      pending.clear();
    }
  }
}
void single(std::size_t n) {
  std::future<void> last;
  for (std::size_t i = 0; i < n; ++i) {
    std::string key = std::to_string(i);
    last = std::async(std::launch::async, [&key] { work(key); }); // want bug: the next assignment waits, when key is gone
  }
}
void doubleBuffer(std::size_t n) {
  std::future<void> last;
  std::vector<std::string> front, back;
  for (std::size_t i = 0; i < n; ++i) {
    back = load(i);
    if (last.valid())
      last.get();
    std::swap(front, back);
    last = std::async(std::launch::async, [&front] { for (auto &s : front) work(s); }); // quiet: waited for before front is touched again
  }
}
void backGet(std::size_t n) {
  std::vector<std::future<void>> pending;
  for (std::size_t i = 0; i < n; ++i) {
    pending.push_back(std::async(std::launch::async, [&] { work(i, i); })); // quiet: back().wait() in the iteration
    pending.back().wait();
  }
}
