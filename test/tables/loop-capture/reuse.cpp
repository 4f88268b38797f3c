// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// Rule: a container of callables that is used again: what counts is whether it is called after the variable is gone.
#include <functional>
#include <map>
#include <string>
#include <vector>
using Jobs = std::vector<std::function<void()>>;
void use(int);
bool cond(int);

void clearedFirst(int n) {
  Jobs steps;
  for (int i = 0; i < n; ++i) {
    int value = i;
    steps.clear();
    steps.push_back([&value] { use(value); }); // quiet: cleared before the next run, never called after the loop
    for (auto &step : steps)
      step();
  }
}
void assignedFirst(int n) {
  Jobs steps;
  for (int i = 0; i < n; ++i) {
    int value = i;
    steps = {};
    steps.push_back([&value] { use(value); }); // quiet: the same by assignment
    for (auto &step : steps)
      step();
  }
}
void filledByInnerLoop(int n) {
  Jobs steps;
  while (cond(n)) {
    int value = n;
    steps.clear();
    for (int k = 0; k < 3; ++k)
      steps.push_back([&value, k] { use(value + k); }); // quiet: the same with an inner loop
    for (auto &step : steps)
      step();
  }
}
void assignN(int n) {
  Jobs steps;
  for (int i = 0; i < n; ++i) {
    int value = i;
    steps.assign(1, [&value] { use(value); }); // quiet: assign() replaces what was there
    steps.back()();
  }
}
void outerVariable(int n) {
  Jobs steps;
  int value = 0;
  for (int i = 0; i < n; ++i) {
    value = i;
    steps.clear();
    steps.push_back([&value] { use(value); }); // quiet: 'value' is changed, but the action is gone before
    for (auto &step : steps)
      step();
  }
}
void table(int n) {
  std::map<std::string, std::function<void(int)>> handlers;
  for (int i = 0; i < n; ++i) {
    int value = i;
    handlers.clear();
    handlers["a"] = [&value](int k) { use(value + k); }; // quiet: cleared at the start
    if (auto it = handlers.find("a"); it != handlers.end())
      it->second(3);
  }
}
void leaves(int n) {
  Jobs jobs;
  for (int i = 0; i < n; ++i) {
    int value = i;
    if (cond(i)) {
      jobs.push_back([&value] { use(value); }); // quiet: run, then the function is left
      for (auto &job : jobs)
        job();
      return;
    }
  }
}
void breaks(int n) {
  Jobs jobs;
  for (int i = 0; i < n; ++i) {
    int value = i;
    jobs.push_back([&value] { use(value); }); // quiet: nobody calls it after the 'break'
    for (auto &job : jobs)
      job();
    if (cond(value))
      break;
    jobs.clear();
  }
}
void single(int n) {
  std::function<void()> f;
  for (int i = 0; i < n; ++i) {
    int value = i;
    if (cond(i)) {
      f = [&value] { use(value); }; // quiet: the same with one std::function
      f();
    }
  }
}
void calledAfter(int n) {
  Jobs jobs;
  for (int i = 0; i < n; ++i) {
    int value = i;
    jobs.clear();
    jobs.push_back([&value] { use(value); }); // want bug: the last one is called after the loop
  }
  for (auto &job : jobs)
    job();
}
