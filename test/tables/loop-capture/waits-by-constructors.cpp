// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// A constructor waits for what it is given, however it comes to it.
#include <cstdlib>
#include <functional>
#include <thread>
#include <vector>

using Threads = std::vector<std::thread>;
void use(int);
bool match(int);
void start();

struct InBraces {
  Threads &ts;
  explicit InBraces(Threads &given) : ts{given} {
    for (std::thread &t : ts)
      t.join();
    ts.clear();
  }
};

struct ByMethod {
  Threads &ts;
  explicit ByMethod(Threads &given) : ts(given) { joinAll(); }
  void joinAll() {
    for (std::thread &t : ts)
      t.join();
    ts.clear();
  }
};

struct ByPointer {
  Threads *ts;
  explicit ByPointer(Threads &given) : ts(&given) {
    for (std::thread &t : *ts)
      t.join();
    ts->clear();
  }
};

struct InBody {
  explicit InBody(Threads &given) { InBraces joiner(given); }
};

struct Inherited : InBraces {
  using InBraces::InBraces;
};

struct ByMember {
  Threads &ts;
  InBraces joiner{ts};
  explicit ByMember(Threads &given) : ts(given) {}
};

struct Copy {
  Threads ts;
  explicit Copy(Threads given) : ts(std::move(given)) { ts.clear(); }
};

void inBraces(Threads &ts, int n) {
  for (int i = 0; i < n; ++i) {
    ts.emplace_back([&] { use(i); }); // quiet: joined by the constructor, through a member
    InBraces{ts};
  }
}

void byMethod(Threads &ts, int n) {
  for (int i = 0; i < n; ++i) {
    ts.emplace_back([&] { use(i); }); // quiet: its constructor calls a method that joins
    ByMethod{ts};
  }
}

void byPointer(Threads &ts, int n) {
  for (int i = 0; i < n; ++i) {
    ts.emplace_back([&] { use(i); }); // quiet: joined through a pointer to it
    ByPointer{ts};
  }
}

void inBody(Threads &ts, int n) {
  for (int i = 0; i < n; ++i) {
    ts.emplace_back([&] { use(i); }); // quiet: the constructor makes an object that joins
    InBody{ts};
  }
}

void inherited(Threads &ts, int n) {
  for (int i = 0; i < n; ++i) {
    ts.emplace_back([&] { use(i); }); // quiet: the constructor is inherited
    Inherited joiner{ts};
  }
}

void byMember(Threads &ts, int n) {
  for (int i = 0; i < n; ++i) {
    ts.emplace_back([&] { use(i); }); // quiet: the initialiser of a member joins
    ByMember{ts};
  }
}

void inLambda(Threads &ts, int n) {
  auto join = [&] { InBraces joiner(ts); };
  for (int i = 0; i < n; ++i) {
    ts.emplace_back([&] { use(i); }); // quiet: the lambda makes an object that joins
    join();
  }
}

void onlyForSome(Threads &ts, int n) {
  for (int i = 0; i < n; ++i) {
    ts.emplace_back([&] { use(i); }); // want bug: nobody joins the others
    if (i % 2)
      InBraces{ts};
  }
}

void ofAnother(Threads &ts, Threads &others, int n) {
  for (int i = 0; i < n; ++i) {
    ts.emplace_back([&] { use(i); }); // want bug: it joins others
    InBraces{others};
  }
}

struct Latch {
  void wait();
};

struct Waiter {
  explicit Waiter(Latch &latch) { latch.wait(); }
};

// The action is set, then its end is waited for.
struct Runner {
  std::function<void()> action;
  Latch latch;

  void run(std::function<void()> given) {
    Waiter before(latch);
    action = given;
    start();
    Waiter behind(latch);
  }
  void runWithoutWait(std::function<void()> given) {
    Waiter before(latch);
    action = given;
    start();
  }
};

void waitsTwice(Runner &runner, int n) {
  for (int i = 0; i < n; ++i)
    runner.run([&] { use(i); }); // quiet: it waits behind as well as before
}

void waitsBefore(Runner &runner, int n) {
  for (int i = 0; i < n; ++i)
    runner.runWithoutWait([&] { use(i); }); // want bug: it waits before only
  runner.action();
}

void ends(Threads &ts, int n) {
  for (int i = 0; i < n; ++i)
    if (match(i)) {
      ts.emplace_back([&] { use(i); }); // quiet: the program ends before the variable does
      std::exit(1);
    }
}
