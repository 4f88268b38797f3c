// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// Threads and futures in all sorts of places that outlive the iteration.
#include <array>
#include <atomic>
#include <future>
#include <functional>
#include <list>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <tuple>
#include <utility>
#include <vector>

void work(int);
int compute(int);
bool ready();

void c_array() {
  std::thread ts[4];
  for (int i = 0; i < 4; ++i)
    ts[i] = std::thread([&] { work(i); }); // want bug: joined after the loop
  for (auto &t : ts) t.join();
}

void std_array() {
  std::array<std::thread, 4> ts;
  for (std::size_t i = 0; i < ts.size(); ++i)
    ts.at(i) = std::thread([&i] { work(int(i)); }); // want bug: joined after the loop
  for (auto &t : ts) t.join();
}

void new_array(int n) {
  auto *ts = new std::thread[n];
  for (int i = 0; i < n; ++i)
    ts[i] = std::thread([&i] { work(i); }); // want bug: joined after the loop
  for (int i = 0; i < n; ++i) ts[i].join();
  delete[] ts;
}

void unique_array(int n) {
  std::unique_ptr<std::thread[]> ts(new std::thread[n]);
  for (int i = 0; i < n; ++i)
    ts[i] = std::thread([&i] { work(i); }); // want bug: joined after the loop
  for (int i = 0; i < n; ++i) ts[i].join();
}

void pairs(int n) {
  std::vector<std::pair<int, std::thread>> ts;
  std::list<std::tuple<std::string, std::thread>> l;
  for (int i = 0; i < n; ++i) {
    ts.emplace_back(i, [&i] { work(i); }); // want bug: thread built in a pair
    ts.push_back({i, std::thread([&i] { work(i); })}); // want bug: braced pair
    ts.push_back(std::make_pair(i, std::thread([&i] { work(i); }))); // want bug: make_pair
    l.emplace_back("x", std::thread([&i] { work(i); })); // want bug: tuple
  }
  for (auto &[k, t] : ts) t.join();
  for (auto &t : l) std::get<1>(t).join();
}

void maps(const std::vector<std::string> &names) {
  std::map<std::string, std::thread> m;
  for (std::string name : names) {
    m[name] = std::thread([&name] { work(int(name.size())); }); // want bug: map of threads
    m.emplace(name, [&name] { work(int(name.size())); }); // want bug: emplaced
    m.try_emplace(name, [&] { work(int(name.size())); }); // want bug: try_emplace
  }
  for (auto &kv : m) kv.second.join();
}

struct Worker {
  int id;
  std::thread th;
  std::future<int> result;
};
void structs(int n) {
  std::vector<Worker> ws;
  std::vector<Worker> ready_made(n);
  for (int i = 0; i < n; ++i) {
    Worker w;
    w.id = i;
    w.th = std::thread([&i] { work(i); }); // want bug: w is moved out
    ws.push_back(std::move(w));
    ready_made[i].th = std::thread([&i] { work(i); }); // want bug: a field of an outer element
    ready_made[i].result = std::async(std::launch::async, [&i] { return compute(i); }); // want bug: a future field
  }
  for (auto &w : ws) w.th.join();
}

void optional_thread(int n) {
  std::optional<std::thread> t;
  std::optional<std::future<int>> f;
  for (int i = 0; i < n; ++i) {
    if (t) t->join();
    t.emplace([&i] { work(i); }); // want bug: joined in the next iteration
    f = std::async(std::launch::async, [&i] { return compute(i); }); // want bug: waits in the next iteration
  }
  if (t) t->join();
}

class Fetcher {
  std::future<int> last_;
  std::vector<std::shared_future<int>> shared_;
  std::launch policy_ = std::launch::async;

public:
  void fetch(const std::vector<int> &ids) {
    for (int id : ids) {
      last_ = std::async(policy_, [&id] { return compute(id); }); // want bug: a member future
      shared_.push_back(std::async(policy_, [this, &id] { return compute(id); }).share()); // want bug: share
    }
  }
};

// task objects returned from helpers
template <class F> std::thread start(F &&f) { return std::thread(std::forward<F>(f)); }
template <class F> auto launch(F f) { return std::async(std::launch::async, std::move(f)); }
std::unique_ptr<std::thread> spawn(std::function<void()> f) { return std::make_unique<std::thread>(std::move(f)); }
void helpers(int n) {
  std::vector<std::thread> ts;
  std::vector<std::future<int>> fs;
  std::vector<std::unique_ptr<std::thread>> us;
  for (int i = 0; i < n; ++i) {
    ts.push_back(start([&i] { work(i); })); // want bug: helper returns a running thread
    fs.push_back(launch([&i] { return compute(i); })); // want bug: helper returns a future
    us.push_back(spawn([&i] { work(i); })); // want bug: helper returns an owned thread
    auto local = launch([&i] { return compute(i); }); // quiet: async's future waits
    std::thread t = start([&i] { work(i); }); // quiet: joined
    t.join();
  }
  for (auto &t : ts) t.join();
  for (auto &u : us) u->join();
}

// joins that can be skipped
void skipped(const std::vector<int> &ids, std::atomic<bool> &stop) {
  std::vector<std::thread> ts;
  for (int id : ids) {
    ts.emplace_back([&id] { work(id); }); // want bug: the join is under a condition
    if (stop) {
      ts.back().join();
      ts.pop_back();
    }
  }
  for (auto &t : ts) t.join();
}

void detach_at_end(const std::vector<int> &ids) {
  std::vector<std::thread> ts;
  for (int id : ids) {
    auto &t = ts.emplace_back([&id] { work(id); }); // want bug: detached
    t.detach();
  }
}

void back_detached(const std::vector<int> &ids) {
  std::vector<std::thread> ts;
  for (int id : ids) {
    ts.emplace_back([&id] { work(id); }); // want bug: detached
    ts.back().detach();
  }
}

void back_joined(const std::vector<int> &ids) {
  std::vector<std::thread> ts;
  for (int id : ids) {
    ts.emplace_back([&id] { work(id); }); // quiet: the new thread is joined at once
    ts.back().join();
  }
}

void swapped_out(int n) {
  std::vector<std::thread> ts(n);
  for (int i = 0; i < n; ++i) {
    std::thread t([&i] { work(i); }); // want bug: swapped into the outer vector
    ts[i].swap(t);
  }
  for (auto &t : ts) t.join();
}
