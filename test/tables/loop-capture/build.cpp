// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// Rule: build graphs: actions inside of structs, pairs, nested containers and builders.
#include <deque>
#include <functional>
#include <list>
#include <map>
#include <memory>
#include <queue>
#include <stack>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

struct Target { std::string name; std::vector<std::string> deps; };
struct Job { std::string name; int priority = 0; std::function<int()> run; bool operator<(const Job &o) const { return priority < o.priority; } };
int compile(const std::string &, int);

class Graph {
public:
  class Builder {
  public:
    explicit Builder(Graph &graph) : graph_(graph) {}
    Builder &name(std::string n) { job_.name = std::move(n); return *this; }
    Builder &action(std::function<int()> f) { job_.run = std::move(f); return *this; }
    void commit() { graph_.jobs_.push_back(std::move(job_)); }
  private:
    Graph &graph_;
    Job job_;
  };
  Builder add() { return Builder(*this); }
  template <class F> std::size_t addStep(F f) { jobs_.push_back(Job{"step", 0, f}); return jobs_.size(); }
  int runAll() { int failed = 0; for (auto &job : jobs_) failed += job.run(); return failed; }
  friend class Builder;
private:
  std::list<Job> jobs_;
};

int build(Graph &graph, const std::vector<Target> &targets) {
  int index = 0;
  for (const Target &target : targets) {
    std::string object = target.name + ".o";
    int level = ++index;
    graph.addStep([&object, level] { return compile(object, level); }); // want bug: the graph keeps the step
    graph.addStep([object, level] { return compile(object, level); }); // quiet: copied
    graph.addStep([&target, level] { return compile(target.name, level); }); // quiet: an element
  }
  return graph.runAll();
}

int buildQueue(const std::vector<Target> &targets) {
  std::priority_queue<Job> queue;
  std::stack<std::function<int()>> undo;
  std::map<std::string, std::vector<std::function<int()>>> byName;
  for (std::size_t i = 0; i < targets.size(); ++i) {
    const std::string &name = targets[i].name;
    queue.push(Job{name, int(i), [&] { return compile(name, int(i)); }}); // want bug: in an aggregate in a queue
    queue.push({name, 1, [i, &name] { return compile(name, int(i)); }}); // quiet: copy and element
    undo.push([&i, &name] { return compile(name, -int(i)); }); // want bug: a stack
    undo.emplace([&name] { return compile(name, 0); }); // quiet: 'name' refers to the element
    byName[name].push_back([&] { return compile(name, int(i)); }); // want bug: a vector in a map
  }
  return int(queue.size() + undo.size() + byName.size());
}

int buildPairs(const std::vector<Target> &targets) {
  std::vector<std::pair<std::string, std::function<int()>>> steps;
  std::deque<std::tuple<int, std::function<int()>>> ordered;
  for (auto target : targets) {
    steps.emplace_back(target.name, [&] { return compile(target.name, 0); }); // want bug: 'target' is a copy
    steps.push_back(std::make_pair(target.name, [&target] { return compile(target.name, 1); })); // want bug: in a pair
    ordered.emplace_back(1, [&target]() { return compile(target.name, 2); }); // want bug: in a tuple
    steps.emplace_back(target.name, [name = target.name] { return compile(name, 0); }); // quiet: an init-capture by copy
  }
  int failed = 0;
  for (auto &[name, run] : steps)
    failed += run();
  return failed;
}

int buildNow(const std::vector<Target> &targets) {
  int failed = 0;
  for (const Target &target : targets) {
    Graph graph;
    int level = failed;
    graph.addStep([&] { return compile(target.name, level); }); // quiet: the graph is of the iteration; it is declared before 'level' but runs nothing in its destructor
    failed += graph.runAll();
  }
  return failed;
}

int buildJob(const std::vector<Target> &targets) {
  std::vector<Job> jobs;
  for (int i = 0; i < int(targets.size()); ++i) {
    Job job;
    job.name = targets[i].name;
    job.run = [&] { return compile(targets[i].name, i); }; // want bug: the job is copied to the outer list
    jobs.push_back(job);
    Job local;
    local.run = [&] { return compile(targets[i].name, i); }; // quiet: run and dropped in the iteration
    local.run();
  }
  int failed = 0;
  for (auto &job : jobs)
    failed += job.run();
  return failed;
}

void builders(Graph &graph, const std::vector<Target> &targets) {
  for (std::size_t i = 0; i < targets.size(); ++i) {
    auto builder = graph.add();
    builder.name(targets[i].name).action([i] { return compile("a", int(i)); }).commit(); // quiet: copied
  }
}
