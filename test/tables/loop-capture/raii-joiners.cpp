// std: c++20
// RUN: %table defercliff-loop-capture %s %t
// RAII joiners, scoped executors and scoped connections of the iteration, declared after the variables: silent.
#include <functional>
#include <list>
#include <map>
#include <memory>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

void work(int) noexcept;
bool ready() noexcept;

class scoped_thread {
  std::thread t_;

public:
  template <class... A> explicit scoped_thread(A &&...a) : t_(std::forward<A>(a)...) {}
  scoped_thread(scoped_thread &&) = default;
  ~scoped_thread() {
    if (t_.joinable())
      t_.join();
  }
};

class join_threads {
  std::vector<std::thread> &ts_;

public:
  explicit join_threads(std::vector<std::thread> &ts) : ts_(ts) {}
  ~join_threads() {
    for (std::size_t i = 0; i < ts_.size(); ++i)
      if (ts_[i].joinable())
        ts_[i].join();
  }
};

class ThreadGroup {
  std::list<std::thread> ts_;

public:
  template <class F> void spawn(F &&f) { ts_.emplace_back(std::forward<F>(f)); }
  void joinAll() {
    for (auto &t : ts_)
      t.join();
    ts_.clear();
  }
  ~ThreadGroup() { joinAll(); }
};

class TaskScope {
  std::vector<std::function<void()>> late_;

public:
  void onExit(std::function<void()> f) { late_.push_back(std::move(f)); }
  void runAll() {
    for (auto &f : late_)
      f();
    late_.clear();
  }
};

void scoped(const std::vector<int> &ids) {
  for (int id : ids) {
    int twice = id * 2;
    scoped_thread a([&] { work(id + twice); }); // quiet: joins in its destructor, before 'twice' dies
    if (ready())
      continue;
    scoped_thread b([&twice](int k) { work(k + twice); }, 3); // quiet: the same
  }
}
void joined_vector(const std::vector<int> &ids) {
  for (int id : ids) {
    int twice = id * 2;
    std::vector<std::thread> ts;
    join_threads joiner(ts);
    ts.emplace_back([&] { work(id); });    // quiet: the joiner dies before 'ts', 'twice', 'id'
    ts.emplace_back([&] { work(twice); }); // quiet: the same
    if (ready())
      continue;
    work(3);
  }
}
void groups(const std::vector<int> &ids) {
  for (int id : ids) {
    int twice = id * 2;
    ThreadGroup g;
    g.spawn([&] { work(id); });    // quiet: the group joins in its destructor
    g.spawn([&] { work(twice); }); // quiet: the same
    if (ready())
      return;
  }
}
void outer_group(const std::vector<int> &ids) {
  ThreadGroup g;
  for (int id : ids) {
    int twice = id * 2;
    g.spawn([&] { work(twice); }); // quiet: joinAll in the iteration
    g.joinAll();
  }
}
void optional_thread(const std::vector<int> &ids) {
  for (int id : ids) {
    std::optional<std::jthread> t;
    if (id > 3)
      t.emplace([&] { work(id); }); // quiet: dies in the iteration
    work(id);
  }
}
void unique_thread(const std::vector<int> &ids) {
  for (int id : ids) {
    auto t = std::make_unique<std::jthread>([&] { work(id); }); // quiet: dies in the iteration
    auto u = std::make_unique<std::thread>([&] { work(id); });  // quiet: joined
    work(id);
    u->join();
  }
}
void jthread_array(const std::vector<int> &ids) {
  for (int id : ids) {
    std::jthread ts[] = {std::jthread([&] { work(id); }), std::jthread([] { work(1); })}; // quiet: die in the iteration
    work(id);
  }
}
void join_lambda(const std::vector<int> &ids) {
  for (int id : ids) {
    std::vector<std::thread> ts;
    auto join_all = [&ts] { for (auto &t : ts) t.join(); }; // quiet: local
    for (int k = 0; k < 3; ++k)
      ts.emplace_back([&id, k] { work(id + k); }); // quiet: joined by the local lambda
    join_all();
  }
}
static void join_all_of(std::vector<std::thread> &ts) {
  for (auto &t : ts)
    t.join();
  ts.clear();
}
void join_helper(const std::vector<int> &ids) {
  std::vector<std::thread> ts;
  for (int id : ids) {
    ts.emplace_back([&id] { work(id); }); // quiet: joined by the helper in the iteration
    join_all_of(ts);
  }
}
template <class It> void join_range(It b, It e) {
  for (; b != e; ++b)
    b->join();
}
void join_range_helper(const std::vector<int> &ids) {
  for (int id : ids) {
    std::thread ts[2];
    ts[0] = std::thread([&id] { work(id); }); // quiet: joined
    ts[1] = std::thread([&id] { work(-id); }); // quiet: joined
    join_range(std::begin(ts), std::end(ts));
  }
}
// signals
template <class... A> class Signal {
  std::map<int, std::function<void(A...)>> slots_;
  int next_ = 0;

public:
  class [[nodiscard]] ScopedConnection {
    Signal *s_;
    int id_;

  public:
    ScopedConnection(Signal *s, int id) : s_(s), id_(id) {}
    ScopedConnection(ScopedConnection &&o) noexcept : s_(std::exchange(o.s_, nullptr)), id_(o.id_) {}
    ~ScopedConnection() {
      if (s_)
        s_->disconnect(id_);
    }
  };
  int connect(std::function<void(A...)> f) {
    slots_.emplace(++next_, std::move(f));
    return next_;
  }
  ScopedConnection connectScoped(std::function<void(A...)> f) { return {this, connect(std::move(f))}; }
  void disconnect(int id) { slots_.erase(id); }
  void disconnectAll() { slots_.clear(); }
  void operator()(A... a) {
    for (auto &[k, f] : slots_)
      f(a...);
  }
};
void scoped_connections(Signal<int> &sig, const std::vector<int> &ids) {
  for (int id : ids) {
    int seen = 0;
    auto c = sig.connectScoped([&](int v) { seen += v + id; }); // quiet: the connection of the iteration removes it
    sig(3);
    work(seen);
  }
}
void manual_connections(Signal<int> &sig, const std::vector<int> &ids) {
  for (int id : ids) {
    int seen = 0;
    int h = sig.connect([&](int v) { seen += v + id; }); // quiet: disconnected on every path
    work(3);
    sig.disconnect(h);
    work(seen);
  }
}
void all_connections(Signal<> &sig, const std::vector<int> &ids) {
  for (int id : ids) {
    sig.connect([&] { work(id); }); // quiet: cleared
    sig.disconnectAll();
  }
}
void wrapped_connection(Signal<int> &sig, const std::vector<int> &ids) {
  for (int id : ids) {
    Signal<int>::ScopedConnection c(&sig, sig.connect([&](int v) { work(v + id); })); // quiet: removed in the iteration
    sig(id);
  }
}
void scope_of_iteration(const std::vector<int> &ids) {
  for (int id : ids) {
    TaskScope sc;
    sc.onExit([&] { work(id); }); // quiet: the scope dies in the iteration
    sc.runAll();
  }
}
void outer_scope_run(const std::vector<int> &ids) {
  TaskScope sc;
  for (int id : ids) {
    sc.onExit([&] { work(id); }); // quiet: run and cleared in the iteration
    sc.runAll();
  }
}
