// RUN: %check defercliff-guard-in-loop %s %t --fix-notes

// Loops whose body is not lifted into a helper. They are reported like others.

#include <stdarg.h>
#include <functional>
#include <gsl/util>
#include <vector>

int next();
void done(int);
void work();
void log(const char *);

void breaks() {
  while (int N = next()) {
    auto Guard = gsl::finally([N] { done(N); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    if (N == 1)
      break;
  }
}

#define NEXT continue

void continuesInMacro() {
  for (int I = 0; I != 8; ++I) {
    auto Guard = gsl::finally([I] { done(I); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    if (next())
      NEXT;
    work();
  }
}

int returns() {
  for (int I = 0; I != 8; ++I) {
    auto Guard = gsl::finally([I] { done(I); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    if (next())
      return I;
  }
  return 0;
}

void jumps() {
  for (int I = 0; I != 8; ++I) {
    auto Guard = gsl::finally([I] { done(I); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    if (next())
      goto Out;
  }
Out:
  work();
}

struct Pair {
  int First, Second;
};

// A parameter cannot be a structured binding.
void bindings(std::vector<Pair> &Pairs) {
  for (auto [First, Second] : Pairs) {
    auto Guard = gsl::finally([N = First] { done(N); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    work();
  }
}

void condition() {
  while (int N = next()) {
    auto Guard = gsl::finally([N] { done(N); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    work();
  }
}

void twoCounters() {
  for (int I = 0, J = 8; I != J; ++I) {
    auto Guard = gsl::finally([I] { done(I); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    work();
  }
}

void doLoop() {
  do {
    auto Guard = gsl::finally([N = next()] { done(N); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    work();
  } while (next());
}

// There is no room for a helper in front of a loop that stands without braces.
void noRoom(bool Condition) {
  if (Condition)
    for (int I = 0; I != 8; ++I) {
      auto Guard = gsl::finally([I] { done(I); });
      // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
      work();
    }
}

#define FOR_EACH(Name, Range) for (auto Name : Range)

void macroLoop(std::vector<int> &Numbers) {
  FOR_EACH(N, Numbers) {
    auto Guard = gsl::finally([N] { done(N); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    work();
  }
}

#define BODY                                                                   \
  while (int N = next()) {                                                     \
    auto Guard = gsl::finally([N] { done(N); });                               \
    work();                                                                    \
  }

void wholeLoop() { BODY }
// CHECK-MESSAGES: :[[@LINE-1]]:20: warning: guard of 'BODY' is constructed on every iteration of the loop [defercliff-guard-in-loop]

// In a helper with a parameter of type auto, what depends on it would need
// `template` and `typename`.
struct Any {
  int N;
  struct Part {
    using Value = int;
  };
  template <class T> T get() const;
  Any other() const;
  Part part() const;
};

void memberTemplate(std::vector<Any> &All) {
  for (auto &X : All) {
    auto Guard = gsl::finally([&X] { done(X.N); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    done(X.get<int>());
  }
}

void throughAnother(std::vector<Any> &All) {
  for (auto &X : All) {
    auto Guard = gsl::finally([&X] { done(X.N); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    auto Y = X.other();
    done(Y.get<int>());
  }
}

void dependentType(std::vector<Any> &All) {
  for (const auto &X : All) {
    auto Guard = gsl::finally([&X] { done(X.N); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    decltype(X.part())::Value Y = X.N;
    done(Y);
  }
}

// These types no parameter can have.
void decltypeAuto(std::vector<Any> &All) {
  for (decltype(auto) X : All) {
    auto Guard = gsl::finally([&X] { done(X.N); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    work();
  }
}

template <class T> struct Box {
  T N;
  Box(T N) : N(N) {}
};
void deducedClass(std::vector<Box<int>> &All) {
  for (Box X : All) {
    auto Guard = gsl::finally([X] { done(X.N); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    work();
  }
}

// What belongs to the function would belong to the helper.
int arguments(int Count, ...) {
  int Sum = 0;
  for (int I = 0; I != 2; ++I) {
    va_list List;
    va_start(List, Count);
    auto Guard = gsl::finally([&List] { va_end(List); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    Sum += I;
  }
  return Sum;
}

int nextArgument(int Count, ...) {
  int Sum = 0;
  va_list List;
  va_start(List, Count);
  for (int I = 0; I != Count; ++I) {
    auto Guard = gsl::finally([I] { done(I); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    Sum += va_arg(List, int);
  }
  va_end(List);
  return Sum;
}

void onTheStack(std::vector<char *> &Kept) {
  for (int I = 0; I != 8; ++I) {
    auto Guard = gsl::finally([I] { done(I); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    Kept.push_back(static_cast<char *>(__builtin_alloca(64)));
  }
}

void namesItself() {
  for (int I = 0; I != 8; ++I) {
    auto Guard = gsl::finally([I] { done(I); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    log(__builtin_FUNCTION());
  }
}

void logHere(const char *Function = __builtin_FUNCTION());

void isNamedByDefault() {
  for (int I = 0; I != 8; ++I) {
    auto Guard = gsl::finally([I] { done(I); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    logHere();
  }
}

struct Location {
  const char *Function;
  static Location here(const char *Function = __builtin_FUNCTION()) { return {Function}; }
};
void logAt(Location Where = Location::here());

void isNamedByDefaultOfDefault() {
  for (int I = 0; I != 8; ++I) {
    auto Guard = gsl::finally([I] { done(I); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    logAt();
  }
}

// A directive or a macro above the loop may speak of it.
void underPragma() {
#pragma omp parallel for
  for (int I = 0; I < 8; ++I) {
    auto Guard = gsl::finally([I] { done(I); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    work();
  }
#pragma omp parallel \
    for

  // A comment.
  for (int I = 0; I < 8; ++I) {
    auto Guard = gsl::finally([I] { done(I); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    work();
  }
  _Pragma("omp parallel for")
  for (int I = 0; I < 8; ++I) {
    auto Guard = gsl::finally([I] { done(I); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    work();
  }
}

// Neither is there room in the middle of a line.
void behindAnother() {
  int I = 8; while (--I) {
    auto Guard = gsl::finally([I] { done(I); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    work();
  }
}

// The other guard costs, and would be in no loop any more.
class Erasing {
public:
  explicit Erasing(std::function<void()> Action) : Action(Action) {}
  Erasing(const Erasing &) = delete;
  ~Erasing() { Action(); }

private:
  std::function<void()> Action;
};

void costs(std::function<void()> Action) {
  for (int I = 0; I != 8; ++I) {
    auto Guard = gsl::finally([I] { done(I); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    Erasing Other(Action);
    // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: guard 'Other' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
  }
}

void costsWithin(std::function<void()> Action) {
  for (int I = 0; I != 8; ++I) {
    auto Guard = gsl::finally([I] { done(I); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    auto Inner = [&] {
      Erasing Other(Action);
      work();
    };
    Inner();
  }
}

// A parameter by reference is of another type,
template <class T> void use();
void asksForType(std::vector<Any> &All) {
  for (Any X : All) {
    auto Guard = gsl::finally([&X] { done(X.N); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    use<decltype(X)>();
  }
}

#define FORWARD(Name) static_cast<decltype(Name) &&>(Name)
void take(Any &&);
void asksInMacro(std::vector<Any> &All) {
  for (Any X : All) {
    auto Guard = gsl::finally([N = X.N] { done(N); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    take(FORWARD(X));
  }
}

// is not moved when it is thrown,
void throwsItself(std::vector<Any> &All) {
  for (Any X : All) {
    auto Guard = gsl::finally([N = X.N] { done(N); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    if (next())
      throw X;
  }
}

// is no constant, and is not static.
void isConstant() {
  for (const int Size = 8; next();) {
    auto Guard = gsl::finally([] { work(); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop; its action uses nothing of the iteration, so it may belong before the loop [defercliff-guard-in-loop]
    int Numbers[Size];
    done(Numbers[0]);
  }
}

void isStatic() {
  for (static int I = 0; I < 8; ++I) {
    auto Guard = gsl::finally([] { done(I); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop; its action uses nothing of the iteration, so it may belong before the loop [defercliff-guard-in-loop]
    work();
  }
}

// No lambda can capture these two.
void anonymousUnion(int N) {
  union {
    int AsInt;
    float AsFloat;
  };
  AsInt = N;
  for (int I = 0; I != 8; ++I) {
    auto Guard = gsl::finally([I] { done(I); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    done(AsInt);
  }
}

struct Message {
  int Size;
  int Words[];
};
void flexibleArray() {
  Message M{0};
  for (int I = 0; I != 8; ++I) {
    auto Guard = gsl::finally([I] { done(I); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    done(M.Size);
  }
}

// The elements for which nothing is written have defaults, too.
struct Traced {
  Traced(const char *Function = __builtin_FUNCTION());
  int N;
};

void isNamedByDefaultOfElements() {
  for (int I = 0; I != 8; ++I) {
    auto Guard = gsl::finally([I] { done(I); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    Traced All[2] = {};
    done(All[0].N);
  }
}

// Where the type of X is a parameter, `X.pair <` may open template arguments.
template <class T> struct pair {};
struct Compared {
  int pair;
};

void comparesMember(std::vector<Compared> &All) {
  for (auto &X : All) {
    auto Guard = gsl::finally([&X] { done(X.pair); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    if (X.pair < 4)
      work();
  }
}
