// RUN: %check defercliff-deferral-in-loop %s %t --fix-notes

// What is not kept beyond the iteration may be released at its end.

#include <absl/cleanup/cleanup.h>
#include <functional>
#include <utility>
#include <vector>

struct File {
  int Size;
};
File *fopen(int);
int fclose(File *);
int read(File *);
bool next();

struct Defers {
  std::vector<std::function<void()>> All;
  void add(std::function<void()> F) { All.push_back(std::move(F)); }
  ~Defers() {
    for (auto &F : All)
      F();
  }
};

void inVariableOfIteration(int N) {
  Defers D;
  for (int I = 0; I < N; ++I) {
    File *F = fopen(I);
    File *Same;
    std::vector<File *> Some;
    D.add([F] { fclose(F); });
    // CHECK-NOTES: :[[@LINE-1]]:7: warning: each iteration adds a clean-up to 'D'; none of them runs before 'D' runs them or dies [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-7]]:10: note: 'D' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-3]]:7: note: with a guard, the clean-up runs at the end of the iteration
    // CHECK-FIXES:    auto Deferred = absl::MakeCleanup([F] { fclose(F); });
    Same = F;
    Some.push_back(Same);
  }
}

void numbers(int N, std::vector<int> &Sizes) {
  Defers D;
  int Sum = 0, Last = 0;
  bool Any = false;
  for (int I = 0; I < N; ++I) {
    File *F = fopen(I);
    D.add([F] { fclose(F); });
    // CHECK-NOTES: :[[@LINE-1]]:7: warning: each iteration adds a clean-up to 'D'; none of them runs before 'D' runs them or dies [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-7]]:10: note: 'D' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-3]]:7: note: with a guard, the clean-up runs at the end of the iteration
    // CHECK-FIXES:    auto Deferred = absl::MakeCleanup([F] { fclose(F); });
    Sum += read(F);
    Last = read(F);
    Any = F != nullptr;
    Sizes.push_back(read(F));
  }
  next();
}

void pointee(int N) {
  Defers D;
  int Last = 0;
  for (int I = 0; I < N; ++I) {
    int *P = new int(I);
    D.add([P] { delete P; });
    // CHECK-NOTES: :[[@LINE-1]]:7: warning: each iteration adds a clean-up to 'D'; none of them runs before 'D' runs them or dies [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-6]]:10: note: 'D' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-3]]:7: note: with a guard, the clean-up runs at the end of the iteration
    // CHECK-FIXES:    auto Deferred = absl::MakeCleanup([P] { delete P; });
    Last = *P;
  }
  next();
}

// A counter is nothing that was acquired.
void counter(int N, void (*Log)(int), std::vector<int> &All) {
  Defers D;
  for (int I = 0; I < N; ++I) {
    D.add([I, Log] { Log(I); });
    // CHECK-NOTES: :[[@LINE-1]]:7: warning: each iteration adds a clean-up to 'D'; none of them runs before 'D' runs them or dies [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-4]]:10: note: 'D' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-3]]:7: note: with a guard, the clean-up runs at the end of the iteration
    // CHECK-FIXES:    auto Deferred = absl::MakeCleanup([I, Log] { Log(I); });
    All.push_back(I);
  }
}

// Each iteration sets the variable, and nothing else uses it.
void inVariableFromOutside(int N) {
  Defers D;
  File *F;
  for (int I = 0; I < N; ++I) {
    F = fopen(I);
    D.add([F] { fclose(F); });
    // CHECK-NOTES: :[[@LINE-1]]:7: warning: each iteration adds a clean-up to 'D'; none of them runs before 'D' runs them or dies [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-6]]:10: note: 'D' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-3]]:7: note: with a guard, the clean-up runs at the end of the iteration
    // CHECK-FIXES:    auto Deferred = absl::MakeCleanup([F] { fclose(F); });
    read(F);
  }
}

void setInCondition() {
  Defers D;
  File *F;
  while ((F = fopen(1))) {
    D.add([F] { fclose(F); });
    // CHECK-NOTES: :[[@LINE-1]]:7: warning: each iteration adds a clean-up to 'D'; none of them runs before 'D' runs them or dies [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-5]]:10: note: 'D' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-3]]:7: note: with a guard, the clean-up runs at the end of the iteration
    // CHECK-FIXES:    auto Deferred = absl::MakeCleanup([F] { fclose(F); });
    read(F);
  }
}

struct Reader {
  File *From;
  void setFile(File *F) { From = F; }
  int size(const File *F) { return F->Size; }
};
int sizeOf(Reader &R, File *F) { return R.size(F); }

// What a variable of the iteration stores dies with that,
void inObjectOfIteration(int N) {
  Defers D;
  for (int I = 0; I < N; ++I) {
    File *F = fopen(I);
    Reader R{};
    D.add([F] { fclose(F); });
    // CHECK-NOTES: :[[@LINE-1]]:7: warning: each iteration adds a clean-up to 'D'; none of them runs before 'D' runs them or dies [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-6]]:10: note: 'D' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-3]]:7: note: with a guard, the clean-up runs at the end of the iteration
    // CHECK-FIXES:    auto Deferred = absl::MakeCleanup([F] { fclose(F); });
    R.setFile(F);
  }
}

// and this stores nothing.
void onlyRead(int N) {
  Defers D;
  Reader R{};
  auto Size = [](File *F) { return F->Size; };
  for (int I = 0; I < N; ++I) {
    File *F = fopen(I);
    D.add([F] { fclose(F); });
    // CHECK-NOTES: :[[@LINE-1]]:7: warning: each iteration adds a clean-up to 'D'; none of them runs before 'D' runs them or dies [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-7]]:10: note: 'D' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-3]]:7: note: with a guard, the clean-up runs at the end of the iteration
    // CHECK-FIXES:    auto Deferred = absl::MakeCleanup([F] { fclose(F); });
    sizeOf(R, F);
    Size(F);
  }
}

// Nothing else uses these elements.
void element(std::vector<File *> &Files) {
  Defers D;
  for (File *F : Files) {
    D.add([F] { fclose(F); });
    // CHECK-NOTES: :[[@LINE-1]]:7: warning: each iteration adds a clean-up to 'D'; none of them runs before 'D' runs them or dies [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-4]]:10: note: 'D' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-3]]:7: note: with a guard, the clean-up runs at the end of the iteration
    // CHECK-FIXES:    auto Deferred = absl::MakeCleanup([F] { fclose(F); });
    read(F);
  }
}

void elementByIndex(std::vector<File *> &Files) {
  Defers D;
  Files.push_back(fopen(0));
  for (unsigned I = 0; I < Files.size(); ++I) {
    File *F = Files[I];
    D.add([F] { fclose(F); });
    // CHECK-NOTES: :[[@LINE-1]]:7: warning: each iteration adds a clean-up to 'D'; none of them runs before 'D' runs them or dies [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-6]]:10: note: 'D' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-3]]:7: note: with a guard, the clean-up runs at the end of the iteration
    // CHECK-FIXES:    auto Deferred = absl::MakeCleanup([F] { fclose(F); });
    read(F);
  }
}

void elementOfIteration(int N) {
  Defers D;
  for (int I = 0; I < N; ++I) {
    std::vector<File *> Both = {fopen(I), fopen(I)};
    D.add([&Both] { fclose(Both[0]); });
    // CHECK-NOTES: :[[@LINE-1]]:7: warning: each iteration adds a clean-up to 'D'; none of them runs before 'D' runs them or dies [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-5]]:10: note: 'D' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-3]]:7: note: with a guard, the clean-up runs at the end of the iteration
    // CHECK-FIXES:    auto Deferred = absl::MakeCleanup([&Both] { fclose(Both[0]); });
    read(Both[1]);
  }
}

void inVariableOfBlock(int N) {
  std::vector<std::function<void()>> Later;
  for (int I = 0; I < N; ++I) {
    if (next()) {
      File *Last = nullptr;
      File *F = fopen(I);
      Later.push_back([F] { fclose(F); });
      // CHECK-NOTES: :[[@LINE-1]]:13: warning: each iteration adds the release of 'F' to 'Later'; nothing is released before 'Later' is run [defercliff-deferral-in-loop]
      // CHECK-NOTES: :[[@LINE-3]]:13: note: 'F' is acquired here, inside the loop
      // CHECK-NOTES: :[[@LINE-8]]:38: note: 'Later' is declared here, outside the loop
      // CHECK-NOTES: :[[@LINE-4]]:13: note: with a guard, the clean-up runs at the end of the iteration
      // CHECK-FIXES:      auto Deferred = absl::MakeCleanup([F] { fclose(F); });
      Last = F;
      read(Last);
    }
  }
  for (auto &Action : Later)
    Action();
}
