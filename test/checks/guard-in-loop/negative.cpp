// RUN: %check defercliff-guard-in-loop %s %t

// What looks like a guard in a loop and is none: nothing is reported here.

#include <gsl/util>
#include <vector>

int next();
void done(int);
void work();

void outside() {
  auto Guard = gsl::finally([] { done(1); });
  while (next())
    work();
}

void onceOnly() {
  do {
    auto Guard = gsl::finally([] { done(1); });
    work();
  } while (0);
  do {
    auto Guard = gsl::finally([] { done(1); });
    work();
  } while (false);
}

// Macros such as Linux's scoped_guard are loops of one trip.
#define ONCE(Declaration)                                                      \
  for (bool Todo = true; Todo; Todo = false)                                   \
    for (Declaration; Todo; Todo = false)

#define WITH_FLAG for (int Flag = 1; Flag; --Flag)

void oneTripMacros() {
  ONCE(auto Guard = gsl::finally([] { done(1); })) { work(); }
  WITH_FLAG {
    auto Guard = gsl::finally([] { done(2); });
    work();
  }
}

// The block leaves the loop, so the guard is built at most once.
int leaves() {
  while (int N = next()) {
    if (N == 1) {
      auto Guard = gsl::finally([N] { done(N); });
      return N;
    }
    if (N == 2) {
      auto Guard = gsl::finally([N] { done(N); });
      break;
    }
    if (N == 3) {
      auto Guard = gsl::finally([N] { done(N); });
      throw N;
    }
    if (N == 4) {
      auto Guard = gsl::finally([N] { done(N); });
      goto Out;
    }
  }
Out:
  return 0;
}

[[noreturn]] void giveUp();

void neverComesBack() {
  while (next()) {
    auto Guard = gsl::finally([] { done(1); });
    giveUp();
  }
}

void inHead(std::vector<int> &Numbers) {
  for (auto Guard = gsl::finally([] { done(1); }); next();)
    work();
  if (auto Guard = gsl::finally([] { done(2); }); next())
    work();
}

// A lambda is a body of its own.
void inLambda() {
  while (next()) {
    auto Step = [] {
      auto Guard = gsl::finally([] { done(1); });
      work();
    };
    Step();
  }
}

// So is a local class.
void inMethod() {
  while (next()) {
    struct Step {
      void run() {
        auto Guard = gsl::finally([] { done(1); });
        work();
      }
    };
    Step().run();
  }
}

void lastsForever() {
  while (next()) {
    static auto Guard = gsl::finally([] { done(1); });
    thread_local auto OfThread = gsl::finally([] { done(2); });
  }
}

// A temporary is gone at the end of its statement.
void temporary() {
  while (next()) {
    gsl::finally([] { done(1); });
  }
}

// A reference to a guard that lives elsewhere is no guard.
void elsewhere(gsl::final_action<void (*)()> &Given) {
  while (next()) {
    auto &Same = Given;
    (void)Same;
  }
}

void neverReached() {
  return;
  while (next()) {
    auto Guard = gsl::finally([] { done(1); });
  }
}
