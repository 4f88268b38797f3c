// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// Rule: the variable outlives the action, but the loop moves it on.
#include <atomic>
#include <functional>
#include <future>
#include <iostream>
#include <sstream>
#include <string>
#include <thread>
#include <tuple>
#include <vector>

void work(int);
void line(const std::string &);
int next();
struct Node { Node *next; int value; };

void whileCounter(int count) {
  std::vector<std::function<void()>> jobs;
  int i = 0;
  while (i < count) {
    jobs.push_back([&i] { work(i); }); // want bug: all see the last value
    ++i;
  }
  for (auto &job : jobs)
    job();
}

void listWalk(Node *head) {
  std::vector<std::future<void>> running;
  Node *node = head;
  while (node) {
    running.push_back(std::async([&] { work(node->value); })); // want bug: the pointer is moved on
    node = node->next;
  }
}

void lines(std::istream &in) {
  std::vector<std::function<void()>> jobs;
  std::string text;
  while (std::getline(in, text))
    jobs.emplace_back([&] { line(text); }); // want bug: getline changes it
  for (auto &job : jobs)
    job();
}

void unchanged(int count) {
  std::vector<std::thread> threads;
  int limit = count * 2;
  std::atomic<int> done{0};
  for (int i = 0; i < count; ++i)
    threads.emplace_back([&limit, &done, i] { work(limit + i); ++done; }); // quiet: 'limit' does not change, 'done' is atomic
  for (auto &thread : threads)
    thread.join();
}

void resultSlot(int count) {
  std::vector<std::function<void()>> jobs;
  int sum = 0;
  for (int i = 0; i < count; ++i)
    jobs.push_back([&sum, i] { sum += i; }); // quiet: the actions sum up, the loop does not touch it
  for (auto &job : jobs)
    job();
  work(sum);
}

void changedAfterWait(int count) {
  int offset = 0;
  for (int i = 0; i < count; ++i) {
    std::thread thread([&offset, i] { work(offset + i); }); // quiet: joined before the change
    thread.join();
    offset += 10;
  }
}

void changedBeforeWait(int count) {
  int offset = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < count; ++i) {
    threads.emplace_back([&offset, i] { work(offset + i); }); // want bug: the loop adds to it while the threads run
    offset += 10;
  }
  for (auto &thread : threads)
    thread.join();
}

void iterators(const std::vector<int> &values) {
  std::vector<std::function<void()>> jobs;
  auto it = values.begin();
  auto end = values.end();
  for (; it != end; ++it)
    jobs.push_back([&it] { work(*it); }); // want bug: the iterator moves on
  for (it = values.begin(); it != end; ++it)
    jobs.push_back([it] { work(*it); }); // quiet: copied
  for (auto &job : jobs)
    job();
}

void gotoLoop(int count) {
  std::vector<std::function<void()>> jobs;
  int i = 0;
again:
  jobs.push_back([&i] { work(i); }); // want bug: a goto loop
  if (++i < count)
    goto again;
  for (auto &job : jobs)
    job();
}

void lastOnly(int count) {
  std::function<void()> report;
  int last = 0;
  for (int i = 0; i < count; ++i) {
    last = i;
    if (i == count / 2) {
      report = [&last] { work(last); }; // quiet: assigned and the loop is left
      break;
    }
  }
  if (report)
    report();
}

void flags(int count) {
  std::vector<std::thread> threads;
  volatile bool stop = false;
  for (int i = 0; i < count; ++i) {
    threads.emplace_back([&stop] { while (!stop) work(0); }); // quiet: a volatile flag is there to be seen changing
    stop = next() < 0;
  }
  for (auto &thread : threads)
    thread.join();
}

void tied(int count) {
  std::vector<std::function<void()>> jobs;
  int key = 0, value = 0;
  for (int i = 0; i < count; ++i) {
    std::tie(key, value) = std::make_tuple(i, next());
    jobs.push_back([&] { work(key + value); }); // want bug: std::tie changes both
  }
  for (auto &job : jobs)
    job();
}
