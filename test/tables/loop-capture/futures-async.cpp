// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// Rule: async's future waits in its destructor: local or discarded is fine, stored outside is a bug unless get/wait is in the iteration on every path.
#include <future>
#include <map>
#include <string>
#include <utility>
#include <vector>

int compute(int);
int compute(const std::string &);
bool skip() noexcept;
void record(int);

void outer_vector(int n) {
  std::vector<std::future<int>> results;
  for (int i = 0; i < n; ++i)
    results.push_back(std::async(std::launch::async, [&] { return compute(i); })); // want bug: get is after the loop
  for (auto &r : results) record(r.get());
}

void default_policy(const std::vector<std::string> &names) {
  std::vector<std::future<int>> results;
  for (auto name : names) {
    results.emplace_back(std::async([&name] { return compute(name); })); // want bug: default policy
    results.emplace_back(std::async([name] { return compute(name); })); // quiet: copied
    results.emplace_back(std::async(std::launch::deferred, [&] { return compute(name); })); // want bug: deferred until get
  }
  for (auto &r : results) record(r.get());
}

void local_future(const std::vector<int> &ids) {
  for (int id : ids) {
    auto f = std::async(std::launch::async, [&id] { return compute(id); }); // quiet: f's destructor waits
    if (skip())
      continue;
    record(f.get());
  }
}

void moved_to_outer(const std::vector<int> &ids) {
  std::vector<std::future<int>> results;
  for (int id : ids) {
    auto f = std::async(std::launch::async, [&id] { return compute(id); }); // want bug: moved out
    results.push_back(std::move(f));
  }
  for (auto &r : results) record(r.get());
}

void discarded(const std::vector<int> &ids) {
  for (int id : ids) {
    std::async(std::launch::async, [&id] { compute(id); }); // quiet: the temporary waits
    (void)std::async(std::launch::async, [&] { compute(id); }); // quiet: the same
    record(std::async(std::launch::async, [&] { return compute(id); }).get()); // quiet: get at once
    std::async(std::launch::async, [&] { compute(id); }).wait(); // quiet: wait at once
  }
}

void declared_before(const std::vector<int> &ids) {
  for (int id : ids) {
    std::future<int> f;
    int arg = id * 3;
    f = std::async(std::launch::async, [&arg] { return compute(arg); }); // want bug: arg dies before f waits
  }
}

void declared_before_but_get(const std::vector<int> &ids) {
  for (int id : ids) {
    std::future<int> f;
    int arg = id * 3;
    f = std::async(std::launch::async, [&arg] { return compute(arg); }); // quiet: get while arg lives
    record(f.get());
  }
}

void one_in_flight(const std::vector<int> &ids) {
  std::future<int> pending;
  for (int id : ids) {
    if (pending.valid())
      record(pending.get());
    pending = std::async(std::launch::async, [&id] { return compute(id); }); // want bug: get is in the next iteration
  }
  if (pending.valid()) record(pending.get());
}

void outer_but_waited(const std::vector<int> &ids) {
  std::future<int> pending;
  for (int id : ids) {
    pending = std::async(std::launch::async, [&id] { return compute(id); }); // quiet: waited in the iteration
    pending.wait();
  }
}

void waited_on_one_path(const std::vector<int> &ids) {
  std::future<int> pending;
  for (int id : ids) {
    pending = std::async(std::launch::async, [&id] { return compute(id); }); // want bug: not waited when skip()
    if (!skip())
      pending.wait();
  }
}

void shared(const std::vector<int> &ids) {
  std::vector<std::shared_future<int>> all;
  for (int id : ids) {
    std::shared_future<int> sf = std::async(std::launch::async, [&id] { return compute(id); }); // quiet: last owner waits
    record(sf.get());
    all.push_back(std::async(std::launch::async, [&id] { return compute(id); }).share()); // want bug: shared outside
  }
  for (auto &f : all) record(f.get());
}

void by_key(const std::vector<int> &ids) {
  std::map<int, std::future<int>> m;
  for (int id : ids) {
    m[id] = std::async(std::launch::async, [&id] { return compute(id); }); // want bug: map of futures
    m.emplace(id + 1, std::async(std::launch::async, [&id] { return compute(id); })); // want bug: emplaced in the map
  }
  for (auto &kv : m) record(kv.second.get());
}

class Loader {
  std::vector<std::future<int>> jobs_;

public:
  void start(const std::vector<int> &ids) {
    for (int id : ids)
      jobs_.push_back(std::async(std::launch::async, [this, &id] { return one(id); })); // want bug: member vector
  }
  int one(int);
};

void batch_in_iteration(const std::vector<int> &rows) {
  for (int row : rows) {
    std::vector<std::future<int>> fs;
    for (int k = 0; k < 4; ++k)
      fs.push_back(std::async(std::launch::async, [&row, k] { return compute(row + k); })); // quiet: fs dies before row
    for (auto &f : fs) record(f.get());
  }
}

void drained_each_time(const std::vector<int> &ids) {
  std::vector<std::future<int>> fs;
  for (int id : ids) {
    fs.push_back(std::async(std::launch::async, [&id] { return compute(id); })); // quiet: cleared in the iteration
    fs.clear();
  }
}

void outer_counter(int n) {
  std::vector<std::future<int>> fs;
  int i = 0;
  while (i < n) {
    fs.push_back(std::async(std::launch::async, [&i] { return compute(i); })); // want bug: i changes meanwhile
    ++i;
  }
  for (auto &f : fs) record(f.get());
}
