// RUN: %check defercliff-deferral-in-loop %s %t --fix-notes

// What a guard would release at the end of the iteration may be used later: a
// note says why nothing is changed.

#include <absl/cleanup/cleanup.h>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

struct File {
  int Size;
};
File *fopen(int);
int fclose(File *);
void read(File *);
bool next();

struct Defers {
  std::vector<std::function<void()>> All;
  void add(std::function<void()> F) { All.push_back(std::move(F)); }
  ~Defers() {
    for (auto &F : All)
      F();
  }
};

void found(int N) {
  Defers D;
  File *Found = nullptr;
  for (int I = 0; I < N; ++I) {
    File *F = fopen(I);
    D.add([F] { fclose(F); });
    // CHECK-NOTES: :[[@LINE-1]]:7: warning: each iteration adds a clean-up to 'D'; none of them runs before 'D' runs them or dies [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-6]]:10: note: 'D' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-3]]:7: note: no fix is offered: what it releases is kept for later
    if (next()) {
      Found = F;
      break;
    }
  }
  read(Found);
}

void carried(int N) {
  Defers D;
  File *Previous = nullptr;
  for (int I = 0; I < N; ++I) {
    File *F = fopen(I);
    if (Previous)
      read(Previous);
    D.add([F] { fclose(F); });
    // CHECK-NOTES: :[[@LINE-1]]:7: warning: each iteration adds a clean-up to 'D'; none of them runs before 'D' runs them or dies [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-8]]:10: note: 'D' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-3]]:7: note: no fix is offered: what it releases is kept for later
    Previous = F;
  }
}

void inContainer(int N, std::vector<File *> &Out) {
  Defers D;
  for (int I = 0; I < N; ++I) {
    File *F = fopen(I);
    D.add([F] { fclose(F); });
    // CHECK-NOTES: :[[@LINE-1]]:7: warning: each iteration adds a clean-up to 'D'; none of them runs before 'D' runs them or dies [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-5]]:10: note: 'D' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-3]]:7: note: no fix is offered: what it releases is kept for later
    Out.push_back(F);
  }
}

void inMap(int N, std::map<int, File *> &Out) {
  Defers D;
  for (int I = 0; I < N; ++I) {
    File *F = fopen(I);
    D.add([F] { fclose(F); });
    // CHECK-NOTES: :[[@LINE-1]]:7: warning: each iteration adds a clean-up to 'D'; none of them runs before 'D' runs them or dies [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-5]]:10: note: 'D' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-3]]:7: note: no fix is offered: what it releases is kept for later
    Out[I] = F;
  }
}

void asPart(int N, std::vector<std::pair<int, File *>> &Out) {
  Defers D;
  for (int I = 0; I < N; ++I) {
    File *F = fopen(I);
    D.add([F] { fclose(F); });
    // CHECK-NOTES: :[[@LINE-1]]:7: warning: each iteration adds a clean-up to 'D'; none of them runs before 'D' runs them or dies [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-5]]:10: note: 'D' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-3]]:7: note: no fix is offered: what it releases is kept for later
    Out.push_back({I, F});
  }
}

class Reader {
public:
  void fill(int N) {
    Defers D;
    for (int I = 0; I < N; ++I) {
      File *F = fopen(I);
      D.add([F] { fclose(F); });
      // CHECK-NOTES: :[[@LINE-1]]:9: warning: each iteration adds a clean-up to 'D'; none of them runs before 'D' runs them or dies [defercliff-deferral-in-loop]
      // CHECK-NOTES: :[[@LINE-5]]:12: note: 'D' is declared here, outside the loop
      // CHECK-NOTES: :[[@LINE-3]]:9: note: no fix is offered: what it releases is kept for later
      Last = F;
    }
  }

private:
  File *Last = nullptr;
};

void byAnotherName(int N) {
  Defers D;
  File *Last = nullptr;
  for (int I = 0; I < N; ++I) {
    File *F = fopen(I);
    File *Same = F;
    D.add([F] { fclose(F); });
    // CHECK-NOTES: :[[@LINE-1]]:7: warning: each iteration adds a clean-up to 'D'; none of them runs before 'D' runs them or dies [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-7]]:10: note: 'D' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-3]]:7: note: no fix is offered: what it releases is kept for later
    Last = next() ? Same : nullptr;
  }
  read(Last);
}

void wrapped(int N, File *(*Wrap)(File *)) {
  Defers D;
  File *Last = nullptr;
  for (int I = 0; I < N; ++I) {
    File *F = fopen(I);
    D.add([F] { fclose(F); });
    // CHECK-NOTES: :[[@LINE-1]]:7: warning: each iteration adds a clean-up to 'D'; none of them runs before 'D' runs them or dies [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-6]]:10: note: 'D' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-3]]:7: note: no fix is offered: what it releases is kept for later
    Last = Wrap(F);
  }
  read(Last);
}

void inStatic(int N) {
  Defers D;
  for (int I = 0; I < N; ++I) {
    File *F = fopen(I);
    D.add([F] { fclose(F); });
    // CHECK-NOTES: :[[@LINE-1]]:7: warning: each iteration adds a clean-up to 'D'; none of them runs before 'D' runs them or dies [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-5]]:10: note: 'D' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-3]]:7: note: no fix is offered: what it releases is kept for later
    static File *First = F;
    read(First);
  }
}

void inLambda(int N, std::vector<std::function<void()>> &Tasks) {
  Defers D;
  for (int I = 0; I < N; ++I) {
    File *F = fopen(I);
    D.add([F] { fclose(F); });
    // CHECK-NOTES: :[[@LINE-1]]:7: warning: each iteration adds a clean-up to 'D'; none of them runs before 'D' runs them or dies [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-5]]:10: note: 'D' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-3]]:7: note: no fix is offered: what it releases is kept for later
    Tasks.push_back([F] { read(F); });
  }
}

void throughLambda(int N) {
  Defers D;
  File *Last = nullptr;
  for (int I = 0; I < N; ++I) {
    File *F = fopen(I);
    D.add([F] { fclose(F); });
    // CHECK-NOTES: :[[@LINE-1]]:7: warning: each iteration adds a clean-up to 'D'; none of them runs before 'D' runs them or dies [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-6]]:10: note: 'D' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-3]]:7: note: no fix is offered: what it releases is kept for later
    auto Keep = [&Last, F] { Last = F; };
    Keep();
  }
  read(Last);
}

void number(int N, int (*Open)(int), void (*Close)(int)) {
  Defers D;
  int Last = -1;
  for (int I = 0; I < N; ++I) {
    int Handle = Open(I);
    D.add([Handle, Close] { Close(Handle); });
    // CHECK-NOTES: :[[@LINE-1]]:7: warning: each iteration adds a clean-up to 'D'; none of them runs before 'D' runs them or dies [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-6]]:10: note: 'D' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-3]]:7: note: no fix is offered: what it releases is kept for later
    Last = Handle;
  }
  next();
  Close(Last);
}

// The step of the loop comes after the end of the iteration.
struct Node {
  Node *Next;
};
void list(Node *Head) {
  Defers D;
  for (Node *P = Head; P; P = P->Next) {
    D.add([P] { delete P; });
    // CHECK-NOTES: :[[@LINE-1]]:7: warning: each iteration adds a clean-up to 'D'; none of them runs before 'D' runs them or dies [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-4]]:10: note: 'D' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-3]]:7: note: no fix is offered: what it releases is kept for later
  }
}

// A variable from outside of the loop has it in the end,
void inVariableFromOutside(int N) {
  Defers D;
  File *F = nullptr;
  for (int I = 0; I < N; ++I) {
    F = fopen(I);
    D.add([F] { fclose(F); });
    // CHECK-NOTES: :[[@LINE-1]]:7: warning: each iteration adds a clean-up to 'D'; none of them runs before 'D' runs them or dies [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-6]]:10: note: 'D' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-3]]:7: note: no fix is offered: what it releases is kept for later
  }
  read(F);
}

// or when the next iteration begins.
void inNextIteration(int N) {
  Defers D;
  File *F = nullptr;
  for (int I = 0; I < N; ++I) {
    if (F)
      read(F);
    F = fopen(I);
    D.add([F] { fclose(F); });
    // CHECK-NOTES: :[[@LINE-1]]:7: warning: each iteration adds a clean-up to 'D'; none of them runs before 'D' runs them or dies [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-8]]:10: note: 'D' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-3]]:7: note: no fix is offered: what it releases is kept for later
  }
}

void swapped(int N) {
  Defers D;
  File *Last = nullptr;
  for (int I = 0; I < N; ++I) {
    File *F = fopen(I);
    D.add([F] { fclose(F); });
    // CHECK-NOTES: :[[@LINE-1]]:7: warning: each iteration adds a clean-up to 'D'; none of them runs before 'D' runs them or dies [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-6]]:10: note: 'D' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-3]]:7: note: no fix is offered: what it releases is kept for later
    std::swap(Last, F);
  }
  read(Last);
}

void exchanged(int N) {
  Defers D;
  File *Last = nullptr;
  for (int I = 0; I < N; ++I) {
    File *F = fopen(I);
    D.add([F] { fclose(F); });
    // CHECK-NOTES: :[[@LINE-1]]:7: warning: each iteration adds a clean-up to 'D'; none of them runs before 'D' runs them or dies [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-6]]:10: note: 'D' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-3]]:7: note: no fix is offered: what it releases is kept for later
    if (File *Previous = std::exchange(Last, F))
      read(Previous);
  }
}

// ---- Calls that store it ----

struct Slot {
  File *Kept;
  void fill(File *F) { Kept = F; }
  void setFile(File *F);
};
void fill(Slot &S, File *F) { S.Kept = F; }
void pass(int, File *F, Slot &S) { fill(S, F); }

void byMethod(int N) {
  Defers D;
  Slot S{};
  for (int I = 0; I < N; ++I) {
    File *F = fopen(I);
    D.add([F] { fclose(F); });
    // CHECK-NOTES: :[[@LINE-1]]:7: warning: each iteration adds a clean-up to 'D'; none of them runs before 'D' runs them or dies [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-6]]:10: note: 'D' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-3]]:7: note: no fix is offered: what it releases is kept for later
    S.fill(F);
  }
  read(S.Kept);
}

void byHiddenMethod(int N, Slot &S) {
  Defers D;
  for (int I = 0; I < N; ++I) {
    File *F = fopen(I);
    D.add([F] { fclose(F); });
    // CHECK-NOTES: :[[@LINE-1]]:7: warning: each iteration adds a clean-up to 'D'; none of them runs before 'D' runs them or dies [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-5]]:10: note: 'D' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-3]]:7: note: no fix is offered: what it releases is kept for later
    S.setFile(F);
  }
}

void byFunction(int N) {
  Defers D;
  Slot S{};
  for (int I = 0; I < N; ++I) {
    File *F = fopen(I);
    D.add([F] { fclose(F); });
    // CHECK-NOTES: :[[@LINE-1]]:7: warning: each iteration adds a clean-up to 'D'; none of them runs before 'D' runs them or dies [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-6]]:10: note: 'D' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-3]]:7: note: no fix is offered: what it releases is kept for later
    pass(I, F, S);
  }
  read(S.Kept);
}

struct Visitor {
  void visit(Slot &S, File *F) { S.Kept = F; }
};
void byMethodOfAnother(int N) {
  Defers D;
  Slot S{};
  for (int I = 0; I < N; ++I) {
    File *F = fopen(I);
    Visitor V;
    D.add([F] { fclose(F); });
    // CHECK-NOTES: :[[@LINE-1]]:7: warning: each iteration adds a clean-up to 'D'; none of them runs before 'D' runs them or dies [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-7]]:10: note: 'D' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-3]]:7: note: no fix is offered: what it releases is kept for later
    V.visit(S, F);
  }
  read(S.Kept);
}

void throughPointer(int N) {
  Defers D;
  Slot S{};
  for (int I = 0; I < N; ++I) {
    File *F = fopen(I);
    Slot *P = &S;
    D.add([F] { fclose(F); });
    // CHECK-NOTES: :[[@LINE-1]]:7: warning: each iteration adds a clean-up to 'D'; none of them runs before 'D' runs them or dies [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-7]]:10: note: 'D' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-3]]:7: note: no fix is offered: what it releases is kept for later
    P->fill(F);
  }
  read(S.Kept);
}

void inContainerThroughPointer(int N, std::vector<File *> &Out) {
  Defers D;
  for (int I = 0; I < N; ++I) {
    File *F = fopen(I);
    std::vector<File *> *P = &Out;
    D.add([F] { fclose(F); });
    // CHECK-NOTES: :[[@LINE-1]]:7: warning: each iteration adds a clean-up to 'D'; none of them runs before 'D' runs them or dies [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-6]]:10: note: 'D' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-3]]:7: note: no fix is offered: what it releases is kept for later
    P->push_back(F);
  }
}

void byLambda(int N) {
  Defers D;
  File *Last = nullptr;
  auto Keep = [&Last](File *F) { Last = F; };
  for (int I = 0; I < N; ++I) {
    File *F = fopen(I);
    D.add([F] { fclose(F); });
    // CHECK-NOTES: :[[@LINE-1]]:7: warning: each iteration adds a clean-up to 'D'; none of them runs before 'D' runs them or dies [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-7]]:10: note: 'D' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-3]]:7: note: no fix is offered: what it releases is kept for later
    Keep(F);
  }
  read(Last);
}

// ---- Elements of what outlives the iteration ----

void elementByReference(int N) {
  Defers D;
  std::vector<File *> Files;
  for (int I = 0; I < N; ++I) {
    Files.push_back(fopen(I));
    D.add([&Files, I] { fclose(Files[I]); });
    // CHECK-NOTES: :[[@LINE-1]]:7: warning: each iteration adds a clean-up to 'D'; none of them runs before 'D' runs them or dies [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-6]]:10: note: 'D' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-3]]:7: note: no fix is offered: what it releases is kept for later
  }
  for (File *F : Files)
    read(F);
}

void elementOfArray(int N) {
  Defers D;
  File *Files[8];
  for (int I = 0; I < N; ++I) {
    Files[I] = fopen(I);
    D.add([&] { fclose(Files[I]); });
    // CHECK-NOTES: :[[@LINE-1]]:7: warning: each iteration adds a clean-up to 'D'; none of them runs before 'D' runs them or dies [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-6]]:10: note: 'D' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-3]]:7: note: no fix is offered: what it releases is kept for later
  }
  read(Files[0]);
}

void elementByPointer(int N, File **Files) {
  Defers D;
  for (int I = 0; I < N; ++I) {
    Files[I] = fopen(I);
    D.add([Files, I] { fclose(Files[I]); });
    // CHECK-NOTES: :[[@LINE-1]]:7: warning: each iteration adds a clean-up to 'D'; none of them runs before 'D' runs them or dies [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-5]]:10: note: 'D' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-3]]:7: note: no fix is offered: what it releases is kept for later
  }
}

class Files {
public:
  void fill(int N) {
    Defers D;
    for (int I = 0; I < N; ++I) {
      All.push_back(fopen(I));
      D.add([this, I] { fclose(All[I]); });
      // CHECK-NOTES: :[[@LINE-1]]:9: warning: each iteration adds a clean-up to 'D'; none of them runs before 'D' runs them or dies [defercliff-deferral-in-loop]
      // CHECK-NOTES: :[[@LINE-5]]:12: note: 'D' is declared here, outside the loop
      // CHECK-NOTES: :[[@LINE-3]]:9: note: no fix is offered: what it releases is kept for later
    }
  }

private:
  std::vector<File *> All;
};

void elementInCapture(int N) {
  Defers D;
  std::vector<File *> Files;
  for (int I = 0; I < N; ++I) {
    Files.push_back(fopen(I));
    D.add([F = Files[I]] { fclose(F); });
    // CHECK-NOTES: :[[@LINE-1]]:7: warning: each iteration adds a clean-up to 'D'; none of them runs before 'D' runs them or dies [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-6]]:10: note: 'D' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-3]]:7: note: no fix is offered: what it releases is kept for later
  }
}

void elementInVariable(std::vector<File *> &Files) {
  Defers D;
  for (File *F : Files) {
    D.add([F] { fclose(F); });
    // CHECK-NOTES: :[[@LINE-1]]:7: warning: each iteration adds a clean-up to 'D'; none of them runs before 'D' runs them or dies [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-4]]:10: note: 'D' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-3]]:7: note: no fix is offered: what it releases is kept for later
  }
  for (File *F : Files)
    read(F);
}

void numberInVariable(std::vector<int> &Handles, void (*Close)(int)) {
  Defers D;
  for (int Handle : Handles) {
    D.add([Handle, Close] { Close(Handle); });
    // CHECK-NOTES: :[[@LINE-1]]:7: warning: each iteration adds a clean-up to 'D'; none of them runs before 'D' runs them or dies [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-4]]:10: note: 'D' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-3]]:7: note: no fix is offered: what it releases is kept for later
  }
  for (int Handle : Handles)
    Close(Handle);
}

void neighbouringElement(std::vector<File *> &Files, int N) {
  Defers D;
  for (int I = 1; I < N; ++I) {
    File *F = Files[I];
    D.add([F] { fclose(F); });
    // CHECK-NOTES: :[[@LINE-1]]:7: warning: each iteration adds a clean-up to 'D'; none of them runs before 'D' runs them or dies [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-5]]:10: note: 'D' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-3]]:7: note: no fix is offered: what it releases is kept for later
    read(Files[I - 1]);
  }
}

struct Path {
  std::string Name;
};
Path *enter(int);
void leave(Path *);

// A method may keep a part of what it is given.
struct Names {
  std::vector<const char *> All;
  size_t Length = 0;
  void note(const std::string &Name) { All.push_back(Name.c_str()); }
  void noteOf(const Path &Entered) { All.push_back(Entered.Name.c_str()); }
  void measure(const std::string &Name) { Length += Name.size(); }
};

void partOfPart(int N) {
  Defers D;
  Names Noted;
  for (int I = 0; I < N; ++I) {
    Path *P = enter(I);
    D.add([P] { leave(P); });
    // CHECK-NOTES: :[[@LINE-1]]:7: warning: each iteration adds a clean-up to 'D'; none of them runs before 'D' runs them or dies [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-6]]:10: note: 'D' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-3]]:7: note: no fix is offered: what it releases is kept for later
    Noted.note(P->Name);
  }
}

void partOfWhole(int N) {
  Defers D;
  Names Noted;
  for (int I = 0; I < N; ++I) {
    Path *P = enter(I);
    D.add([P] { leave(P); });
    // CHECK-NOTES: :[[@LINE-1]]:7: warning: each iteration adds a clean-up to 'D'; none of them runs before 'D' runs them or dies [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-6]]:10: note: 'D' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-3]]:7: note: no fix is offered: what it releases is kept for later
    Noted.noteOf(*P);
  }
}

void numberOfPart(int N) {
  Defers D;
  Names Noted;
  for (int I = 0; I < N; ++I) {
    Path *P = enter(I);
    D.add([P] { leave(P); });
    // CHECK-NOTES: :[[@LINE-1]]:7: warning: each iteration adds a clean-up to 'D'; none of them runs before 'D' runs them or dies [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-6]]:10: note: 'D' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-3]]:7: note: with a guard, the clean-up runs at the end of the iteration
    // CHECK-FIXES:    auto Deferred = absl::MakeCleanup([P] { leave(P); });
    Noted.measure(P->Name);
  }
}

// Whoever gets the result, or catches it, has it after the iteration.
struct Store {
  Defers Kept;
  File *first(int N) {
    for (int I = 0; I < N; ++I) {
      File *F = fopen(I);
      Kept.add([F] { fclose(F); });
      // CHECK-NOTES: :[[@LINE-1]]:12: warning: each iteration adds a clean-up to 'Kept'; none of them runs before 'Kept' runs them or dies [defercliff-deferral-in-loop]
      // CHECK-NOTES: :[[@LINE-6]]:10: note: 'Kept' is declared here, outside the loop
      // CHECK-NOTES: :[[@LINE-3]]:12: note: no fix is offered: what it releases is kept for later
      if (F->Size > 0)
        return F;
    }
    return nullptr;
  }
  void thrown(int N) {
    for (int I = 0; I < N; ++I) {
      File *F = fopen(I);
      Kept.add([F] { fclose(F); });
      // CHECK-NOTES: :[[@LINE-1]]:12: warning: each iteration adds a clean-up to 'Kept'; none of them runs before 'Kept' runs them or dies [defercliff-deferral-in-loop]
      // CHECK-NOTES: :[[@LINE-18]]:10: note: 'Kept' is declared here, outside the loop
      // CHECK-NOTES: :[[@LINE-3]]:12: note: no fix is offered: what it releases is kept for later
      if (F->Size > 0)
        throw F;
    }
  }
  bool any(int N) {
    for (int I = 0; I < N; ++I) {
      File *F = fopen(I);
      Kept.add([F] { fclose(F); });
      // CHECK-NOTES: :[[@LINE-1]]:12: warning: each iteration adds a clean-up to 'Kept'; none of them runs before 'Kept' runs them or dies [defercliff-deferral-in-loop]
      // CHECK-NOTES: :[[@LINE-29]]:10: note: 'Kept' is declared here, outside the loop
      // CHECK-NOTES: :[[@LINE-3]]:12: note: with a guard, the clean-up runs at the end of the iteration
      // CHECK-FIXES:      auto Deferred = absl::MakeCleanup([F] { fclose(F); });
      if (F->Size > 0)
        return F->Size > 1;
    }
    return false;
  }
};

// The guard acts at the end of the inner block.
void beyondBlock(int N) {
  std::vector<std::function<void()>> Later;
  for (int I = 0; I < N; ++I) {
    File *Last = nullptr;
    if (next()) {
      File *F = fopen(I);
      Later.push_back([F] { fclose(F); });
      // CHECK-NOTES: :[[@LINE-1]]:13: warning: each iteration adds the release of 'F' to 'Later'; nothing is released before 'Later' is run [defercliff-deferral-in-loop]
      // CHECK-NOTES: :[[@LINE-3]]:13: note: 'F' is acquired here, inside the loop
      // CHECK-NOTES: :[[@LINE-8]]:38: note: 'Later' is declared here, outside the loop
      // CHECK-NOTES: :[[@LINE-4]]:13: note: no fix is offered: what it releases is kept for later
      Last = F;
    }
    if (Last)
      read(Last);
  }
  for (auto &Action : Later)
    Action();
}

void inContainerBeyondBlock(int N) {
  std::vector<std::function<void()>> Later;
  for (int I = 0; I < N; ++I) {
    std::vector<File *> Some;
    {
      File *F = fopen(I);
      Later.push_back([F] { fclose(F); });
      // CHECK-NOTES: :[[@LINE-1]]:13: warning: each iteration adds the release of 'F' to 'Later'; nothing is released before 'Later' is run [defercliff-deferral-in-loop]
      // CHECK-NOTES: :[[@LINE-3]]:13: note: 'F' is acquired here, inside the loop
      // CHECK-NOTES: :[[@LINE-8]]:38: note: 'Later' is declared here, outside the loop
      // CHECK-NOTES: :[[@LINE-4]]:13: note: no fix is offered: what it releases is kept for later
      Some.push_back(F);
    }
    read(Some.back());
  }
  for (auto &Action : Later)
    Action();
}

// What is assigned first goes on into the variable.
void bothAssigned(int N, File **All) {
  Defers D;
  for (int I = 0; I < N; ++I) {
    File *F = All[I] = fopen(I);
    D.add([F] { fclose(F); });
    // CHECK-NOTES: :[[@LINE-1]]:7: warning: each iteration adds a clean-up to 'D'; none of them runs before 'D' runs them or dies [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-5]]:10: note: 'D' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-3]]:7: note: no fix is offered: what it releases is kept for later
  }
}

void allAssigned(int N, File **All) {
  Defers D;
  for (int I = 0; I < N; ++I) {
    File *F;
    F = All[I] = fopen(I);
    D.add([F] { fclose(F); });
    // CHECK-NOTES: :[[@LINE-1]]:7: warning: each iteration adds a clean-up to 'D'; none of them runs before 'D' runs them or dies [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-6]]:10: note: 'D' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-3]]:7: note: no fix is offered: what it releases is kept for later
  }
}
