// RUN: %check defercliff-deferral-in-loop %s %t --fix-notes

// The step and the condition of a loop run after the guard of an iteration. What
// it would have released may not be used there, unless it is set anew first.

#include <absl/cleanup/cleanup.h>
#include <functional>
#include <utility>
#include <vector>

struct File {
  bool More;
};
File *fopen(int);
int fclose(File *);
bool open(int, File **);
bool next();
void use(bool);

struct Defers {
  std::vector<std::function<void()>> All;
  void add(std::function<void()> F) { All.push_back(std::move(F)); }
  ~Defers() {
    for (auto &F : All)
      F();
  }
};

void doCondition(int N) {
  Defers D;
  File *F;
  do {
    F = fopen(N);
    D.add([F] { fclose(F); });
    // CHECK-NOTES: :[[@LINE-1]]:7: warning: each iteration adds a clean-up to 'D'; none of them runs before 'D' runs them or dies [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-6]]:10: note: 'D' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-3]]:7: note: no fix is offered: what it releases is kept for later
  } while (F->More);
}

void whileCondition(int N) {
  Defers D;
  File *F = nullptr;
  while (!F || F->More) {
    F = fopen(N);
    D.add([F] { fclose(F); });
    // CHECK-NOTES: :[[@LINE-1]]:7: warning: each iteration adds a clean-up to 'D'; none of them runs before 'D' runs them or dies [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-6]]:10: note: 'D' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-3]]:7: note: no fix is offered: what it releases is kept for later
  }
}

void forCondition(int N) {
  Defers D;
  for (File *F = nullptr; !F || F->More;) {
    F = fopen(N);
    D.add([F] { fclose(F); });
    // CHECK-NOTES: :[[@LINE-1]]:7: warning: each iteration adds a clean-up to 'D'; none of them runs before 'D' runs them or dies [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-5]]:10: note: 'D' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-3]]:7: note: no fix is offered: what it releases is kept for later
  }
}

void step(int N) {
  Defers D;
  for (File *F = fopen(N); F; F = F->More ? fopen(N) : nullptr)  {
    D.add([F] { fclose(F); });
    // CHECK-NOTES: :[[@LINE-1]]:7: warning: each iteration adds a clean-up to 'D'; none of them runs before 'D' runs them or dies [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-4]]:10: note: 'D' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-3]]:7: note: no fix is offered: what it releases is kept for later
  }
}

void stepOfOther(int N) {
  Defers D;
  for (File *F; (F = fopen(N)); N += F->More) {
    D.add([F] { fclose(F); });
    // CHECK-NOTES: :[[@LINE-1]]:7: warning: each iteration adds a clean-up to 'D'; none of them runs before 'D' runs them or dies [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-4]]:10: note: 'D' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-3]]:7: note: no fix is offered: what it releases is kept for later
  }
}

void stepOfCondition(int N) {
  Defers D;
  for (; File *F = fopen(N); N += F->More) {
    D.add([F] { fclose(F); });
    // CHECK-NOTES: :[[@LINE-1]]:7: warning: each iteration adds a clean-up to 'D'; none of them runs before 'D' runs them or dies [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-4]]:10: note: 'D' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-3]]:7: note: no fix is offered: what it releases is kept for later
  }
}

void setFromItself(int N) {
  Defers D;
  File *F = nullptr;
  while ((F = fopen(F ? F->More : N))) {
    D.add([F] { fclose(F); });
    // CHECK-NOTES: :[[@LINE-1]]:7: warning: each iteration adds a clean-up to 'D'; none of them runs before 'D' runs them or dies [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-5]]:10: note: 'D' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-3]]:7: note: no fix is offered: what it releases is kept for later
  }
}

// Each iteration looks at what the one before has released.
void setFromItselfInBody(int N) {
  Defers D;
  File *F = nullptr;
  for (int I = 0; I < N; ++I) {
    F = fopen(F ? F->More : N);
    D.add([F] { fclose(F); });
    // CHECK-NOTES: :[[@LINE-1]]:7: warning: each iteration adds a clean-up to 'D'; none of them runs before 'D' runs them or dies [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-6]]:10: note: 'D' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-3]]:7: note: no fix is offered: what it releases is kept for later
  }
}

// The callee may look at what it had before.
void givenAgain(int N) {
  Defers D;
  File *F = nullptr;
  while (open(N, &F)) {
    D.add([F] { fclose(F); });
    // CHECK-NOTES: :[[@LINE-1]]:7: warning: each iteration adds a clean-up to 'D'; none of them runs before 'D' runs them or dies [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-5]]:10: note: 'D' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-3]]:7: note: no fix is offered: what it releases is kept for later
  }
}

void jumps(File *First) {
  Defers D;
  for (File *F = First; next(); F += F->More) {
    D.add([F] { fclose(F); });
    // CHECK-NOTES: :[[@LINE-1]]:7: warning: each iteration adds a clean-up to 'D'; none of them runs before 'D' runs them or dies [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-4]]:10: note: 'D' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-3]]:7: note: no fix is offered: what it releases is kept for later
  }
}

void inLambda(int N) {
  Defers D;
  File *F;
  do {
    F = fopen(N);
    D.add([F] { fclose(F); });
    // CHECK-NOTES: :[[@LINE-1]]:7: warning: each iteration adds a clean-up to 'D'; none of them runs before 'D' runs them or dies [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-6]]:10: note: 'D' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-3]]:7: note: no fix is offered: what it releases is kept for later
  } while ([&] { return F->More; }());
}

struct Connection {
  File *Behind;
};

void inPart(int N) {
  Defers D;
  Connection C;
  do {
    C.Behind = fopen(N);
    D.add([C] { fclose(C.Behind); });
    // CHECK-NOTES: :[[@LINE-1]]:7: warning: each iteration adds a clean-up to 'D'; none of them runs before 'D' runs them or dies [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-6]]:10: note: 'D' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-3]]:7: note: no fix is offered: what it releases is kept for later
  } while (C.Behind->More);
}

void inElementForCondition(int N) {
  Defers D;
  std::vector<File *> All;
  for (int I = 0; I == 0 || All.back()->More; ++I) {
    File *F = All.emplace_back(fopen(I));
    D.add([F] { fclose(F); });
    // CHECK-NOTES: :[[@LINE-1]]:7: warning: each iteration adds a clean-up to 'D'; none of them runs before 'D' runs them or dies [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-6]]:10: note: 'D' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-3]]:7: note: no fix is offered: what it releases is kept for later
  }
}

void inElementWhileCondition(int N) {
  Defers D;
  std::vector<File *> All;
  while (All.empty() || All.back()->More) {
    File *F = All.emplace_back(fopen(N));
    D.add([F] { fclose(F); });
    // CHECK-NOTES: :[[@LINE-1]]:7: warning: each iteration adds a clean-up to 'D'; none of them runs before 'D' runs them or dies [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-6]]:10: note: 'D' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-3]]:7: note: no fix is offered: what it releases is kept for later
  }
}

void inElementDoCondition(int N) {
  Defers D;
  File *All[8];
  int I = 0;
  do {
    File *&F = All[I];
    F = fopen(N);
    D.add([F] { fclose(F); });
    // CHECK-NOTES: :[[@LINE-1]]:7: warning: each iteration adds a clean-up to 'D'; none of them runs before 'D' runs them or dies [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-8]]:10: note: 'D' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-3]]:7: note: no fix is offered: what it releases is kept for later
  } while (All[I]->More);
}

void byAnotherName(int N) {
  Defers D;
  File *F;
  do {
    F = fopen(N);
    File *Same = F;
    D.add([Same] { fclose(Same); });
    // CHECK-NOTES: :[[@LINE-1]]:7: warning: each iteration adds a clean-up to 'D'; none of them runs before 'D' runs them or dies [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-7]]:10: note: 'D' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-3]]:7: note: no fix is offered: what it releases is kept for later
  } while (F->More);
}

void inElementByReference(int N) {
  Defers D;
  std::vector<File *> All;
  std::vector<File *> &Same = All;
  while (Same.empty() || Same.back()->More) {
    File *F = All.emplace_back(fopen(N));
    D.add([F] { fclose(F); });
    // CHECK-NOTES: :[[@LINE-1]]:7: warning: each iteration adds a clean-up to 'D'; none of them runs before 'D' runs them or dies [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-7]]:10: note: 'D' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-3]]:7: note: no fix is offered: what it releases is kept for later
  }
}

void inElementByLambda(int N) {
  Defers D;
  std::vector<File *> All;
  auto IsMore = [&All] { return All.empty() || All.back()->More; };
  while (IsMore()) {
    File *F = All.emplace_back(fopen(N));
    D.add([F] { fclose(F); });
    // CHECK-NOTES: :[[@LINE-1]]:7: warning: each iteration adds a clean-up to 'D'; none of them runs before 'D' runs them or dies [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-7]]:10: note: 'D' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-3]]:7: note: no fix is offered: what it releases is kept for later
  }
}

// It is another one by then.
void setInStep(int N) {
  Defers D;
  for (File *F = fopen(0); F && F->More; F = fopen(N)) {
    D.add([F] { fclose(F); });
    // CHECK-NOTES: :[[@LINE-1]]:7: warning: each iteration adds a clean-up to 'D'; none of them runs before 'D' runs them or dies [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-4]]:10: note: 'D' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-3]]:7: note: with a guard, the clean-up runs at the end of the iteration
    // CHECK-FIXES:    auto Deferred = absl::MakeCleanup([F] { fclose(F); });
  }
}

void setInCondition(int N) {
  Defers D;
  File *F;
  while (next() && (F = fopen(N)) != nullptr && F->More) {
    D.add([F] { fclose(F); });
    // CHECK-NOTES: :[[@LINE-1]]:7: warning: each iteration adds a clean-up to 'D'; none of them runs before 'D' runs them or dies [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-5]]:10: note: 'D' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-3]]:7: note: with a guard, the clean-up runs at the end of the iteration
    // CHECK-FIXES:    auto Deferred = absl::MakeCleanup([F] { fclose(F); });
  }
}

void setByCall(int N) {
  Defers D;
  File *F;
  while (open(N, &F)) {
    D.add([F] { fclose(F); });
    // CHECK-NOTES: :[[@LINE-1]]:7: warning: each iteration adds a clean-up to 'D'; none of them runs before 'D' runs them or dies [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-5]]:10: note: 'D' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-3]]:7: note: with a guard, the clean-up runs at the end of the iteration
    // CHECK-FIXES:    auto Deferred = absl::MakeCleanup([F] { fclose(F); });
    use(F->More);
  }
}

void nextOfArray(File **First) {
  Defers D;
  for (File **F = First; *F; ++F) {
    D.add([F] { fclose(*F); });
    // CHECK-NOTES: :[[@LINE-1]]:7: warning: each iteration adds a clean-up to 'D'; none of them runs before 'D' runs them or dies [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-4]]:10: note: 'D' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-3]]:7: note: with a guard, the clean-up runs at the end of the iteration
    // CHECK-FIXES:    auto Deferred = absl::MakeCleanup([F] { fclose(*F); });
  }
}

// A number is only counted.
void counted(int N) {
  Defers D;
  int I = 0;
  while (I < N) {
    D.add([I] { use(I); });
    // CHECK-NOTES: :[[@LINE-1]]:7: warning: each iteration adds a clean-up to 'D'; none of them runs before 'D' runs them or dies [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-5]]:10: note: 'D' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-3]]:7: note: with a guard, the clean-up runs at the end of the iteration
    // CHECK-FIXES:    auto Deferred = absl::MakeCleanup([I] { use(I); });
    ++I;
  }
}

// How many elements there are is no use of one.
void numberOfElements(std::vector<File *> &Files) {
  Defers D;
  unsigned I = 0;
  do {
    File *F = Files[I];
    D.add([F] { fclose(F); });
    // CHECK-NOTES: :[[@LINE-1]]:7: warning: each iteration adds a clean-up to 'D'; none of them runs before 'D' runs them or dies [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-6]]:10: note: 'D' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-3]]:7: note: with a guard, the clean-up runs at the end of the iteration
    // CHECK-FIXES:    auto Deferred = absl::MakeCleanup([F] { fclose(F); });
  } while (++I != Files.size());
}

void endOfElements(std::vector<File *> &Files) {
  Defers D;
  for (auto It = Files.begin(); It != Files.end(); ++It) {
    File *F = *It;
    D.add([F] { fclose(F); });
    // CHECK-NOTES: :[[@LINE-1]]:7: warning: each iteration adds a clean-up to 'D'; none of them runs before 'D' runs them or dies [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-5]]:10: note: 'D' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-3]]:7: note: with a guard, the clean-up runs at the end of the iteration
    // CHECK-FIXES:    auto Deferred = absl::MakeCleanup([F] { fclose(F); });
  }
}
