// RUN: %check defercliff-loop-capture %s %t

// A task group keeps its tasks until it is waited for.

#include <tbb/parallel_for.h>
#include <tbb/task_group.h>
#include <vector>

void use(int);

void outside(const std::vector<int> &Numbers) {
  tbb::task_group Group;
  for (int N : Numbers)
    Group.run([&N] { use(N); });
    // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: deferred action captures 'N' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-FIXES:    Group.run([N] { use(N); });
  Group.wait();
}

void parameter(tbb::task_group &Group) {
  for (int I = 0; I < 10; ++I) {
    int Square = I * I;
    Group.run([&] { use(Square); });
    // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: deferred action captures 'Square' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-FIXES:    Group.run([&, Square] { use(Square); });
  }
}

// The group is waited for while the variable lives.
void waitedFor(const std::vector<int> &Numbers) {
  tbb::task_group Group;
  for (int N : Numbers) {
    Group.run([&N] { use(N); });
    Group.wait();
  }
}

void inTheIteration(const std::vector<int> &Numbers) {
  for (int N : Numbers) {
    tbb::task_group Group;
    Group.run([&N] { use(N); });
    Group.run([&N] { use(-N); });
    Group.wait();
  }
}

void blocking(const std::vector<int> &Numbers) {
  tbb::task_group Group;
  for (int N : Numbers) {
    Group.run_and_wait([&N] { use(N); });
    tbb::parallel_for(0, 10, [&N](int I) { use(N * I); });
  }
}
