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
template <class T> void step(T &);

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

// What is bound to an rvalue is an lvalue when it is named.
struct MovingIterator {
  std::string *Place;
  std::string &&operator*() const;
  MovingIterator &operator++();
  bool operator!=(const MovingIterator &) const;
};
struct MovingRange {
  MovingIterator begin() const;
  MovingIterator end() const;
};
void boundToRValue(MovingRange Names) {
  for (std::string &&Name : Names) {
    // CHECK-FIXES:  auto loopBody = [&](std::string &Name) {
    auto Guard = gsl::finally([&Name] { done(Name); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    work();
    // CHECK-FIXES:    loopBody(Name);
  }
}

// By value, volatile is deprecated.
void isVolatile() {
  for (volatile int I = 0; I < 8; step(I)) {
    // CHECK-FIXES:  auto loopBody = [&](volatile int &I) {
    auto Guard = gsl::finally([] { work(); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop; its action uses nothing of the iteration, so it may belong before the loop [defercliff-guard-in-loop]
    done(I);
    // CHECK-FIXES:    loopBody(I);
  }
}

// By reference, for others could tell a copy: it lies elsewhere,
void keepsAddress(std::vector<const int *> &Kept) {
  for (int I = 0; I != 8; ++I) {
    // CHECK-FIXES:  auto loopBody = [&](int &I) {
    auto Guard = gsl::finally([I] { done(I); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    Kept.push_back(&I);
    // CHECK-FIXES:    loopBody(I);
  }
}

void bindsReference(const std::vector<int> &Numbers) {
  for (const int N : Numbers) {
    // CHECK-FIXES:  auto loopBody = [&](const int &N) {
    auto Guard = gsl::finally([N] { done(N); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    const int &Same = N;
    work();
    // CHECK-FIXES:    loopBody(N);
  }
}

// it does not change with the original,
void isKnownInHead() {
  for (int I = 0; I < 8; step(I)) {
    // CHECK-FIXES:  auto loopBody = [&](int &I) {
    auto Guard = gsl::finally([I] { done(I); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    work();
    // CHECK-FIXES:    loopBody(I);
  }
}

// and an object may change though it is constant.
struct Node {
  int N;
  mutable int Looks;
};
void look(const Node &);

void isObject(const std::vector<Node> &Nodes) {
  for (const Node X : Nodes) {
    // CHECK-FIXES:  auto loopBody = [&](const Node &X) {
    auto Guard = gsl::finally([N = X.N] { done(N); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    look(X);
    // CHECK-FIXES:    loopBody(X);
  }
}

void isObjectByAuto(const std::vector<Node> &Nodes) {
  for (auto X : Nodes) {
    // CHECK-FIXES:  auto loopBody = [&](auto &X) {
    auto Guard = gsl::finally([N = X.N] { done(N); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    look(X);
    // CHECK-FIXES:    loopBody(X);
  }
}

void isPointer(const Node *Nodes) {
  for (const auto *X = Nodes; next(); X += 2, next()) {
    // CHECK-FIXES:  auto loopBody = [&](const auto *X) {
    auto Guard = gsl::finally([X] { done(X->N); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    look(*X);
    // CHECK-FIXES:    loopBody(X);
  }
}

void isChangedPointer(const Node *Nodes) {
  for (const auto *X = Nodes; next();) {
    // CHECK-FIXES:  auto loopBody = [&](const auto *&X) {
    auto Guard = gsl::finally([X] { done(X->N); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    look(*X++);
    // CHECK-FIXES:    loopBody(X);
  }
}

// Braces stay where they are.
void ownLine()
{
  while (next())
  {
    // CHECK-FIXES:  auto loopBody = [&]()
    // CHECK-FIXES:  {
    auto Guard = gsl::finally([N = next()] { done(N); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    work();
    // CHECK-FIXES:  };
    // CHECK-FIXES:  while (next())
    // CHECK-FIXES:  {
    // CHECK-FIXES:    loopBody();
  }
}

// clang-format off
void indentedBraces()
{
  while (next()) // as long as there are
    {
      // CHECK-FIXES:  auto loopBody = [&]()
      // CHECK-FIXES:    {
      auto Guard = gsl::finally([N = next()] { done(N); });
      // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
      work();
      // CHECK-FIXES:    };
      // CHECK-FIXES:  while (next()) // as long as there are
      // CHECK-FIXES:    {
      // CHECK-FIXES:      loopBody();
    }
}

void braceBehindStatement()
{
  while (next()) {
    // CHECK-FIXES:  auto loopBody = [&]() {
    auto Guard = gsl::finally([N = next()] { done(N); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    work(); }
  // CHECK-FIXES:    work(); };
  // CHECK-FIXES:  while (next()) {
  // CHECK-FIXES:    loopBody();
  // CHECK-FIXES:  }
}

// Nothing of these has to be captured.
void unions() {
  static union {
    int AsInt;
    float AsFloat;
  };
  for (int I = 0; I != 8; ++I) {
    // CHECK-FIXES:  auto loopBody = [&](int I) {
    auto Guard = gsl::finally([I] { done(I); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    union {
      int Inner;
      float Other;
    };
    AsInt = Inner = I;
    // CHECK-FIXES:  };
    // CHECK-FIXES:  for (int I = 0; I != 8; ++I) {
    // CHECK-FIXES:    loopBody(I);
  }
}
