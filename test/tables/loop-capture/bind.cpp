// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// Rule: std::ref, std::bind and function objects by hand are actions too.
#include <boost/bind/bind.hpp>
#include <functional>
#include <future>
#include <numeric>
#include <thread>
#include <vector>

struct Block { int from, to; };
void sum(const std::vector<int> &, Block, long &);
void add(int, int &);
struct Counter { void count(int &) const; void by(int) const; };

long parallelSum(const std::vector<int> &values, int parts) {
  std::vector<std::thread> threads;
  std::vector<long> results(parts);
  for (int part = 0; part < parts; ++part) {
    Block block{part * 10, part * 10 + 10};
    threads.emplace_back(sum, std::cref(values), block, std::ref(results[part])); // quiet: an element of an outer vector
    long own = 0;
    threads.emplace_back(sum, std::cref(values), block, std::ref(own)); // want bug: 'own' dies with the iteration
  }
  for (auto &thread : threads)
    thread.join();
  return std::accumulate(results.begin(), results.end(), 0L);
}

void binds(std::vector<std::function<void()>> &jobs, int count) {
  Counter counter;
  for (int i = 0; i < count; ++i) {
    int own = i;
    jobs.push_back(std::bind(add, i, std::ref(own))); // want bug: bound by reference
    jobs.push_back(std::bind(add, i, own)); // quiet: bound by copy
    jobs.push_back(std::bind(&Counter::count, &counter, std::ref(own))); // want bug: bound by reference
    jobs.push_back(std::bind(&Counter::by, counter, i)); // quiet: bound by copy
    jobs.push_back(boost::bind(add, i, boost::ref(own))); // want bug: Boost's binds are the same
    auto now = std::bind(add, i, std::ref(own)); // quiet: called here
    now();
  }
}

struct Print {
  const int &value;
  explicit Print(const int &v) : value(v) {}
  void operator()() const { int copy = value; (void)copy; }
};
struct PrintCopy {
  int value;
  explicit PrintCopy(const int &v) : value(v) {}
  void operator()() const { int copy = value; (void)copy; }
};
struct PrintPointer {
  const int *value;
  explicit PrintPointer(const int *v) : value(v) {}
  void operator()() const { int copy = *value; (void)copy; }
};

void functors(std::vector<std::function<void()>> &jobs, std::vector<std::thread> &threads, const std::vector<int> &values) {
  for (std::size_t i = 0; i < values.size(); ++i) {
    int own = values[i];
    jobs.push_back(Print(own)); // want bug: its constructor stores a reference
    jobs.push_back(Print(values[i])); // quiet: an element
    jobs.push_back(PrintCopy(own)); // quiet: copies
    jobs.push_back(PrintPointer(&own)); // quiet: pointers are not looked at
    threads.emplace_back(Print(own)); // want bug: the thread keeps it
    threads.emplace_back(PrintCopy(own)); // quiet: copies
    Print now(own); // quiet: called here
    now();
  }
}

void asyncArguments(int count) {
  std::vector<std::future<void>> running;
  for (int i = 0; i < count; ++i) {
    int own = i;
    running.push_back(std::async(std::launch::async, add, i, std::ref(own))); // want bug: by reference
    auto waited = std::async(std::launch::async, add, i, std::ref(own)); // quiet: got below
    waited.get();
  }
}
