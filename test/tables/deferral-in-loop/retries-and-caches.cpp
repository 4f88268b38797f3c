// std: c++17
// RUN: %table defercliff-deferral-in-loop %s %t
// Retries, rollbacks, caches and drains through others.
#include <cstdio>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>
using Fn = std::function<void()>;
struct Res {
  int id = 0;
};
Res *acquire(int);
void release(Res *);
void use(Res *);
bool usable(Res *);
void drainInto(std::vector<Fn> &);
struct Ender {
  std::vector<Fn> &list;
  ~Ender() {
    for (auto &f : list)
      f();
    list.clear();
  }
};
class Arena {
  std::vector<Fn> dtors_;

public:
  template <class T> T *make() {
    T *t = new T();
    dtors_.push_back([t] { delete t; }); // quiet: no loop here
    return t;
  }
  void fill(int n) {
    for (int i = 0; i < n; ++i)
      make<Res>();
  }
  ~Arena() {
    for (auto &d : dtors_)
      d();
  }
};

void givenAway(int n) {
  std::vector<Fn> end;
  for (int i = 0; i < n; ++i) {
    Res *r = acquire(i);
    end.push_back([r] { release(r); }); // quiet: the function may drain
    drainInto(end);
  }
}
void endedInside(int n) {
  std::vector<Fn> end;
  for (int i = 0; i < n; ++i) {
    Ender e{end};
    Res *r = acquire(i);
    end.push_back([r] { release(r); }); // quiet: 'e' drains at the end of the iteration
    use(r);
  }
}
void endedOutside(int n) {
  std::vector<Fn> end;
  Ender e{end};
  for (int i = 0; i < n; ++i) {
    Res *r = acquire(i);
    end.push_back([r] { release(r); }); // want bug: 'e' drains at the end of the function
    use(r);
  }
}
void assigned(int n) {
  std::vector<Fn> end;
  for (int i = 0; i < n; ++i) {
    Res *r = acquire(i);
    end = {[r] { release(r); }}; // quiet: replaces what was there
    use(r);
  }
}
void swapped(std::vector<Fn> &other, int n) {
  std::vector<Fn> end;
  for (int i = 0; i < n; ++i) {
    Res *r = acquire(i);
    end.push_back([r] { release(r); }); // quiet: swapped away in the loop
    if (i % 3 == 0)
      end.swap(other);
  }
}
void retried(std::vector<Fn> &end) {
  for (int attempt = 0; attempt < 5; ++attempt) {
    Res *r = acquire(attempt);
    if (!usable(r)) {
      release(r);
      continue;
    }
    end.push_back([r] { release(r); }); // quiet: leaves the loop
    return;
  }
}
void result(std::vector<Fn> &end, std::vector<Res *> &all, int n) {
  for (int i = 0; i < n; ++i) {
    auto *r = new Res{i};
    end.push_back([r] { delete r; }); // quiet: 'all' has it as well
    all.emplace_back(r);
  }
}
void lastOne(std::vector<Fn> &end, int n) {
  Res *last = nullptr;
  for (int i = 0; i < n; ++i) {
    Res *r = acquire(i);
    end.push_back([r] { release(r); }); // quiet: 'last' keeps it for after the loop
    last = r;
  }
  use(last);
}
void copyReleased(std::vector<Fn> &end, int n) {
  for (int i = 0; i < n; ++i) {
    Res *r = acquire(i);
    use(r);
    end.push_back([=] { release(r); }); // want bug: '=' captures 'r'
  }
}
void uniqueOwner(std::vector<Fn> &end, int n) {
  for (int i = 0; i < n; ++i) {
    auto r = std::make_shared<Res>();
    end.push_back([r]() mutable { r.reset(); }); // quiet: a reset of the copy is no release function
  }
}
void countOnly(std::vector<Fn> &end, int n) {
  int freed = 0;
  for (int i = 0; i < n; ++i) {
    int size = i * 3;
    end.push_back([size, &freed] { freed += size; }); // quiet: nothing is released
  }
}
void emplacedOptional(int n) {
  std::optional<std::vector<Fn>> end;
  for (int i = 0; i < n; ++i) {
    end.emplace();
    Res *r = acquire(i);
    end->push_back([r] { release(r); }); // quiet: the holder is made anew
  }
}
void erased(std::vector<Fn> &end, int n) {
  for (int i = 0; i < n; ++i) {
    Res *r = acquire(i);
    end.push_back([r] { release(r); }); // quiet: erased when it was not needed
    if (usable(r))
      end.erase(end.end() - 1);
  }
}
