// RUN: %check defercliff-loop-capture %s %t --real-headers

#include <tbb/parallel_for.h>
#include <tbb/task_group.h>
#include <vector>

void use(int);

void outerGroup(const std::vector<int> &Values) {
  tbb::task_group Group;
  for (int Value : Values)
    Group.run([&Value] { use(Value); });
    // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: deferred action captures 'Value' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-FIXES:    Group.run([Value] { use(Value); });
  Group.wait();
}

void waitsInTheIteration(const std::vector<int> &Values) {
  tbb::task_group Group;
  for (int Value : Values) {
    Group.run([&Value] { use(Value); });
    Group.wait();
  }
}

void elements(const std::vector<int> &Values) {
  tbb::task_group Group;
  for (const int &Value : Values)
    Group.run([&Value] { use(Value); });
  Group.wait();
}

void runsNow(const std::vector<int> &Values) {
  for (int Value : Values)
    tbb::parallel_for(0, 9, [&Value](int I) { use(Value + I); });
}
