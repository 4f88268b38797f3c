// RUN: %check defercliff-deferral-in-loop %s %t

// A guard in a container acts when the container dies: not in its iteration.

#include <functional>
#include <utility>
#include <vector>

int open(int);
void close(int);

struct Undo {
  std::function<void()> Action;
  explicit Undo(std::function<void()> A) : Action(std::move(A)) {}
  Undo(Undo &&Other) : Action(std::move(Other.Action)) {}
  ~Undo() {
    if (Action)
      Action();
  }
};

void pushed(int N) {
  std::vector<Undo> Undos;
  for (int I = 0; I < N; ++I) {
    int File = open(I);
    Undos.push_back(Undo([File] { close(File); }));
    // CHECK-NOTES: :[[@LINE-1]]:11: warning: each iteration adds a guard to 'Undos'; none of them acts before 'Undos' dies [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-5]]:21: note: 'Undos' is declared here, outside the loop
  }
}

void emplaced(int N) {
  std::vector<Undo> Undos;
  while (int File = open(N)) {
    Undos.emplace_back([File] { close(File); });
    // CHECK-NOTES: :[[@LINE-1]]:11: warning: each iteration adds a guard to 'Undos'; none of them acts before 'Undos' dies [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-4]]:21: note: 'Undos' is declared here, outside the loop
  }
}

// The guard may have a name of its own first.
void moved(int N) {
  std::vector<Undo> Undos;
  for (int I = 0; I < N; ++I) {
    Undo Close([I] { close(I); });
    Undos.push_back(std::move(Close));
    // CHECK-NOTES: :[[@LINE-1]]:11: warning: each iteration adds a guard to 'Undos'; none of them acts before 'Undos' dies [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-5]]:21: note: 'Undos' is declared here, outside the loop
  }
}

struct Session {
  std::vector<Undo> Undos;
  void run(int N) {
    for (int I = 0; I < N; ++I)
      Undos.emplace_back([I] { close(I); });
      // CHECK-NOTES: :[[@LINE-1]]:13: warning: each iteration adds a guard to 'Undos'; none of them acts before 'Undos' dies [defercliff-deferral-in-loop]
      // CHECK-NOTES: :[[@LINE-5]]:21: note: 'Undos' is declared here, outside the loop
  }
};
