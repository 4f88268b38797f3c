// std: c++20
// RUN: %table defercliff-loop-capture %s %t
// Rule: arrays and vectors of threads, joined after the loop or in it, in all the ways that people write.
#include <algorithm>
#include <array>
#include <functional>
#include <list>
#include <memory>
#include <optional>
#include <thread>
#include <vector>

void work(int);
void work2(int, int);
bool fails(int);

void cArray() {
  std::thread threads[4];
  for (int i = 0; i < 4; ++i)
    threads[i] = std::thread([&] { work(i); }); // want bug: an element of the array keeps it
  for (int i = 0; i < 4; ++i)
    threads[i].join();
}

void arrayOfThreads() {
  std::array<std::thread, 4> threads;
  int id = 0;
  for (auto &thread : threads)
    thread = std::thread([&id] { work(id++); }); // quiet: the action changes it, not the loop (a data race, but not of this rule)
  for (auto &thread : threads)
    thread.join();
}

void namedLambda(int count) {
  std::vector<std::thread> threads;
  for (int i = 0; i < count; ++i) {
    auto body = [&i] { work(i); }; // want bug: handed to a thread below
    threads.emplace_back(body);
  }
  for (auto &thread : threads)
    thread.join();
}

void movedThread(int count) {
  std::list<std::thread> threads;
  for (int i = 0; i < count; ++i) {
    std::thread thread{[&] { work(i); }}; // want bug: the thread is moved to the list
    threads.push_back(std::move(thread));
  }
  for (auto &thread : threads)
    thread.join();
}

void pointers(int count) {
  std::vector<std::unique_ptr<std::thread>> threads;
  for (int i = 0; i < count; ++i)
    threads.push_back(std::make_unique<std::thread>([&] { work(i); })); // want bug: behind a unique_ptr
  std::vector<std::thread *> raw;
  for (int i = 0; i < count; ++i)
    raw.push_back(new std::thread([&] { work(i); })); // want bug: behind a pointer
  for (auto *thread : raw) {
    thread->join();
    delete thread;
  }
  for (auto &thread : threads)
    thread->join();
}

void rounds(int count) {
  std::vector<std::thread> threads;
  for (int round = 0; round < count; ++round) {
    for (int i = 0; i < 4; ++i)
      threads.emplace_back([&round, i] { work2(round, i); }); // quiet: all joined by for_each below
    std::for_each(threads.begin(), threads.end(), [](std::thread &thread) { thread.join(); });
    threads.clear();
  }
}

void roundsRanges(int count) {
  for (int round = 0; round < count; ++round) {
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i)
      threads.emplace_back([&round, i] { work2(round, i); }); // quiet: joined below
    std::ranges::for_each(threads, &std::thread::join);
  }
}

void roundsPop(int count) {
  std::vector<std::thread> threads;
  for (int round = 0; round < count; ++round) {
    int scale = round * 2;
    for (int i = 0; i < 4; ++i)
      threads.push_back(std::thread([&, i] { work2(scale, i); })); // quiet: joined one by one below
    while (!threads.empty()) {
      threads.back().join();
      threads.pop_back();
    }
  }
}

void roundsIndex(int count) {
  for (int round = 0; round < count; ++round) {
    int scale = round * 2;
    std::thread threads[4];
    for (int i = 0; i < 4; ++i)
      threads[i] = std::thread([&scale, i] { work2(scale, i); }); // quiet: joined by index
    for (int i = 0; i < 4; ++i)
      threads[i].join();
  }
}

struct JoinAll {
  std::vector<std::thread> &threads;
  ~JoinAll() { for (auto &thread : threads) if (thread.joinable()) thread.join(); }
};

void joinGuard(int count) {
  for (int round = 0; round < count; ++round) {
    int scale = round * 2;
    std::vector<std::thread> threads;
    JoinAll joiner{threads};
    for (int i = 0; i < 4; ++i)
      threads.emplace_back([&scale, i] { work2(scale, i); }); // quiet: the joiner joins before 'scale' dies
    if (fails(round))
      return;
  }
}

void jthreads(int count) {
  std::vector<std::jthread> outer;
  for (int i = 0; i < count; ++i) {
    std::jthread local([&] { work(i); }); // quiet: joins before 'i' dies
    std::optional<std::jthread> maybe;
    maybe.emplace([&] { work(i); }); // quiet: joins before 'i' dies
    outer.emplace_back([&](std::stop_token) { work(i); }); // want bug: joins after the loop
  }
}

void jthreadBefore(int count) {
  for (int i = 0; i < count; ++i) {
    std::jthread worker;
    int copy = i;
    worker = std::jthread([&copy] { work(copy); }); // want bug: 'copy' dies before 'worker' joins
  }
}

void detached(int count) {
  for (int i = 0; i < count; ++i) {
    std::thread([&] { work(i); }).detach(); // want bug: detached
    std::thread([i] { work(i); }).detach(); // quiet: copied
    std::thread thread(work, i); // quiet: an argument by copy
    thread.detach();
  }
}

void swallow(int count) {
  for (int i = 0; i < count; ++i) {
    std::thread first([&i] { work(i); }); // quiet: joined on both paths
    if (fails(i)) {
      first.join();
      continue;
    }
    work(i);
    first.join();
  }
}

void joinThrow(int count) {
  for (int i = 0; i < count; ++i) {
    std::thread first([&i] { work(i); }); // quiet: without a join the program ends (std::terminate), and there is one
    if (first.joinable())
      first.join();
  }
}
