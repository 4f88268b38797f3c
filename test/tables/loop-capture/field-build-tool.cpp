// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// A build tool: job server, dependency graph, continuations, a job that joins.
#include <functional>
#include <future>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <thread>
#include <utility>
#include <vector>

struct Target {
  std::string name;
  std::vector<std::string> inputs;
};
bool compile(const Target &);
bool compile(const std::string &);
void report(const std::string &);

class JobServer {
public:
  class Ticket {
  public:
    explicit Ticket(std::future<bool> f) : result(std::move(f)) {}
    bool finish() { return result.get(); }

  private:
    std::future<bool> result;
  };
  Ticket start(std::function<bool()> job) { return Ticket(std::async(std::launch::async, std::move(job))); }
  void whenDone(std::function<void()> f) { finishers.emplace_back(std::move(f)); }
  void barrier() {
    for (auto &f : finishers)
      f();
    finishers.clear();
  }
  bool tryNow(const std::function<bool()> &job) { return job(); }

private:
  std::vector<std::function<void()>> finishers;
};

void buildAll(JobServer &server, const std::map<std::string, Target> &graph) {
  std::vector<JobServer::Ticket> tickets;
  for (auto &[name, target] : graph)
    tickets.push_back(server.start([&t = target] { return compile(t); })); // quiet: the node of the graph
  for (auto pair : graph)
    tickets.push_back(server.start([&pair] { return compile(pair.second); })); // want bug: a copy, and the ticket is kept
  for (auto &ticket : tickets)
    ticket.finish();
}

void buildOne(JobServer &server, const std::vector<Target> &targets) {
  for (Target target : targets) {
    auto ticket = server.start([&target] { return compile(target); }); // quiet: the ticket is finished here
    ticket.finish();
  }
  for (Target target : targets) {
    auto ticket = server.start([&target] { return compile(target); }); // quiet: its future joins when the ticket dies
    report(target.name);
  }
  for (Target target : targets)
    server.tryNow([&target] { return compile(target); }); // quiet: runs now
}

void waves(JobServer &server, const std::vector<std::vector<std::string>> &waves) {
  for (const auto &wave : waves) {
    std::string label = "wave of " + std::to_string(wave.size());
    for (std::string input : wave)
      server.whenDone([&label, input] { report(label + input); }); // quiet: the barrier runs before label dies
    for (std::string input : wave)
      server.whenDone([&label, &input] { report(label + input); }); // want bug: input is gone at the barrier
    server.barrier();
  }
}

void incremental(JobServer &server, std::set<std::string> dirty) {
  while (!dirty.empty()) {
    std::string first = *dirty.begin();
    dirty.erase(dirty.begin());
    server.whenDone([&] { report(first); }); // want bug: the barrier is after the loop
    server.whenDone([first = std::move(first)] { report(first); }); // quiet: moved in
  }
  server.barrier();
}

struct Step {
  std::string title;
  std::function<bool()> run;
};

std::vector<Step> plan(const std::vector<Target> &targets) {
  std::vector<Step> steps;
  for (std::size_t k = 0; k < targets.size(); ++k) {
    steps.push_back(Step{targets[k].name, [&targets, &k] { return compile(targets[k]); }}); // want bug: the steps are returned
    Step last;
    last.title = "link";
    last.run = [&k] { return k != 0; }; // want bug: moved into the returned steps
    steps.push_back(std::move(last));
  }
  return steps;
}
