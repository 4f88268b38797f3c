// std: c++17
// RUN: %table defercliff-deferral-in-loop %s %t
// holder drained, cleared or declared in the iteration: silent; member, global or parameter: it outlives the loop
#include <cstdio>
#include <functional>
#include <utility>
#include <vector>

void say(int);
bool match(int);

class DeferList {
  std::vector<std::function<void()>> a_;

public:
  void add(std::function<void()> f) { a_.push_back(std::move(f)); }
  void run() {
    for (auto &f : a_)
      f();
    a_.clear();
  }
  ~DeferList() { run(); }
};

DeferList atEnd;
static std::vector<std::function<void()>> closers;

void global(int n) {
  for (int i = 0; i < n; ++i)
    atEnd.add([i] { say(i); }); // want bug: a global defer list
}

void globalContainer(const std::vector<const char *> &paths) {
  for (const char *p : paths) {
    std::FILE *f = std::fopen(p, "r");
    closers.push_back([f] { std::fclose(f); }); // want bug: a global container and a release
  }
}

void parameter(DeferList &defers, int n) {
  while (n--)
    defers.add([n] { say(n); }); // want bug: a parameter
}

void pointerParameter(std::vector<std::function<void()>> *out, const std::vector<const char *> &paths) {
  for (const char *p : paths) {
    std::FILE *f = std::fopen(p, "r");
    out->emplace_back([f] { std::fclose(f); }); // want bug: through a pointer parameter
  }
}

class Loader {
  DeferList cleanup_;
  std::vector<std::function<void()>> closers_;
  int used_ = 0;

public:
  void load(const std::vector<const char *> &paths) {
    for (const char *p : paths) {
      std::FILE *f = std::fopen(p, "r");
      closers_.push_back([f] { std::fclose(f); }); // want bug: a member
      this->cleanup_.add([p] { std::puts(p); }); // want bug: a member defer list
    }
  }
  void tick(int i) {
    cleanup_.add([i] { say(i); }); // quiet: no loop in this body
    used_ += i;
  }
};

void localStatic(int n) {
  while (n--) {
    static DeferList forever;
    forever.add([n] { say(n); }); // want bug: a static outlives the iteration
  }
}

void drained(const std::vector<const char *> &paths) {
  std::vector<std::function<void()>> cleanups;
  for (const char *p : paths) {
    std::FILE *f = std::fopen(p, "r");
    cleanups.push_back([f] { std::fclose(f); }); // quiet: drained below, in the iteration
    std::fgetc(f);
    for (auto &c : cleanups)
      c();
    cleanups.clear();
  }
}

void popped(const std::vector<const char *> &paths) {
  std::vector<std::function<void()>> cleanups;
  for (const char *p : paths) {
    std::FILE *f = std::fopen(p, "r");
    cleanups.push_back([f] { std::fclose(f); }); // quiet: popped below
    std::fgetc(f);
    while (!cleanups.empty()) {
      cleanups.back()();
      cleanups.pop_back();
    }
  }
}

void declaredInside(const std::vector<const char *> &paths) {
  for (const char *p : paths) {
    std::vector<std::function<void()>> cleanups;
    std::FILE *f = std::fopen(p, "r");
    cleanups.push_back([f] { std::fclose(f); }); // quiet: declared in the iteration
    for (auto &c : cleanups)
      c();
  }
}

void runInside(int n) {
  DeferList defers;
  for (int i = 0; i < n; ++i) {
    defers.add([i] { say(i); }); // quiet: run in the same iteration
    say(-i);
    defers.run();
  }
}

void drainedAfter(int n) {
  DeferList defers;
  for (int i = 0; i < n; ++i)
    defers.add([i] { say(i); }); // want bug: run only after the loop
  defers.run();
}

void leavesDirectly(const std::vector<int> &v) {
  DeferList defers;
  for (int x : v) {
    if (match(x)) {
      defers.add([x] { say(x); }); // quiet: the insertion is followed by break
      break;
    }
  }
}

int returnsDirectly(const std::vector<int> &v) {
  DeferList defers;
  for (int x : v) {
    if (!match(x))
      continue;
    defers.add([x] { say(x); }); // quiet: the iteration returns
    return x;
  }
  return 0;
}

void doOnce(int n) {
  DeferList defers;
  do {
    defers.add([n] { say(n); }); // quiet: one trip
  } while (0);
}

void innerLoop(int n, int m) {
  for (int i = 0; i < n; ++i) {
    DeferList perRow;
    perRow.add([i] { say(i); }); // quiet: declared in this iteration
    for (int j = 0; j < m; ++j)
      perRow.add([j] { say(j); }); // want bug: declared outside the inner loop
  }
}

void someBreak(const std::vector<int> &v) {
  DeferList defers;
  for (int x : v) {
    defers.add([x] { say(x); }); // want bug: leaves on one path only
    if (match(x))
      break;
  }
}
