// RUN: %check defercliff-guard-in-loop %s %t --fix-notes

// The rewrite of the article: the body of the loop becomes a helper, and the
// guard is in no loop any more. It gains nothing in C++, so it is on a note.

#include <gsl/util>
#include <string>
#include <vector>

int next();
void done(int);
void done(const std::string &);
void work();

void byValue(std::vector<int> &Numbers) {
  for (int N : Numbers) {
    // CHECK-FIXES:  auto loopBody = [&](int N) {
    auto Guard = gsl::finally([N] { done(N); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    work();
    // CHECK-FIXES:  };
    // CHECK-FIXES:  for (int N : Numbers) {
    // CHECK-FIXES:    loopBody(N);
  }
}

void byReference(std::vector<int> &Numbers) {
  for (int &N : Numbers) {
    // CHECK-FIXES:  auto loopBody = [&](int &N) {
    auto Guard = gsl::finally([&N] { done(N); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    // A comment moves along.
    N = 1;
    // CHECK-FIXES:  };
    // CHECK-FIXES:  for (int &N : Numbers) {
    // CHECK-FIXES:    loopBody(N);
  }
}

void forwarding(std::vector<int> &Numbers) {
  for (auto &&N : Numbers) {
    // CHECK-FIXES:  auto loopBody = [&](auto &&N) {
    auto Guard = gsl::finally([&N] { done(N); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    work();
    // CHECK-FIXES:  };
    // CHECK-FIXES:  for (auto &&N : Numbers) {
    // CHECK-FIXES:    loopBody(N);
  }
}

// An array by reference stays one.
void arrays(int (&Rows)[2][3]) {
  for (auto &Row : Rows) {
    // CHECK-FIXES:  auto loopBody = [&](auto &Row) {
    auto Guard = gsl::finally([&Row] { done(Row[0]); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    work();
    // CHECK-FIXES:  };
    // CHECK-FIXES:  for (auto &Row : Rows) {
    // CHECK-FIXES:    loopBody(Row);
  }
}

// A copy of a string would cost, so the helper takes it by reference.
void notTrivial(std::vector<std::string> &Names) {
  for (std::string Name : Names) {
    // CHECK-FIXES:  auto loopBody = [&](std::string &Name) {
    auto Guard = gsl::finally([&Name] { done(Name); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    work();
    // CHECK-FIXES:  };
    // CHECK-FIXES:  for (std::string Name : Names) {
    // CHECK-FIXES:    loopBody(Name);
  }
}

void counted() {
  for (int I = 0; I != 8; ++I) {
    // CHECK-FIXES:  auto loopBody = [&](int I) {
    auto Guard = gsl::finally([I] { done(I); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    work();
    // CHECK-FIXES:  };
    // CHECK-FIXES:  for (int I = 0; I != 8; ++I) {
    // CHECK-FIXES:    loopBody(I);
  }
}

// The body changes the counter, so the helper has to see the real one.
void changed() {
  for (int I = 0; I < 8; ++I) {
    // CHECK-FIXES:  auto loopBody = [&](int &I) {
    auto Guard = gsl::finally([I] { done(I); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    if (next())
      I += 2;
      // CHECK-FIXES:  };
      // CHECK-FIXES:  for (int I = 0; I < 8; ++I) {
      // CHECK-FIXES:    loopBody(I);
  }
}

void whileLoop() {
  while (next()) {
    // CHECK-FIXES:  auto loopBody = [&]() {
    auto Guard = gsl::finally([N = next()] { done(N); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    work();
    // CHECK-FIXES:  };
    // CHECK-FIXES:  while (next()) {
    // CHECK-FIXES:    loopBody();
  }
}

// Jumps that stay in the body are no obstacle.
void jumpsInside() {
  while (next()) {
    // CHECK-FIXES:  auto loopBody = [&]() {
    auto Guard = gsl::finally([N = next()] { done(N); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    for (int I = 0; I != 8; ++I)
      if (next())
        break;
    switch (next()) {
    case 1:
      break;
    }
    auto Inner = [] { return 1; };
    Inner();
    // CHECK-FIXES:  };
    // CHECK-FIXES:  while (next()) {
    // CHECK-FIXES:    loopBody();
  }
}

// The name of the helper is one that the function does not use.
void nameTaken() {
  int loopBody = 1;
  while (next()) {
    // CHECK-FIXES:  auto loopBody2 = [&]() {
    auto Guard = gsl::finally([loopBody] { done(loopBody); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop; its action uses nothing of the iteration, so it may belong before the loop [defercliff-guard-in-loop]
    work();
    // CHECK-FIXES:  };
    // CHECK-FIXES:  while (next()) {
    // CHECK-FIXES:    loopBody2();
  }
}

// Two loops in a function make two helpers.
void twice() {
  while (next()) {
    // CHECK-FIXES:  auto loopBody = [&]() {
    auto Guard = gsl::finally([N = next()] { done(N); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    work();
    // CHECK-FIXES:  };
    // CHECK-FIXES:  while (next()) {
    // CHECK-FIXES:    loopBody();
  }
  while (next()) {
    // CHECK-FIXES:  auto loopBody2 = [&]() {
    auto Guard = gsl::finally([N = next()] { done(N); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    work();
    // CHECK-FIXES:  };
    // CHECK-FIXES:  while (next()) {
    // CHECK-FIXES:    loopBody2();
  }
}

// To go on with the loop is to return from the helper; an inner loop and a
// lambda have their own.
void continues(const std::vector<int> &Numbers) {
  for (int N : Numbers) {
    // CHECK-FIXES:  auto loopBody = [&](int N) {
    auto Guard = gsl::finally([N] { done(N); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    if (N == 1)
      continue; // the first
    // CHECK-FIXES:      return; // the first
    switch (N) {
    case 2:
      continue;
    // CHECK-FIXES:      return;
    default:
      break;
    }
    for (int I = 0; I != N; ++I) {
      if (I == 3)
        continue;
      // CHECK-FIXES:        continue;
      done(I);
    }
  }
}
