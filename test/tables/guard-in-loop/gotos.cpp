// std: c++17
// RUN: %table defercliff-guard-in-loop %s %t
// Rule: loops are cycles of the control flow; retries by goto, state machines, blocks that leave.
#include <absl/cleanup/cleanup.h>
#include <cstdlib>
#include <functional>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>

struct Defer {
  std::function<void()> f;
  ~Defer() { f(); }
};
bool attempt(int);
void release(int);
int state();

bool retryGoto(int id) {
  int tries = 0;
again : {
  Defer undo{[id] { release(id); }}; // want cost: a goto loop
  if (attempt(id))
    return true;
}
  if (++tries < 5)
    goto again;
  return false;
}

bool forwardGoto(int id) {
  if (id < 0)
    goto out;
  {
    Defer undo{[id] { release(id); }}; // quiet: a forward goto
    attempt(id);
  }
out:
  return false;
}

bool retryThrow(int id) {
  while (true) {
    Defer undo{[id] { release(id); }}; // quiet: returns or throws
    if (attempt(id))
      return true;
    throw std::runtime_error("failed");
  }
}

bool retryCatch(int id) {
  for (int tries = 0; tries < 3; ++tries) {
    try {
      Defer undo{[id] { release(id); }}; // want cost: the exception is caught in the loop
      if (attempt(id))
        return true;
      throw std::runtime_error("failed");
    } catch (const std::exception &) {
    }
  }
  return false;
}

void machine() {
  for (;;) {
    switch (state()) {
    case 0: {
      absl::Cleanup done = [] { release(0); }; // want style: goes round again
      attempt(0);
      break;
    }
    case 1: {
      absl::Cleanup done = [] { release(1); }; // quiet: this case leaves the function
      attempt(1);
      return;
    }
    case 2: {
      std::optional<Defer> maybe{Defer{[] { release(2); }}}; // want cost: an optional guard
      attempt(2);
      continue;
    }
    default:
      std::abort();
    }
  }
}

void nested(int count) {
  for (int i = 0; i < count; ++i) {
    for (int j = 0; j < count; ++j) {
      Defer inner{[i] { release(i); }}; // want cost: leaves the inner loop only
      attempt(j);
      break;
    }
  }
}

void leavesBoth(int count) {
  for (int i = 0; i < count; ++i)
    for (int j = 0; j < count; ++j) {
      Defer inner{[i] { release(i); }}; // quiet: leaves both loops
      attempt(j);
      goto done;
    }
done:
  return;
}

struct Lock {
  std::function<void()> unlock;
  explicit Lock(std::function<void()> f) : unlock(std::move(f)) {}
  ~Lock() { unlock(); }
  explicit operator bool() const { return true; }
};
void inCondition(int count) {
  while (Lock lock = Lock([] { release(1); })) // want cost: built for each test of the condition
    if (--count < 0)
      break;
  if (Lock lock = Lock([] { release(2); })) // quiet: no loop
    attempt(2);
}
