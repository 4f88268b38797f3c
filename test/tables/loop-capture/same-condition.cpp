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
void use(std::size_t, bool);
template <class T> void print(const T &);
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

// What only reads a variable, by whatever name, changes nothing.

void ofCapturedCounter(Pool &pool, int n) {
  for (int i = 0; i < n; ++i) {
    if (i % 2)
      pool.fire([&] { use(i); }); // quiet: the action only reads what is asked
    use(0);
    if (i % 2)
      pool.wait();
  }
}

void ofCapturedParameter(Pool &pool, bool parallel, int n) {
  for (int i = 0; i < n; ++i) {
    if (parallel)
      pool.fire([&] { use(i, parallel); }); // quiet: the action only reads what is asked
    if (parallel)
      pool.wait();
  }
}

void changedByAction(Pool &pool, bool parallel, int n) {
  for (int i = 0; i < n; ++i) {
    if (parallel)
      pool.fire([&] { use(i), parallel = false; }); // want bug: the action changes what is asked
    if (parallel)
      pool.wait();
  }
}

void changedInNestedLambda(Pool &pool, bool parallel, int n) {
  for (int i = 0; i < n; ++i) {
    if (parallel)
      pool.fire([&] { use(i), [&r = parallel] { r = false; }(); }); // want bug: a lambda in the action may change it
    if (parallel)
      pool.wait();
  }
}

void ofConstant(Pool &pool, const bool parallel, int n) {
  print(parallel);
  const bool *p = &parallel;
  for (int i = 0; i < n; ++i) {
    if (parallel)
      pool.fire([&] { use(i, *p); }); // quiet: nothing can change a constant
    if (parallel)
      pool.wait();
  }
}

void printed(Pool &pool, bool parallel, int n) {
  for (int i = 0; i < n; ++i) {
    if (parallel)
      pool.fire([&] { use(i); }); // quiet: printed by reference to const
    print(parallel);
    (void)parallel;
    const bool &same = (parallel);
    use(1, same);
    if (parallel)
      pool.wait();
  }
}

void byAddress(Pool &pool, bool parallel, int n) {
  bool *p = &parallel;
  for (int i = 0; i < n; ++i) {
    if (parallel)
      pool.fire([&] { use(i); }); // want bug: changed through a pointer
    *p = ready();
    if (parallel)
      pool.wait();
  }
}

// ---- what conditions are made of ----

enum Mode { Sync, Async };
constexpr int Limit = 3;
static const bool Parallel = ready();
static bool Patient = ready();

void enumerator(Pool &pool, Mode mode, int n) {
  for (int i = 0; i < n; ++i) {
    if (mode == Async)
      pool.fire([&] { use(i); }); // quiet: an enumerator is a constant
    if (mode == Async)
      pool.wait();
  }
}

void otherEnumerator(Pool &pool, Mode mode, int n) {
  for (int i = 0; i < n; ++i) {
    if (mode == Async)
      pool.fire([&] { use(i); }); // want bug: another enumerator
    if (mode == Sync)
      pool.wait();
  }
}

void constants(Pool &pool, int m, char c, int n) {
  for (int i = 0; i < n; ++i) {
    if (m > Limit)
      pool.fire([&] { use(i); }); // quiet: a constant
    if (m > Limit)
      pool.wait();
    if (c == 'a')
      pool.fire([&] { use(i); }); // quiet: a character
    if (c == 'a')
      pool.wait();
    if (Parallel)
      pool.fire([&] { use(i); }); // quiet: a constant that is computed once
    if (Parallel)
      pool.wait();
    if (Patient)
      pool.fire([&] { use(i); }); // want bug: a global variable may change
    if (Patient)
      pool.wait();
  }
}

void constParameter(Pool &pool, const bool &parallel, bool &patient, int n) {
  for (int i = 0; i < n; ++i) {
    if (parallel)
      pool.fire([&] { use(i); }); // quiet: nobody changes what is given as a constant
    if (parallel)
      pool.wait();
    if (patient)
      pool.fire([&] { use(i); }); // want bug: others may change it
    if (patient)
      pool.wait();
  }
}

void volatileConstant(Pool &pool, const volatile bool &parallel, int n) {
  for (int i = 0; i < n; ++i) {
    if (parallel)
      pool.fire([&] { use(i); }); // want bug: others change what is volatile
    if (parallel)
      pool.wait();
  }
}

void constReference(Pool &pool, int n) {
  bool b = ready();
  const bool &parallel = b;
  for (int i = 0; i < n; ++i) {
    if (parallel)
      pool.fire([&] { use(i); }); // want bug: it is changed by its other name
    b = ready();
    if (parallel)
      pool.wait();
  }
}

// ---- conditions of several parts ----

void either(Pool &pool, bool parallel, int n) {
  for (int i = 0; i < n; ++i) {
    if (parallel || n > 100)
      pool.fire([&] { use(i); }); // quiet: the whole condition is asked again
    if (parallel || n > 100)
      pool.wait();
  }
}

void notBoth(Pool &pool, bool a, bool b, int n) {
  for (int i = 0; i < n; ++i) {
    if (a && b)
      use(1);
    else
      pool.fire([&] { use(i); }); // quiet: waited for unless both hold
    if (!(a && b))
      pool.wait();
    if (a && b)
      continue;
    pool.fire([&] { use(i); }); // want bug: under no condition
    if (a && b)
      pool.wait();
  }
}

void onlyOneOfEither(Pool &pool, bool a, bool b, int n) {
  for (int i = 0; i < n; ++i) {
    if (a || b)
      pool.fire([&] { use(i); }); // want bug: b need not hold
    if (b)
      pool.wait();
  }
}

void partOfEither(Pool &pool, bool a, bool b, bool c, int n) {
  for (int i = 0; i < n; ++i) {
    if (a || b)
      pool.fire([&] { use(i); }); // want bug: c need not hold
    if ((a || b) && c)
      pool.wait();
  }
}

void inExpressions(Pool &pool, bool b, bool c, int n) {
  for (int i = 0; i < n; ++i) {
    b ? pool.fire([&] { use(i); }) : void(); // quiet: under the condition of ?:
    if (b)
      pool.wait();
    b && (pool.fire([&] { use(i); }), true); // quiet: under the first part of &&
    if (b)
      pool.wait();
    b || (pool.fire([&] { use(i); }), true); // quiet: under the first part of ||
    if (!b)
      pool.wait();
    (pool.fire([&] { use(i); }), c) && b; // want bug: in front of the condition
    if (b)
      pool.wait();
  }
}

void inOtherPart(Pool &pool, bool b, int n) {
  for (int i = 0; i < n; ++i) {
    b ? void() : pool.fire([&] { use(i); }); // want bug: waited for if the condition holds, but it does not
    if (b)
      pool.wait();
  }
  for (int i = 0; i < n; ++i) {
    b || (pool.fire([&] { use(i); }), true); // want bug: the first part of || does not hold
    if (b)
      pool.wait();
  }
}

// ---- ways round a condition ----

void jumpedInto(Pool &pool, bool parallel, int n) {
  for (int i = 0; i < n; ++i) {
    if (ready())
      goto in;
    if (parallel) {
    in:
      pool.fire([&] { use(i); }); // want bug: a goto leads in
    }
    if (parallel)
      pool.wait();
  }
}

void switchedInto(Pool &pool, bool parallel, int n) {
  for (int i = 0; i < n; ++i) {
    switch (n) {
    case 1:
      if (parallel) {
      case 2:
        pool.fire([&] { use(i); }); // want bug: a case leads in
      }
    }
    if (parallel)
      pool.wait();
  }
}

void switchesInside(Pool &pool, bool parallel, int n) {
  for (int i = 0; i < n; ++i) {
    if (parallel)
      switch (n) {
      case 1:
        pool.fire([&] { use(i); }); // quiet: the switch stands under the condition itself
      }
    if (parallel)
      pool.wait();
  }
}

// ---- the iteration of the variable counts ----

void innerLoop(Pool &pool, bool parallel, int n) {
  for (int i = 0; i < n; ++i) {
    std::string s = make(i);
    if (parallel)
      for (int j = 0; j < 3; ++j)
        pool.fire([&s, j] { use(s.size() + j); }); // quiet: waited for behind the inner loop
    if (parallel)
      pool.wait();
  }
}

void behindInnerLoop(Pool &pool, bool parallel, int n) {
  for (int i = 0; i < n; ++i) {
    std::string s = make(i);
    for (int j = 0; j < 3; ++j)
      if (parallel) {
        pool.fire([&s, j] { use(s.size() + j); }); // want bug: it changes behind the inner loop
        break;
      }
    parallel = ready();
    if (parallel)
      pool.wait();
  }
}

void ofInnerLoop(Pool &pool, int n) {
  for (int i = 0; i < n; ++i) {
    std::string s = make(i);
    for (int j = 0; j < 3; ++j) {
      const bool last = ready();
      if (last) {
        pool.wait();
        break;
      }
      if (!last)
        pool.fire([&s, j] { use(s.size() + j); }); // want bug: the next time the condition is another
    }
  }
}

// ---- a switch tells more than two ways apart ----

void bySwitch(Pool &pool, int m, int n) {
  for (int i = 0; i < n; ++i) {
    if (m)
      pool.fire([&] { use(i); }); // want bug: waited for only if it is one
    switch (m) {
    case 1:
      pool.wait();
      break;
    default:
      break;
    }
  }
}

void flagBySwitch(Pool &pool, int n) {
  for (int i = 0; i < n; ++i) {
    int sent = 0;
    if (n > 7) {
      pool.fire([&] { use(i); }); // want bug: never waited for
      sent = 2;
    }
    switch (sent) {
    case 1:
      pool.wait();
      break;
    default:
      break;
    }
  }
}
