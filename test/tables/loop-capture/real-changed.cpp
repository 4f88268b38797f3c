// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// Variables declared outside the loop, which the loop moves on; and those that it does not.
#include <atomic>
#include <functional>
#include <fstream>
#include <future>
#include <iostream>
#include <mutex>
#include <string>
#include <thread>
#include <vector>
struct Rec { int id; std::string text; };
void use(int); void use(const std::string &); bool next(Rec &); bool fetch(int *); int pull(); Rec make(int);

void counters(const std::vector<std::string> &xs) {
  std::vector<std::function<void()>> tasks;
  int id = 0;
  for (auto &x : xs) {
    tasks.push_back([&] { use(id); use(x); }); // want bug: every task sees the last id
    ++id;
  }
  std::size_t sum = 0;
  for (auto &x : xs)
    tasks.push_back([&sum, &x] { sum += x.size(); }); // quiet: only the actions change it
  std::vector<int> results(xs.size());
  for (std::size_t i = 0; i < xs.size(); ++i)
    tasks.push_back([&results, i] { results[i] = int(i); }); // quiet: results outlives them and does not change
  int width = 0;
  for (auto &x : xs)
    width = std::max<int>(width, x.size());
  for (auto &x : xs)
    tasks.push_back([&width, &x] { use(width); use(x); }); // quiet: changed by another loop, before
  for (auto &t : tasks)
    t();
}
void sharedState(const std::vector<std::string> &xs) {
  std::vector<std::thread> ts;
  std::mutex m; int started = 0; std::atomic<int> finished{0}; bool stop = false;
  for (auto &x : xs) {
    ts.emplace_back([&] { std::lock_guard l(m); use(started); }); // quiet: looked at under a lock, meant to change
    { std::lock_guard l(m); ++started; }
  }
  for (auto &x : xs) {
    ts.emplace_back([&] { use(finished); ++finished; }); // quiet: an atomic
    finished += 2;
  }
  for (auto &x : xs) {
    ts.emplace_back([&stop, &x] { if (!stop) use(x); }); // quiet: a flag
    if (x.empty())
      stop = true;
  }
  for (auto &t : ts)
    t.join();
}
void records() {
  std::vector<std::future<void>> all;
  Rec rec;
  while (next(rec))
    all.push_back(std::async([&rec] { use(rec.id); })); // quiet: documented limit: how a class object is changed by a callee is not seen
  int value;
  while (fetch(&value))
    all.push_back(std::async([&value] { use(value); })); // want bug: fetch() writes the next value into it
  std::string line;
  while (std::getline(std::cin, line))
    all.push_back(std::async([&] { use(line); })); // want bug: getline overwrites it
  for (std::string word; std::cin >> word;)
    all.push_back(std::async([&word] { use(word); })); // want bug: overwritten, and gone after the loop
  int n;
  while ((n = pull()) > 0)
    all.push_back(std::async(std::launch::async, [&n] { use(n); })); // want bug: assigned in the condition
  while ((n = pull()) > 0)
    std::async(std::launch::async, [&n] { use(n); }).get(); // quiet: waits
}
void assigned(int count) {
  std::vector<std::function<void()>> tasks;
  Rec current;
  std::string name;
  for (int i = 0; i < count; ++i) {
    current = make(i);
    name = current.text;
    tasks.push_back([&] { use(current.id); }); // want bug: assigned by each iteration
    tasks.push_back([&name] { use(name); }); // want bug: assigned by each iteration
    tasks.push_back([current] { use(current.id); }); // quiet: a copy
  }
  for (auto &t : tasks)
    t();
}
void runBeforeChange(int count) {
  std::vector<std::function<void()>> tasks;
  int offset = 0;
  for (int i = 0; i < count; ++i) {
    tasks.push_back([&offset] { use(offset); }); // quiet: run and cleared before offset moves on
    for (auto &t : tasks)
      t();
    tasks.clear();
    offset += 10;
  }
}
void forVariable(int count) {
  std::vector<std::thread> ts;
  int i;
  for (i = 0; i < count; i++)
    ts.emplace_back([&] { use(i); }); // want bug: C style, the loop moves i on
  for (auto &t : ts)
    t.join();
}
void parity(int count) {
  std::vector<std::thread> ts;
  int *cursor = nullptr; int data[64];
  for (cursor = data; cursor != data + count; cursor++)
    ts.emplace_back([&cursor] { use(*cursor); }); // want bug: the pointer moves
  for (cursor = data; cursor != data + count; cursor++)
    ts.emplace_back([&value = *cursor] { use(value); }); // quiet: the element it pointed to
  for (auto &t : ts)
    t.join();
}
