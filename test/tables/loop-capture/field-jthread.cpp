// std: c++20
// RUN: %table defercliff-loop-capture %s %t
// jthread, stop callbacks, latches and semaphores.
#include <barrier>
#include <latch>
#include <semaphore>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

void use(int);
void use(const std::string &);

void joinsItself(int n) {
  for (int i = 0; i < n; ++i) {
    std::string name = std::to_string(i);
    std::jthread worker([&] { use(name); }); // quiet: joins before name dies
  }
}

void declaredBefore(int n) {
  for (int i = 0; i < n; ++i) {
    std::jthread worker;
    std::string name = std::to_string(i);
    worker = std::jthread([&name] { use(name); }); // want bug: name dies before worker joins
  }
}

void many(int n) {
  std::vector<std::jthread> workers;
  for (int i = 0; i < n; ++i)
    workers.emplace_back([&i](std::stop_token) { use(i); }); // want bug: joined after the loop
}

void latched(int n) {
  std::vector<std::jthread> workers;
  for (int i = 0; i < n; ++i) {
    std::latch started(1);
    workers.emplace_back([&started, &i] { use(i); started.count_down(); }); // quiet: the latch waits for it
    started.wait();
  }
}

void notLatched(int n) {
  std::latch all(n);
  std::vector<std::jthread> workers;
  for (int i = 0; i < n; ++i)
    workers.emplace_back([&all, &i] { use(i); all.count_down(); }); // want bug: the latch waits after the loop
  all.wait();
}

void semaphore(int n) {
  for (int i = 0; i < n; ++i) {
    std::binary_semaphore done(0);
    std::thread([&] { use(i); done.release(); }).detach(); // quiet: acquire waits
    done.acquire();
  }
}

void callbacks(std::stop_token token, int n) {
  for (int i = 0; i < n; ++i) {
    std::stop_callback onStop(token, [&i] { use(i); }); // quiet: deregistered before i dies
    use(i);
  }
}

void detached(int n) {
  for (int i = 0; i < n; ++i) {
    std::jthread worker([&i] { use(i); }); // want bug: detached, nobody joins
    worker.detach();
  }
}

void movedOut(int n) {
  std::vector<std::jthread> workers;
  for (int i = 0; i < n; ++i) {
    std::jthread worker([&i] { use(i); }); // want bug: moved to the vector
    workers.push_back(std::move(worker));
  }
}
