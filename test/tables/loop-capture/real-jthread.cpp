// std: c++20
// RUN: %table defercliff-loop-capture %s %t
// Lifetimes by declaration order: jthread, futures, optional, unique_ptr, barriers.
#include <barrier>
#include <future>
#include <latch>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <vector>
#include <array>
void work(const std::string &); void work(int); bool odd(int); void mayThrow();
void order(int n) {
  for (int i = 0; i < n; ++i) {
    std::string a(i, 'a');
    std::jthread t([&] { work(a); }); // quiet: t joins before a dies
    std::string b(i, 'b');
    t = std::jthread([&] { work(b); }); // want bug: b dies before t joins
  }
  for (int i = 0; i < n; ++i) {
    std::string a(i, 'a');
    std::vector<std::jthread> ts;
    for (int j = 0; j < 3; ++j)
      ts.emplace_back([&, j] { work(a); work(j); }); // quiet: ts joins before a dies
  }
  for (int i = 0; i < n; ++i) {
    std::string a(i, 'a');
    std::array<std::jthread, 2> ts{std::jthread([&] { work(a); }), std::jthread([&] { work(i); })}; // quiet: both join first
  }
  for (int i = 0; i < n; ++i) {
    std::optional<std::jthread> helper;
    std::string a(i, 'a');
    if (odd(i))
      helper.emplace([&] { work(a); }); // want bug: a dies before helper joins
  }
  for (int i = 0; i < n; ++i) {
    std::optional<std::jthread> helper;
    std::string a(i, 'a');
    if (odd(i))
      helper.emplace([&] { work(a); }); // quiet: reset() joins
    work(i);
    helper.reset();
  }
  for (int i = 0; i < n; ++i) {
    std::string a(i, 'a');
    std::optional<std::jthread> helper;
    if (odd(i))
      helper.emplace([&] { work(a); }); // quiet: helper joins first
  }
  std::unique_ptr<std::jthread> ticker;
  for (int i = 0; i < n; ++i) {
    std::string a(i, 'a');
    ticker = std::make_unique<std::jthread>([&] { work(a); }); // want bug: joined by the next assignment
  }
  for (int i = 0; i < n; ++i) {
    std::string a(i, 'a');
    auto t = std::make_shared<std::jthread>([&] { work(a); }); // quiet: dies first
  }
  std::jthread outer;
  for (int i = 0; i < n; ++i) {
    std::string a(i, 'a');
    outer = std::jthread([&a](std::stop_token s) { while (!s.stop_requested()) work(a); }); // quiet: stopped and joined
    mayThrow();
    outer.request_stop();
    outer.join();
  }
}
void futures(int n) {
  for (int i = 0; i < n; ++i) {
    auto f = std::async(std::launch::async, [&] { work(i); }); // quiet: its destructor waits
    mayThrow();
  }
  for (int i = 0; i < n; ++i)
    std::async(std::launch::async, [&] { work(i); }); // quiet: the temporary waits
  for (int i = 0; i < n; ++i) {
    auto f = std::async(std::launch::async, [&] { work(i); }).share(); // quiet: the last shared future waits
  }
  std::vector<std::shared_future<void>> all;
  for (int i = 0; i < n; ++i) {
    auto f = std::async(std::launch::async, [&] { work(i); }).share(); // want bug: all keeps it
    all.push_back(f);
  }
  for (int i = 0; i < n; ++i) {
    std::future<void> left, right;
    left = std::async(std::launch::async, [&] { work(i); }); // quiet: i outlives both
    right = std::async(std::launch::deferred, [&] { work(i + 1); }); // quiet: run by get() or not at all
    left.get();
    right.get();
  }
  std::future<void> lazy;
  for (int i = 0; i < n; ++i)
    lazy = std::async(std::launch::deferred, [&] { work(i); }); // want bug: run after the loop
  if (lazy.valid())
    lazy.get();
}
void barriers(int n) {
  for (int i = 0; i < n; ++i) {
    std::latch ready(2);
    std::string shared(i, 's');
    std::thread([&] { work(shared); ready.count_down(); }).detach(); // quiet: the latch waits for it
    std::thread([&] { work(i); ready.count_down(); }).detach(); // quiet: the latch waits for it
    ready.wait();
  }
  for (int i = 0; i < n; ++i) {
    std::latch started(1);
    std::string shared(i, 's');
    std::thread([&] { started.count_down(); work(shared); }).detach(); // want bug: the latch is only for the start
    if (odd(i))
      continue;
    started.wait();
  }
}
