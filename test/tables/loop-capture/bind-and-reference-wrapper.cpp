// std: c++20
// RUN: %table defercliff-loop-capture %s %t
// Reference captures without a lambda capture: std::ref in a bind, reference_wrapper, hand-made function objects that store a reference.
#include <cstddef>
#include <functional>
#include <string>
#include <utility>
#include <vector>

using Tasks = std::vector<std::function<void()>>;
void work(int);
void bump(int &);
void read_only(const std::string &);
struct Robot {
  void move(int);
};

void binds(Tasks &tasks, std::vector<int> &v, Robot &robot, int n) {
  for (int i = 0; i < n; ++i) {
    std::string s(std::size_t(i), 'x');
    tasks.push_back(std::bind(bump, std::ref(i)));             // want bug: bound by reference
    tasks.push_back(std::bind(bump, i));                       // quiet: bound by value
    tasks.push_back(std::bind(read_only, std::cref(s)));       // want bug: bound by const reference
    tasks.push_back(std::bind(read_only, s));                  // quiet: bound by value
    tasks.push_back(std::bind_front(bump, std::ref(i)));       // want bug: bound by reference
    tasks.push_back(std::bind(&Robot::move, &robot, i));       // quiet: the parameter's object, a copied number
    tasks.push_back(std::bind(&Robot::move, std::ref(robot), i)); // quiet: the robot is no variable of the iteration
    tasks.push_back([r = std::ref(i)] { bump(r); });           // want bug: a captured reference_wrapper
    tasks.push_back([r = std::ref(v[0])] { bump(r); });        // quiet: refers to an element
  }
  for (int &x : v)
    tasks.push_back(std::bind(bump, std::ref(x))); // quiet: the element
  for (int x : v)
    tasks.emplace_back(std::bind(bump, std::ref(x))); // want bug: a copy of the element
}

// hand-made function objects
struct RefJob {
  int &r;
  explicit RefJob(int &x) : r(x) {}
  void operator()() const { ++r; }
};
struct ConstRefJob {
  const std::string &s;
  explicit ConstRefJob(const std::string &x) : s(x) {}
  void operator()() const { read_only(s); }
};
struct CopyJob {
  int v;
  explicit CopyJob(int &x) : v(x) {}
  void operator()() const { work(v); }
};
struct StringJob {
  std::string s;
  explicit StringJob(const std::string &x) : s(x) {}
  void operator()() const { read_only(s); }
};
struct AggregateJob {
  int &r;
  void operator()() const { ++r; }
};

void objects(Tasks &tasks, std::vector<int> &v, int n) {
  for (int i = 0; i < n; ++i) {
    std::string s = std::to_string(i);
    tasks.push_back(RefJob(i));            // want bug: stores a reference to 'i'
    tasks.push_back(ConstRefJob(s));       // want bug: stores a reference to 's'
    tasks.push_back(AggregateJob{i});      // want bug: reference member of an aggregate
    tasks.push_back(CopyJob(i));           // quiet: takes a reference, keeps a copy
    tasks.push_back(StringJob(s));         // quiet: takes a reference, keeps a copy
    tasks.push_back(RefJob(v[0]));         // quiet: refers to an element
    RefJob{i}();                           // quiet: called on the spot
    RefJob now(i);                         // quiet: a local of the iteration
    now();
  }
  for (int &x : v)
    tasks.emplace_back(RefJob(x)); // quiet: the element
}
