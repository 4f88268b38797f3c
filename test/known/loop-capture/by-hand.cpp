// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// References kept by way of a wrapper or by a function; threads with another name.
#include <cstdio>
#include <functional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

using Tasks = std::vector<std::function<void()>>;
void use(int);

struct CountLater {
  std::reference_wrapper<int> n;
  explicit CountLater(int &n) : n(n) {}
  void operator()() const { use(n); }
};

void byHand(Tasks &tasks, int n) {
  for (int i = 0; i < n; ++i)
    tasks.push_back(CountLater(i)); // missed bug: the object keeps a reference_wrapper
}

class Worker : public std::thread {
public:
  using std::thread::thread;
};

void derived(int n) {
  std::vector<Worker> all;
  for (int i = 0; i < n; ++i)
    all.emplace_back([&] { use(i); }); // missed bug: a class derived from std::thread is one
  for (auto &worker : all)
    worker.join();
}

std::function<void()> later(int &number) {
  return [&number] { use(number); };
}

void returnedByFunction(Tasks &tasks, int n) {
  for (int i = 0; i < n; ++i)
    tasks.push_back(later(i)); // missed bug: the function returns a closure over its reference
}
