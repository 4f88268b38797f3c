// RUN: %check 'defercliff-*' %s %t --real-headers --fix-notes

#include <tbb/parallel_for.h>
#include <tbb/parallel_invoke.h>
#include <tbb/task_arena.h>
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

void arena(tbb::task_arena &Arena) {
  for (int I = 0; I < 3; ++I)
    Arena.enqueue([&I] { use(I); });
    // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: deferred action captures 'I' by reference, but it is gone when the action runs after the loop [defercliff-loop-capture]
    // CHECK-FIXES:    Arena.enqueue([I] { use(I); });
}

void counter(tbb::task_group &Group) {
  int I = 0;
  while (I < 3) {
    Group.run([&] { use(I); });
    // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: deferred action captures 'I' by reference, but the loop changes it before the action runs [defercliff-loop-capture]
    // CHECK-FIXES:    Group.run([&, I] { use(I); });
    ++I;
  }
}

void waitsInTheIteration(const std::vector<int> &Values) {
  tbb::task_group Group;
  for (int Value : Values) {
    Group.run([&Value] { use(Value); });
    Group.wait();
  }
}

void runAndWait(const std::vector<int> &Values) {
  tbb::task_group Group;
  for (int Value : Values)
    Group.run_and_wait([&Value] { use(Value); });
}

void elements(const std::vector<int> &Values) {
  tbb::task_group Group;
  for (const int &Value : Values)
    Group.run([&Value] { use(Value); });
  Group.wait();
}

void runsNow(const std::vector<int> &Values, tbb::task_arena &Arena) {
  for (int Value : Values) {
    tbb::parallel_for(0, 9, [&Value](int I) { use(Value + I); });
    tbb::parallel_invoke([&Value] { use(Value); }, [&Value] { use(-Value); });
    Arena.execute([&Value] { use(Value); });
  }
}
