// RUN: %check defercliff-deferral-in-loop %s %t --option 'ReleasingNames=give_back;pool::put' --option IgnoredGuards=Undo

// What releases in this project, and what only looks like a guard.

#include <functional>
#include <utility>
#include <vector>

struct File;
File *take(int);
void give_back(File *);
int fclose(File *);
namespace pool {
void put(File *);
}

struct Undo {
  std::function<void()> Action;
  explicit Undo(std::function<void()> A) : Action(std::move(A)) {}
  ~Undo() { Action(); }
};

void releases(int N) {
  std::vector<std::function<void()>> Later;
  for (int I = 0; I < N; ++I) {
    File *F = take(I);
    Later.push_back([F] { give_back(F); });
    // CHECK-NOTES: :[[@LINE-1]]:11: warning: each iteration adds the release of 'F' to 'Later'; nothing is released before 'Later' is run [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:11: note: 'F' is acquired here, inside the loop
    // CHECK-NOTES: :[[@LINE-6]]:38: note: 'Later' is declared here, outside the loop
    File *G = take(I);
    Later.push_back([G] { pool::put(G); });
    // CHECK-NOTES: :[[@LINE-1]]:11: warning: each iteration adds the release of 'G' to 'Later'; nothing is released before 'Later' is run [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:11: note: 'G' is acquired here, inside the loop
    // CHECK-NOTES: :[[@LINE-11]]:38: note: 'Later' is declared here, outside the loop
    File *H = take(I);
    Later.push_back([H] { fclose(H); });
  }
}

void undo(int N) {
  std::vector<Undo> Undos;
  for (int I = 0; I < N; ++I)
    Undos.emplace_back([I] { fclose(take(I)); });
}
