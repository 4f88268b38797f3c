// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// Own sinks through constructors, member-initialisers, forwarding packs, wrappers around wrappers, returned handles.
#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

void use(int);
int fresh();

// constructor with member-initialiser
class Command {
  std::function<void()> run_;

public:
  explicit Command(std::function<void()> f) : run_(std::move(f)) {}
  void operator()() const { run_(); }
};

class History {
  std::vector<Command> done_;

public:
  void push(Command c) { done_.push_back(std::move(c)); }
  template <class... A> void emplace(A &&...a) { done_.emplace_back(std::forward<A>(a)...); }
  void replay() {
    for (auto &c : done_)
      c();
  }
};

void edit(History &h, int n) {
  for (int i = 0; i < n; ++i) {
    h.push(Command([&i] { use(i); })); // want bug: Command keeps it, History keeps the Command
    h.emplace([&] { use(i); });        // want bug: forwarded as a pack
    h.push(Command([i] { use(i); }));  // quiet: copied
  }
}

void commands(std::vector<Command> &out) {
  for (int round = 0; round < 3; ++round) {
    int v = fresh();
    out.push_back(Command{[&v] { use(v); }}); // want bug: constructor stores it, vector keeps the object
    out.emplace_back([&] { use(v); });        // want bug: constructed in place
    Command now([&] { use(v); });             // quiet: 'now' dies in the iteration, before 'v'
    now();
  }
}

// three deep
class Core {
  std::vector<std::function<void()>> q_;

public:
  void enqueue_impl(std::function<void()> &&f) { q_.push_back(std::move(f)); }
};
class Service {
  Core core_;

public:
  template <class F> void add(F &&f) { core_.enqueue_impl(std::forward<F>(f)); }
};
class Facade {
  std::unique_ptr<Service> impl_ = std::make_unique<Service>();

public:
  template <class F> void later(F &&f) { impl_->add(std::forward<F>(f)); }
};

void three_deep(Facade &facade, const std::vector<int> &ids) {
  for (auto id : ids) {
    facade.later([&id] { use(id); }); // want bug: kept three calls further down
    facade.later([id] { use(id); });  // quiet: copied
  }
  for (auto &id : ids)
    facade.later([&id] { use(id); }); // quiet: reference to the element
}

// the sink wraps the callable into another lambda
class Logged {
  std::vector<std::function<void()>> q_;

public:
  template <class F> void add(const char *what, F f) {
    q_.push_back([what, f = std::move(f)]() mutable {
      (void)what;
      f();
    });
  }
};

void wrapped(Logged &q, int n) {
  for (int k = 0; k < n; ++k) {
    int sq = k * k;
    q.add("square", [&] { use(sq); });   // want bug: kept inside the wrapper lambda
    q.add("square", [sq] { use(sq); });  // quiet: copied
  }
}

// F given to a thread that is a member
class Worker {
  std::thread t_;

public:
  template <class F> explicit Worker(F f) : t_(std::move(f)) {}
  template <class F> void restart(F &&f) {
    t_.join();
    t_ = std::thread(std::forward<F>(f));
  }
  Worker(Worker &&) = default;
  ~Worker() {
    if (t_.joinable())
      t_.join();
  }
};

void workers(std::vector<Worker> &pool, Worker &shared, int n) {
  for (int i = 0; i < n; ++i) {
    pool.emplace_back([&i] { use(i); });   // want bug: runs in a thread kept outside
    pool.push_back(Worker([&] { use(i); })); // want bug: the same with a temporary
    shared.restart([&] { use(i); });       // want bug: thread member of an object that outlives 'i'
    pool.emplace_back([i] { use(i); });    // quiet: copied
  }
}

// a returned handle keeps it
class Subscription {
  std::function<void()> cancel_;

public:
  explicit Subscription(std::function<void()> c) : cancel_(std::move(c)) {}
  void cancel() { cancel_(); }
};
template <class F> Subscription subscribe(F &&f) { return Subscription(std::forward<F>(f)); }

void subscriptions(std::vector<Subscription> &subs, std::vector<int> xs) {
  for (int x : xs) {
    subs.push_back(subscribe([&x] { use(x); })); // want bug: the returned handle is kept outside
    auto s = subscribe([&x] { use(x); });        // quiet: the handle dies in the iteration
    s.cancel();
  }
}
