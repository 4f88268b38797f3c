// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// Rule: the holder may be a queue, a struct that contains callables, a member, a global, a static or a parameter: all live longer than the iteration.
#include <deque>
#include <functional>
#include <queue>
#include <stack>
#include <string>
#include <utility>
#include <vector>

void use(int);
void use(const std::string &);
using Fn = std::function<void()>;

std::vector<Fn> g_pending;

void queues(int n) {
  std::queue<Fn> q;
  std::stack<Fn> undo;
  for (int i = 0; i < n; ++i) {
    int doubled = i * 2;
    q.push([&doubled] { use(doubled); }); // want bug: queue::push
    q.emplace([&] { use(doubled); }); // want bug: queue::emplace
    undo.push([doubled] { use(doubled); }); // quiet: copied
    undo.push([&] { use(i); }); // want bug: stack::push
  }
  for (; !q.empty(); q.pop()) q.front()();
  for (; !undo.empty(); undo.pop()) undo.top()();
}

struct Timed {
  int at;
  Fn run;
  bool operator<(const Timed &o) const { return at < o.at; }
};

void priority(const std::vector<int> &times) {
  std::priority_queue<Timed> timers;
  for (int t : times) {
    timers.push({t, [&] { use(t); }}); // want bug: aggregate with a callable
    timers.push(Timed{t, [t] { use(t); }}); // quiet: copied
  }
  for (; !timers.empty(); timers.pop()) timers.top().run();
}

struct Job {
  std::string name;
  Fn body;
};

void vector_of_jobs(const std::vector<std::string> &names) {
  std::vector<Job> jobs;
  for (auto n : names) {
    jobs.push_back({n, [&] { use(n); }}); // want bug: braced Job
    jobs.push_back(Job{n, [&n] { use(n); }}); // want bug: named aggregate
    Job local{n, [&n] { use(n); }}; // quiet: local job runs here
    local.body();
  }
  for (auto &j : jobs) j.body();
}

struct Batch {
  std::vector<Fn> steps;
  Fn on_done;
};

void member_of_local_struct(const std::vector<int> &ids) {
  Batch batch;
  for (int id : ids) {
    batch.steps.push_back([&id] { use(id); }); // want bug: container inside an outer struct
    batch.on_done = [&id] { use(id); }; // want bug: callable member of an outer struct, called below
  }
  for (auto &s : batch.steps) s();
  if (batch.on_done) batch.on_done();
}

class Scheduler {
  std::deque<Fn> ready_;
  int weight_ = 1;

public:
  void load(const std::vector<int> &ids) {
    for (int id : ids) {
      ready_.push_back([&] { use(id); }); // want bug: member container
      this->ready_.push_back([this] { use(weight_); }); // quiet: only this
      ready_.push_back([this, id] { use(id * weight_); }); // quiet: copied
    }
  }
  void run() {
    for (auto &r : ready_) r();
  }
};

void into_global(int n) {
  for (int i = 0; i < n; ++i)
    g_pending.push_back([&i] { use(i); }); // want bug: global container
}

void into_static(int n) {
  static std::vector<Fn> hooks;
  for (int i = 0; i < n; ++i)
    hooks.emplace_back([&] { use(i); }); // want bug: static container
}

void into_parameter(std::vector<Fn> &out, std::vector<Fn> *ptr, int n) {
  for (int i = 0; i < n; ++i) {
    out.push_back([&i] { use(i); }); // want bug: reference parameter
    ptr->push_back([&i] { use(i); }); // want bug: pointer parameter
    out.push_back([i] { use(i); }); // quiet: copied
  }
}

void holder_in_iteration(int n) {
  for (int i = 0; i < n; ++i) {
    std::vector<Fn> steps;
    steps.push_back([&] { use(i); }); // quiet: holder dies with the iteration, before i
    for (auto &s : steps) s();
    Batch b;
    b.on_done = [&i] { use(i); }; // quiet: holder dies with the iteration
    b.on_done();
  }
}
