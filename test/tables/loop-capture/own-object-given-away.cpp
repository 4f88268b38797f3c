// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// Who is given the object whose member keeps the action may empty that member.

#include <functional>
#include <vector>

void use(int);
struct Pump;
void pumpElsewhere(Pump *pump);
void pumpElsewhere(Pump &pump);
void look(const Pump &pump);

struct Pump {
  std::vector<std::function<void()>> tasks;

  void operator()() {
    for (auto &task : tasks)
      task();
    tasks.clear();
  }
  static void drain(Pump *pump) { (*pump)(); }
  Pump &operator<<(int) {
    (*this)();
    return *this;
  }
  Pump &operator>>(int) { return *this; }

  void byOperator(int n) {
    for (int i = 0; i < n; ++i) {
      int own = i;
      tasks.push_back([&own] { use(own); }); // quiet: the call operator runs and clears
      (*this)();
    }
  }
  void byPointer(int n) {
    for (int i = 0; i < n; ++i) {
      int own = i;
      tasks.push_back([&own] { use(own); }); // quiet: given to a function that drains
      drain(this);
    }
  }
  void byUnseen(int n) {
    for (int i = 0; i < n; ++i) {
      int own = i;
      tasks.push_back([&own] { use(own); }); // quiet: given to a function that is not seen
      pumpElsewhere(*this);
    }
  }
  void byName(int n) {
    Pump *self = this;
    for (int i = 0; i < n; ++i) {
      int own = i;
      tasks.push_back([&own] { use(own); }); // quiet: the same by another name
      pumpElsewhere(self);
    }
  }
  void byShift(int n) {
    for (int i = 0; i < n; ++i) {
      int own = i;
      tasks.push_back([&own] { use(own); }); // quiet: the operator runs and clears
      *this << i;
    }
  }
  void byOtherShift(int n) {
    for (int i = 0; i < n; ++i) {
      int own = i;
      tasks.push_back([&own] { use(own); }); // want bug: this operator does neither
      *this >> i;
    }
  }
  void onlyLooked(int n) {
    for (int i = 0; i < n; ++i) {
      int own = i;
      tasks.push_back([&own] { use(own); }); // want bug: a const reference empties nothing
      look(*this);
    }
  }
};

std::vector<std::function<void()>> queue;
void empty() {
  for (auto &task : queue)
    task();
  queue.clear();
}
void second(int n);
void first(int n) {
  second(n);
  empty();
}
void second(int n) {
  if (n > 0)
    first(n - 1);
}

// Two functions that call each other: whichever is asked about first.
void byFirst(int n) {
  for (int i = 0; i < n; ++i) {
    int own = i;
    queue.push_back([&own] { use(own); }); // quiet: first() empties it
    first(n);
  }
}
void bySecond(int n) {
  for (int i = 0; i < n; ++i) {
    int own = i;
    queue.push_back([&own] { use(own); }); // quiet: so may second()
    second(n);
  }
}
