// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// A wait under the condition under which the action was handed over is met on every path that matters.
#include <functional>
#include <string>
#include <vector>

struct Pool {
  std::vector<std::function<void()>> tasks;
  void fire(std::function<void()> task) { tasks.push_back(std::move(task)); }
  void wait();
};
void use(std::size_t);
std::string make(int);
bool ready();

void parameter(Pool &pool, bool parallel, int n) {
  for (int i = 0; i < n; ++i) {
    std::string s = make(i);
    if (parallel)
      pool.fire([&] { use(s.size()); }); // quiet: waited for if it was fired
    else
      use(s.size());
    if (parallel)
      pool.wait();
  }
}

void comparison(Pool *pool, int n) {
  for (int i = 0; i < n; ++i) {
    std::string s = make(i);
    if (pool != nullptr && i > 2)
      pool->fire([&] { use(s.size()); }); // quiet: both conditions are asked again
    if (i > 2)
      if (pool != nullptr)
        pool->wait();
  }
}

void negated(Pool &pool, int n) {
  for (int i = 0; i < n; ++i) {
    std::string s = make(i);
    const bool alone = i > 2;
    if (alone)
      use(1);
    else
      pool.fire([&] { use(s.size()); }); // quiet: waited for if not alone
    if (!alone)
      pool.wait();
  }
}

void flag(Pool &pool, int n) {
  for (int i = 0; i < n; ++i) {
    std::string s = make(i);
    bool sent = false;
    if (i > 2) {
      pool.fire([&] { use(s.size()); }); // quiet: the flag says so
      sent = true;
    }
    if (sent)
      pool.wait();
  }
}

void counter(Pool &pool, int n) {
  for (int i = 0; i < n; ++i) {
    std::string s = make(i);
    int sent = 0;
    if (i > 2) {
      ++sent;
      pool.fire([&] { use(s.size()); }); // quiet: the counter says so
    }
    if (sent > 0)
      pool.wait();
  }
}

// ---- conditions that may differ ----

void other(Pool &pool, bool parallel, bool patient, int n) {
  for (int i = 0; i < n; ++i) {
    std::string s = make(i);
    if (parallel)
      pool.fire([&] { use(s.size()); }); // want bug: another condition
    if (patient)
      pool.wait();
  }
}

void opposite(Pool &pool, bool parallel, int n) {
  for (int i = 0; i < n; ++i) {
    std::string s = make(i);
    if (parallel)
      pool.fire([&] { use(s.size()); }); // want bug: waited for if it was not fired
    if (!parallel)
      pool.wait();
  }
}

void changed(Pool &pool, bool parallel, int n) {
  for (int i = 0; i < n; ++i) {
    std::string s = make(i);
    if (parallel)
      pool.fire([&] { use(s.size()); }); // want bug: the condition changes in between
    parallel = ready();
    if (parallel)
      pool.wait();
  }
}

void askedAnew(Pool &pool, int n) {
  for (int i = 0; i < n; ++i) {
    std::string s = make(i);
    if (ready())
      pool.fire([&] { use(s.size()); }); // want bug: the call may answer otherwise
    if (ready())
      pool.wait();
  }
}

void cleared(Pool &pool, int n) {
  for (int i = 0; i < n; ++i) {
    std::string s = make(i);
    bool sent = false;
    if (i > 2) {
      pool.fire([&] { use(s.size()); }); // want bug: the flag may be cleared
      sent = true;
    }
    if (ready())
      sent = false;
    if (sent)
      pool.wait();
  }
}

void left(Pool &pool, int n) {
  for (int i = 0; i < n; ++i) {
    std::string s = make(i);
    bool sent = false;
    if (i > 2) {
      pool.fire([&] { use(s.size()); }); // want bug: the iteration may end before the wait
      sent = true;
    }
    if (ready())
      continue;
    if (sent)
      pool.wait();
  }
}

// What stands in the head of an if is done on both ways.

struct Counting : Pool {
  bool add(std::function<void()> task) {
    fire(std::move(task));
    return true;
  }
};

void inHead(Counting &pool, int n) {
  for (int i = 0; i < n; ++i) {
    if (bool added = pool.add([&] { use(i); })) // want bug: waited for only if it was not added
      use(1);
    else
      pool.wait();
    if (pool.add([&] { use(i); }); n > 2) // want bug: waited for on one of two ways
      use(1);
    else
      pool.wait();
  }
}

// What is changed under another name, is set too late, or may be left out, says nothing.

void throughReference(Pool &pool, int n) {
  for (int i = 0; i < n; ++i) {
    bool sent = false;
    bool &r = sent;
    pool.fire([&] { use(i); }); // want bug: cleared through a reference
    sent = true;
    r = ready();
    if (sent)
      pool.wait();
  }
}

void byLambda(Pool &pool, int n) {
  for (int i = 0; i < n; ++i) {
    bool sent = false;
    auto clear = [&sent] { sent = false; };
    pool.fire([&] { use(i); }); // want bug: cleared by a lambda
    sent = true;
    clear();
    if (sent)
      pool.wait();
  }
}

void tooLate(Pool &pool, int n) {
  bool sent = false;
  for (int i = 0; i < n; ++i) {
    pool.fire([&] { use(i); }); // want bug: the first time the flag is not set yet
    if (sent)
      pool.wait();
    sent = true;
  }
}

void leftOut(Pool &pool, int n) {
  for (int i = 0; i < n; ++i) {
    bool sent = false;
    pool.fire([&] { use(i); }); // want bug: a jump may leave out the flag
    if (ready())
      goto ask;
    sent = true;
  ask:
    if (sent)
      pool.wait();
  }
}

void fromBelow(Pool &pool, int n) {
  for (int i = 0; i < n; ++i) {
    int sent = -1;
    ++sent;
    pool.fire([&] { use(i); }); // want bug: it may only have come to nought
    if (sent > 0)
      pool.wait();
  }
}
