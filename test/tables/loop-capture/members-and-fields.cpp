// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// Members, globals, statics, elements and fields as holders.
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <queue>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>
void use(int);
void use(const std::string &);
using Fn = std::function<void()>;
std::vector<Fn> atExit;
thread_local std::map<int, Fn> perThread;
struct Button {
  Fn onClick;
  std::vector<Fn> more;
  std::string label;
};
struct Job {
  int prio = 0;
  Fn fn;
  bool operator<(const Job &o) const { return prio < o.prio; }
};
class Registry {
  std::unordered_map<std::string, Fn> byName_;

public:
  static Registry &instance() {
    static Registry r;
    return r;
  }
  void add(std::string name, Fn fn) { byName_.emplace(std::move(name), std::move(fn)); }
  Registry &with(Fn fn) {
    byName_["last"] = std::move(fn);
    return *this;
  }
};
class Screen {
  std::vector<Button> buttons_;
  std::vector<Fn> idle_;
  std::vector<Job> jobs_;
  Fn last_;
  int pressed_ = 0;

public:
  void build(const std::vector<std::string> &labels) {
    for (std::size_t i = 0; i < labels.size(); ++i) {
      idle_.push_back([&] { use(labels[i]); }); // want bug: a member
      idle_.push_back([this, i] { pressed_ = int(i); }); // quiet: copies
      buttons_[i].onClick = [&] { use(int(i)); }; // want bug: a field of an element of a member
      buttons_[i].more.push_back([&] { use(int(i)); }); // want bug: a list in an element
      Button b;
      b.onClick = [&] { use(int(i)); }; // want bug: 'b' is put into a member
      buttons_.push_back(std::move(b));
      Button c;
      c.onClick = [&] { use(int(i)); }; // quiet: 'c' dies with the iteration
      c.onClick();
    }
  }
  void remember(int n) {
    for (int i = 0; i < n; ++i)
      last_ = [&] { use(i); }; // want bug: a member function object
  }
};
void globals(int n) {
  static std::vector<Fn> kept;
  for (int i = 0; i < n; ++i) {
    atExit.push_back([&] { use(i); }); // want bug: a global
    kept.push_back([&] { use(i); }); // want bug: a static
    perThread[i] = [&] { use(i); }; // want bug: a thread_local
    perThread.try_emplace(i, [&] { use(i); }); // want bug: a thread_local
    Registry::instance().add("x", [&] { use(i); }); // want bug: a singleton
    Registry::instance().with([&] { use(i); }).with([i] { use(i); }); // want bug: a chain, the first one
  }
}
void structs(std::vector<Job> &jobs, std::priority_queue<Job> &queue, std::vector<std::pair<int, Fn>> &pairs, std::vector<std::tuple<int, Fn>> &tuples,
             std::vector<std::optional<Fn>> &slots, std::map<int, std::vector<Fn>> &groups, std::vector<std::variant<int, Fn>> &mixed) {
  for (int i = 0; i < 4; ++i) {
    jobs.push_back({i, [&] { use(i); }}); // want bug: in a struct
    queue.push(Job{i, [&] { use(i); }}); // want bug: in a struct in a queue
    pairs.emplace_back(i, [&] { use(i); }); // want bug: in a pair
    pairs.push_back(std::make_pair(i, Fn([&] { use(i); }))); // want bug: in a pair
    tuples.emplace_back(i, [&] { use(i); }); // want bug: in a tuple
    slots[i] = [&] { use(i); }; // want bug: in an optional
    groups[i].push_back([&] { use(i); }); // want bug: in a map of vectors
    mixed.push_back(Fn([&] { use(i); })); // want bug: in a variant
    Job job;
    job.prio = i;
    job.fn = [&] { use(i); }; // want bug: 'job' is put into 'jobs'
    jobs.push_back(job);
  }
}
void perButton(std::vector<std::unique_ptr<Button>> &buttons, const std::vector<Button *> &raw) {
  for (auto &button : buttons)
    button->onClick = [&button] { use(button->label); }; // quiet: the element
  for (Button *button : raw)
    button->onClick = [&button] { use(button->label); }; // want bug: the pointer is a copy
  for (Button *button : raw)
    button->onClick = [button] { use(button->label); }; // quiet: a copy
}
