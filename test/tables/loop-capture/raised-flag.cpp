// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// A flag that is raised on every way from the action, and never cleared, is raised where it is asked.
#include <functional>
#include <mutex>
#include <string>
#include <vector>

struct Pool {
  std::vector<std::function<void()>> tasks;
  void fire(std::function<void()> task) { tasks.push_back(std::move(task)); }
  void wait();
};
void use(std::size_t);
template <class T> void print(const T &);
std::string make(int);
bool ready();
std::mutex mutex;

// ---- where it is raised ----

void behindScope(Pool &pool, int n) {
  for (int i = 0; i < n; ++i) {
    std::string s = make(i);
    bool sent = false;
    if (i > 2) {
      {
        std::lock_guard<std::mutex> lock(mutex);
        pool.fire([&] { use(s.size()); }); // quiet: raised behind the lock
      }
      sent = true;
    }
    if (sent)
      pool.wait();
  }
}

void behindCondition(Pool &pool, int n) {
  for (int i = 0; i < n; ++i) {
    std::string s = make(i);
    bool sent = false;
    if (i > 2) {
      if (n > 7)
        pool.fire([&] { use(s.size()); }); // quiet: raised whether or not it was fired
      sent = true;
    }
    if (sent)
      pool.wait();
  }
}

void behindOthers(Pool &pool, int n) {
  for (int i = 0; i < n; ++i) {
    std::string s = make(i);
    bool sent = false;
    if (i > 2) {
      pool.fire([&] { use(s.size()); }); // quiet: what is between does not leave
      if (n > 7)
        use(3);
      while (ready())
        use(4);
      use(1), use(2), use(3), use(4);
      use(1);
      use(2);
      use(3);
      use(4);
      use(5);
      use(6);
      use(7);
      use(8);
      sent = true;
    }
    if (sent)
      pool.wait();
  }
}

void onBothWays(Pool &pool, int n) {
  for (int i = 0; i < n; ++i) {
    int sent = 0;
    pool.fire([&] { use(i); }); // quiet: raised on one way and on the other
    if (n > 7)
      sent = 1;
    else
      sent = 2;
    if (sent)
      pool.wait();
  }
}

void onOneWay(Pool &pool, int n) {
  for (int i = 0; i < n; ++i) {
    int sent = 0;
    pool.fire([&] { use(i); }); // want bug: raised on one of two ways
    if (n > 7)
      sent = 1;
    if (sent)
      pool.wait();
  }
}

void before(Pool &pool, int n) {
  for (int i = 0; i < n; ++i) {
    bool sent = false;
    if (i > 2) {
      sent = true;
      if (n > 7)
        pool.fire([&] { use(i); }); // quiet: raised before
    }
    if (sent)
      pool.wait();
  }
}

void beforeOnOneWay(Pool &pool, int n) {
  for (int i = 0; i < n; ++i) {
    bool sent = false;
    if (i > 2)
      sent = true;
    pool.fire([&] { use(i); }); // want bug: raised before on one of two ways
    if (sent)
      pool.wait();
  }
}

void inAnEarlierIteration(Pool &pool, int n) {
  bool sent = false;
  for (int i = 0; i < n; ++i) {
    pool.fire([&] { use(i); }); // want bug: the first time it is not raised yet
    if (sent)
      pool.wait();
    else
      use(1);
    sent = true;
  }
}

void beforeTheLoop(Pool &pool, int n) {
  bool sent = false;
  sent = true;
  for (int i = 0; i < n; ++i) {
    pool.fire([&] { use(i); }); // quiet: raised before the loop
    if (sent)
      pool.wait();
  }
}

void inInnerLoop(Pool &pool, int n) {
  for (int i = 0; i < n; ++i) {
    std::string s = make(i);
    bool sent = false;
    for (int j = 0; j < 3; ++j)
      if (ready()) {
        pool.fire([&s, j] { use(s.size() + j); }); // quiet: raised before the next one
        sent = true;
      }
    if (sent)
      pool.wait();
  }
}

void declaredInInnerLoop(Pool &pool, int n) {
  for (int i = 0; i < n; ++i) {
    std::string s = make(i);
    for (int j = 0; j < 3; ++j) {
      bool sent = false;
      if (ready()) {
        if (sent) {
          pool.wait();
          break;
        }
      }
      pool.fire([&s, j] { use(s.size() + j); }); // want bug: the next time it is lowered again
      sent = true;
    }
  }
}

// ---- ways that leave it out ----

void byStatementExpression(Pool &pool, int n) {
  for (int i = 0; i < n; ++i) {
    bool sent = false;
    do {
      pool.fire([&] { use(i); }); // want bug: an expression may leave, too
      ({
        if (n > 5)
          break;
        0;
      });
      sent = true;
    } while (0);
    if (sent)
      pool.wait();
  }
}

void byThrow(Pool &pool, int n) {
  for (int i = 0; i < n; ++i) {
    bool sent = false;
    try {
      pool.fire([&] { use(i); }); // want bug: a throw may leave it out
      if (n > 5)
        throw 1;
      sent = true;
    } catch (...) {
    }
    if (sent)
      pool.wait();
  }
}

void byThrowInExpression(Pool &pool, int n) {
  for (int i = 0; i < n; ++i) {
    bool sent = false;
    try {
      pool.fire([&] { use(i); }); // want bug: a throw may leave it out
      n > 5 ? throw 1 : 0;
      sent = true;
    } catch (...) {
    }
    if (sent)
      pool.wait();
  }
}

void inTry(Pool &pool, int n) {
  for (int i = 0; i < n; ++i) {
    bool sent = false;
    try {
      sent = true;
      pool.fire([&] { use(i); }); // quiet: raised before anything can throw
    } catch (...) {
    }
    if (sent)
      pool.wait();
  }
}

void inHandler(Pool &pool, int n) {
  for (int i = 0; i < n; ++i) {
    bool sent = false;
    try {
      use(1);
      sent = true;
      use(2);
    } catch (...) {
      pool.fire([&] { use(i); }); // want bug: who knows where the exception came from
    }
    if (sent)
      pool.wait();
  }
}

// ---- how it is raised and asked ----

void counted(Pool &pool, int n) {
  for (int i = 0; i < n; ++i) {
    int sent = 0;
    if (i > 2) {
      pool.fire([&] { use(i); }); // quiet: raised by one
      sent += 1;
    }
    if (sent)
      pool.wait();
  }
}

void joined(Pool &pool, int n) {
  for (int i = 0; i < n; ++i) {
    bool sent = false;
    if (i > 2) {
      pool.fire([&] { use(i); }); // quiet: raised by an or
      sent |= true;
    }
    if (sent)
      pool.wait();
  }
}

void addedToNought(Pool &pool, int n) {
  for (int i = 0; i < n; ++i) {
    unsigned char sent = 0;
    pool.fire([&] { use(i); }); // want bug: what is added makes it nought again
    sent += 256;
    if (sent)
      pool.wait();
  }
}

void negative(Pool &pool, int n) {
  for (int i = 0; i < n; ++i) {
    signed char sent = 0;
    pool.fire([&] { use(i); }); // want bug: it is below nought
    sent = -1;
    if (sent > 0)
      pool.wait();
  }
}

void lowered(Pool &pool, int n) {
  for (int i = 0; i < n; ++i) {
    int sent = 0;
    pool.fire([&] { use(i); }); // want bug: it may be nought again
    ++sent;
    if (ready())
      sent -= 1;
    if (sent)
      pool.wait();
  }
}

void byComparison(Pool &pool, int n) {
  for (int i = 0; i < n; ++i) {
    std::size_t sent = 0;
    if (i > 2) {
      pool.fire([&] { use(i); }); // quiet: one or more
      ++sent;
    }
    if (sent >= 1)
      pool.wait();
  }
}

void byComparisonTurnedRound(Pool &pool, int n) {
  for (int i = 0; i < n; ++i) {
    int sent = 0;
    if (i > 2) {
      pool.fire([&] { use(i); }); // quiet: more than nought
      sent = 1;
    }
    if (0 < sent)
      pool.wait();
  }
}

void byComparisonWithTrue(Pool &pool, int n) {
  for (int i = 0; i < n; ++i) {
    bool sent = false;
    if (i > 2) {
      pool.fire([&] { use(i); }); // quiet: a bool that is raised is true
      sent = true;
    }
    if (sent == true)
      pool.wait();
  }
}

void byComparisonWithOne(Pool &pool, int n) {
  for (int i = 0; i < n; ++i) {
    int sent = 0;
    if (i > 2) {
      pool.fire([&] { use(i); }); // want bug: it may be more than one
      sent = 2;
    }
    if (sent == 1)
      pool.wait();
  }
}

void byComparisonWithMore(Pool &pool, int n) {
  for (int i = 0; i < n; ++i) {
    int sent = 0;
    if (i > 2) {
      pool.fire([&] { use(i); }); // want bug: it may be no more than one
      ++sent;
    }
    if (sent > 1)
      pool.wait();
  }
}

void leftIfDown(Pool &pool, int n) {
  for (int i = 0; i < n; ++i) {
    std::size_t sent = 0;
    if (i > 2) {
      pool.fire([&] { use(i); }); // quiet: only who sent nothing leaves
      ++sent;
    }
    if (sent == 0)
      continue;
    pool.wait();
  }
}

void leftIfUp(Pool &pool, int n) {
  for (int i = 0; i < n; ++i) {
    std::size_t sent = 0;
    if (i > 2) {
      pool.fire([&] { use(i); }); // want bug: who sent something leaves
      ++sent;
    }
    if (sent != 0)
      continue;
    pool.wait();
  }
}

// ---- who reads it ----

void printed(Pool &pool, int n) {
  for (int i = 0; i < n; ++i) {
    bool sent = false;
    if (i > 2) {
      pool.fire([&] { use(i + sent); }); // quiet: the action and others only read it
      sent = true;
    }
    print(sent);
    if (sent)
      pool.wait();
  }
}
