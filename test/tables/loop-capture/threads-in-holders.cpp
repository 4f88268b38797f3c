// std: c++20
// RUN: %table defercliff-loop-capture %s %t
// Threads in every sort of holder.
#include <array>
#include <latch>
#include <list>
#include <map>
#include <memory>
#include <string>
#include <thread>
#include <vector>
void run(int);
void say(const std::string &);
void fill(std::string &);
std::string host(int);
struct Worker {
  std::thread thread;
  int id = 0;
};
struct Crew {
  std::vector<std::thread> threads;
  std::thread one;
};

void inArray() {
  std::array<std::thread, 4> all;
  for (int i = 0; i < 4; ++i)
    all[i] = std::thread([&] { run(i); }); // want bug: joined after the loop
  for (auto &t : all)
    t.join();
}
void inRawArray() {
  std::thread all[4];
  for (int i = 0; i < 4; ++i)
    all[i] = std::thread([&all, i] { run(i); }); // quiet: the array outlives it
  for (auto &t : all)
    t.join();
}
void inList() {
  std::list<std::jthread> all;
  for (int i = 0; i < 4; ++i)
    all.emplace_back([&] { run(i); }); // want bug: joined at the end of the function
}
void inMap(const std::vector<std::string> &hosts) {
  std::map<std::string, std::thread> all;
  for (std::string h : hosts)
    all.emplace(h, std::thread([&h] { say(h); })); // want bug: 'h' is a copy
  for (auto &[name, t] : all)
    t.join();
}
void inStruct() {
  std::vector<Worker> all;
  for (int i = 0; i < 4; ++i)
    all.push_back(Worker{std::thread([&] { run(i); }), i}); // want bug: a struct with a thread
  for (auto &w : all)
    w.thread.join();
}
void inMember(Crew &crew) {
  for (int i = 0; i < 4; ++i)
    crew.threads.emplace_back([&] { run(i); }); // want bug: the caller's crew
}
void inPointer() {
  std::vector<std::unique_ptr<std::thread>> all;
  for (int i = 0; i < 4; ++i)
    all.push_back(std::make_unique<std::thread>([&] { run(i); })); // want bug: joined after the loop
  for (auto &t : all)
    t->join();
}
void detached(int n) {
  for (int i = 0; i < n; ++i)
    std::thread([&] { run(i); }).detach(); // want bug: runs on
}
void joinedAtOnce(int n) {
  for (int i = 0; i < n; ++i)
    std::thread([&] { run(i); }).join(); // quiet: joined
}
void byRef(int n) {
  std::vector<std::thread> all;
  for (int i = 0; i < n; ++i) {
    std::string s = host(i);
    all.emplace_back(fill, std::ref(s)); // want bug: std::ref of a variable of the iteration
  }
  for (auto &t : all)
    t.join();
}
void byCopy(int n) {
  std::vector<std::thread> all;
  for (int i = 0; i < n; ++i) {
    std::string s = host(i);
    all.emplace_back(say, s); // quiet: copied into the thread
  }
  for (auto &t : all)
    t.join();
}
void jthreadBefore(int n) {
  for (int i = 0; i < n; ++i) {
    std::jthread t;
    std::string s = host(i);
    t = std::jthread([&] { say(s); }); // want bug: joins after 's' is gone
  }
}
void jthreadAfter(int n) {
  for (int i = 0; i < n; ++i) {
    std::string s = host(i);
    std::jthread t([&] { say(s); }); // quiet: joins first
    run(i);
  }
}
void vectorOfTheIteration(int n) {
  for (int i = 0; i < n; ++i) {
    std::string s = host(i);
    std::vector<std::jthread> pair;
    for (int k = 0; k < 2; ++k)
      pair.emplace_back([&s, k] { say(s); run(k); }); // quiet: 'pair' joins before 's' dies
  }
}
void innerIndex(int n) {
  for (int i = 0; i < n; ++i) {
    std::vector<std::jthread> pair;
    for (int k = 0; k < 2; ++k)
      pair.emplace_back([&] { run(i + k); }); // want bug: 'k' dies before 'pair'
  }
}
void latched(int n) {
  std::vector<std::jthread> all;
  for (int i = 0; i < n; ++i) {
    std::latch done(1);
    all.emplace_back([&] { run(i); done.count_down(); }); // quiet: the latch is waited for
    done.wait();
  }
}
void latchedAfter(int n) {
  std::vector<std::jthread> all;
  std::latch done(n);
  for (int i = 0; i < n; ++i)
    all.emplace_back([&] { run(i); done.count_down(); }); // want bug: waited for after the loop
  done.wait();
}
void joinThenReuse(int n) {
  std::vector<std::thread> all;
  for (int i = 0; i < n; ++i) {
    std::string s = host(i);
    for (int k = 0; k < 2; ++k)
      all.emplace_back([&s, k] { say(s); run(k); }); // quiet: joined and cleared in the iteration
    for (auto &t : all)
      t.join();
    all.clear();
  }
}
