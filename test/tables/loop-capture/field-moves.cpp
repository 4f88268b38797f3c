// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// Containers of the iteration that are moved, swapped, spliced or returned; actions in structs.
#include <algorithm>
#include <functional>
#include <iterator>
#include <list>
#include <memory>
#include <utility>
#include <vector>

void use(int);
using Action = std::function<void()>;
using Actions = std::vector<Action>;

void run(const Actions &actions) {
  for (const auto &action : actions)
    action();
}

void moved(int n) {
  std::vector<Actions> groups;
  for (int i = 0; i < n; ++i) {
    Actions group;
    group.push_back([&i] { use(i); }); // want bug: the group is moved to groups
    groups.push_back(std::move(group));
  }
  for (auto &group : groups)
    run(group);
}

void swapped(int n) {
  Actions last;
  for (int i = 0; i < n; ++i) {
    Actions group;
    group.push_back([&i] { use(i); }); // want bug: swapped out
    last.swap(group);
  }
  run(last);
}

void appended(int n) {
  Actions all;
  for (int i = 0; i < n; ++i) {
    Actions group;
    group.push_back([&i] { use(i); });
    all.insert(all.end(), group.begin(), group.end());
  }
  run(all);
}

Actions returned(int n) {
  for (int i = 0; i < n; ++i) {
    Actions group;
    group.push_back([&i] { use(i); }); // want bug: returned
    if (i == 3)
      return group;
  }
  return {};
}

void local(int n) {
  for (int i = 0; i < n; ++i) {
    Actions group, other;
    group.push_back([&i] { use(i); }); // quiet: both are of the iteration
    other = std::move(group);
    run(other);
  }
}

void spliced(int n) {
  std::list<Action> all;
  for (int i = 0; i < n; ++i) {
    std::list<Action> part;
    part.push_back([&i] { use(i); });
    all.splice(all.end(), part);
  }
  for (auto &action : all)
    action();
}

struct Job {
  int id = 0;
  Action work;
};

void structs(int n) {
  std::vector<Job> jobs;
  std::vector<std::unique_ptr<Job>> heap;
  for (int i = 0; i < n; ++i) {
    Job job;
    job.work = [&i] { use(i); }; // want bug: the job is copied to jobs
    jobs.push_back(job);
    Job own;
    own.work = [&i] { use(i); }; // quiet: called here
    own.work();
    auto pointer = std::make_unique<Job>();
    pointer->work = [&i] { use(i); }; // want bug: the pointer is moved to heap
    heap.push_back(std::move(pointer));
    jobs.emplace_back();
    jobs.back().work = [&i] { use(i); }; // want bug: the element of jobs
    jobs.push_back({i, [i] { use(i); }}); // quiet: copied
  }
  for (auto &job : jobs)
    job.work();
  for (auto &job : heap)
    job->work();
}

void through(int n) {
  Actions all;
  for (int i = 0; i < n; ++i) {
    Action one = [&i] { use(i); }; // want bug: copied to all
    Action two = one;
    all.push_back(two);
  }
  run(all);
}
