// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// A global holder is drained by whatever the functions come to that the iteration calls.

#include <functional>
#include <utility>
#include <vector>

using F = std::function<void()>;
void use(int);

std::vector<F> tasks;
void add(F f) { tasks.push_back(std::move(f)); }
void run() {
  for (auto &f : tasks)
    f();
  tasks.clear();
}
void runDeep() { run(); }
void runDeeper() { runDeep(); }
void resize() {
  while (!tasks.empty()) {
    auto f = std::move(tasks.back());
    tasks.resize(tasks.size() - 1);
    f();
  }
}
void runGiven(std::vector<F> &given) {
  for (auto &f : given)
    f();
  given.clear();
}
void runMine() { runGiven(tasks); }
void look() {
  for (auto &f : tasks)
    f();
}
void opaque();

struct Flush {
  ~Flush() { run(); }
};
void runAtEnd() { Flush flush; }

void functions(int n) {
  for (int i = 0; i < n; ++i) {
    add([&i] { use(i); }); // quiet: emptied
    run();
  }
  for (int i = 0; i < n; ++i) {
    add([&i] { use(i); }); // quiet: by way of others
    runDeeper();
  }
  for (int i = 0; i < n; ++i) {
    tasks.push_back([&i] { use(i); }); // quiet: one by one
    resize();
  }
  for (int i = 0; i < n; ++i) {
    add([&i] { use(i); }); // quiet: given to who empties it
    runMine();
  }
  for (int i = 0; i < n; ++i) {
    add([&i] { use(i); }); // quiet: by a destructor
    runAtEnd();
  }
  for (int i = 0; i < n; ++i) {
    int k = i;
    Flush flush;
    add([&k] { use(k); }); // quiet: by one in the iteration
  }
  for (int i = 0; i < n; ++i) {
    Flush flush;
    int k = i;
    add([&k] { use(k); }); // want bug: k dies first
  }
  for (int i = 0; i < n; ++i) {
    add([&i] { use(i); }); // want bug: they are run and stay
    look();
  }
  for (int i = 0; i < n; ++i) {
    add([&i] { use(i); }); // want bug: nothing says that this empties it
    opaque();
  }
}

struct Registry {
  static Registry &instance() {
    static Registry registry;
    return registry;
  }
  void add(F f) { all.push_back(std::move(f)); }
  void runAll() {
    for (auto &f : all)
      f();
    all.clear();
  }
  std::vector<F> all;
};
void pump() { Registry::instance().runAll(); }
void pumpByName() {
  auto &registry = Registry::instance();
  registry.runAll();
}

void singletons(int n) {
  for (int i = 0; i < n; ++i) {
    Registry::instance().add([&i] { use(i); }); // quiet: run by a helper
    pump();
  }
  for (int i = 0; i < n; ++i) {
    Registry::instance().add([&i] { use(i); }); // quiet: by a name for it
    pumpByName();
  }
  for (int i = 0; i < n; ++i)
    Registry::instance().add([&i] { use(i); }); // want bug: nobody runs them
}

namespace log {
F handler;
void set(F f) { handler = std::move(f); }
void reset() { handler = F(); }
} // namespace log

void handlers(int n) {
  for (int i = 0; i < n; ++i) {
    log::set([&i] { use(i); }); // quiet: taken back
    log::reset();
  }
  for (int i = 0; i < n; ++i)
    log::set([&i] { use(i); }); // want bug: stays
}

// A handle that nobody keeps may wait when the statement ends.
struct Handle {
  explicit Handle(std::vector<F> &jobs) : jobs(jobs) {}
  ~Handle() {
    for (auto &f : jobs)
      f();
    jobs.clear();
  }
  std::vector<F> &jobs;
};
struct Pool {
  Handle start(F f) {
    jobs.push_back(std::move(f));
    return Handle(jobs);
  }
  std::vector<F> jobs;
};

void handles(Pool &pool, int n) {
  for (int i = 0; i < n; ++i)
    pool.start([&i] { use(i); }); // quiet: the handle dies at once
  for (int i = 0; i < n; ++i)
    (void)pool.start([&i] { use(i); }); // quiet: and here
  for (int i = 0; i < n; ++i) {
    const auto &handle = pool.start([&i] { use(i); }); // quiet: with the iteration
    use(handle.jobs.size());
  }
}

// A wait at the head of the next iteration comes before the change.
void nextIteration(int n) {
  std::vector<F> list;
  int last = -1;
  for (int i = 0; i < n; ++i) {
    list.clear();
    last = i;
    list.push_back([&last] { use(last); }); // quiet: dropped before it changes
  }
}
void noWait(int n) {
  std::vector<F> list;
  int last = -1;
  for (int i = 0; i < n; ++i) {
    last = i;
    list.push_back([&last] { use(last); }); // want bug: all see the last one
  }
  for (auto &f : list)
    f();
}

template <class G> void runNow(G g) { g(); }
void inLambdas(int n) {
  std::vector<F> list;
  for (int i = 0; i < n; ++i) {
    list.push_back([&i] { use(i); }); // quiet: emptied by what runs at once
    runNow([&] { list.clear(); });
  }
}

// A pointer to what the body makes, and gives to nobody, lives on.
struct Widget {
  explicit Widget(Widget *parent = nullptr);
  void onClick(F f) { click = std::move(f); }
  F click;
};
struct Owner {
  void adopt(Widget *);
};
void widgets(Widget *root, Owner &owner, int n) {
  for (int i = 0; i < n; ++i) {
    auto *button = new Widget(root);
    button->onClick([&i] { use(i); }); // want bug: the button lives on
  }
  for (int i = 0; i < n; ++i) {
    auto *button = new Widget(root);
    owner.adopt(button);
    button->onClick([&i] { use(i); }); // quiet: the owner may end it
  }
  for (int i = 0; i < n; ++i) {
    auto *button = new Widget(root);
    button->onClick([&i] { use(i); }); // quiet: deleted
    delete button;
  }
}
