// std: c++20
// RUN: %table defercliff-guard-in-loop %s %t
// Loops are cycles of the control-flow graph: goto, state machines, one trip, every way out.
#include <cstdio>
#include <gsl/util>
#include <utility>
#include <vector>

bool again();
bool step(int n);
void unlink1(int n);
enum class State { Idle, Head, Body, Done };
State advance(State s);

int retryByGoto(int fd) {
  auto outer = gsl::finally([fd] { unlink1(fd); }); // quiet: before the label
retry:
  auto inner = gsl::finally([fd] { unlink1(fd); }); // want style: the jump back destroys it and makes it again
  if (again())
    goto retry;
  return 0;
}

int forwardGoto(const std::vector<int> &v) {
  for (int n : v) {
    if (!step(n))
      continue;
    {
      auto last = gsl::finally([n] { unlink1(n); }); // quiet: the jump leaves the loop
      step(n + 1);
      goto found;
    }
  }
  return -1;
found:
  return 1;
}

void machine(int fd) {
  State state = State::Idle;
  for (;;) {
    switch (state) {
    case State::Idle: {
      auto g = gsl::finally([] { std::puts("idle"); }); // want style: break leaves the switch only
      state = advance(state);
      break;
    }
    case State::Head: {
      auto g = gsl::finally([fd] { unlink1(fd); }); // want style: continue goes on
      state = State::Body;
      continue;
    }
    case State::Body:
      if (auto g = gsl::finally([fd] { unlink1(fd); }); !step(fd)) { // want style: in an if-init, but of each trip
        state = State::Idle;
      } else {
        return;
      }
      break;
    case State::Done: {
      auto g = gsl::finally([fd] { unlink1(fd); }); // quiet: returns
      step(0);
      return;
    }
    }
  }
}

bool once(int fd) {
  do {
    auto g = gsl::finally([fd] { unlink1(fd); }); // quiet: do while (false)
    if (!step(fd))
      break;
    if (!step(fd + 1))
      continue;
  } while (false);
  for (bool first = true; first; first = false) {
    auto g = gsl::finally([fd] { unlink1(fd); }); // quiet: one trip
    step(fd);
  }
  while (true) {
    auto g = gsl::finally([fd] { unlink1(fd); }); // quiet: each way leaves
    if (step(fd))
      return true;
    if (step(fd + 1))
      throw fd;
    break;
  }
  return false;
}

void heads(std::vector<int> &v) {
  for (auto g = gsl::finally([] { std::puts("end"); }); int &n : v) // quiet: in the init of a range-for
    step(n);
  for (auto [g, i] = std::pair(gsl::finally([] { std::puts("end"); }), 0); i < 3; ++i) // quiet: in a for-init
    step(i);
}

void nestedOnce(const std::vector<int> &v) {
  for (int n : v) {
    do {
      auto g = gsl::finally([n] { unlink1(n); }); // want style: the outer loop is one
      if (!step(n))
        break;
    } while (0);
  }
}

void twoLoops(int fd) {
  while (again()) {
    for (int i = 0; i < 10; ++i) {
      auto g = gsl::finally([i] { unlink1(i); }); // want style: break leaves the inner loop only
      if (step(i))
        break;
      break;
    }
  }
}
